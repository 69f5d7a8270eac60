package org.genloss.lab.learner;

/**
 * The smoothed law of one order: after a context (a node of the order below) each symbol seen there has its own probability, every other
 * one {@code rest} times its probability in the fallback law. Draws follow probabilities raised to 1/temperature. The law of order 1 has
 * one context and holds every symbol.
 */
final class NgramLaw {
    private final NgramCounts.Order tree;
    private final NgramLaw fallback;
    private final int[] shorter;
    private final double exponent;
    private final double[] probability;
    private final double[] rest;
    private final double[] cumulative;
    private final double[] mass;

    /**
     * @param tree n-grams of this order; their parents are the contexts
     * @param fallback null for the law of order 1
     * @param shorter for each context the one of the fallback law; null where that has only one
     * @param exponent 1/temperature
     */
    private NgramLaw(NgramCounts.Order tree, NgramLaw fallback, int[] shorter, double exponent) {
        this.tree = tree;
        this.fallback = fallback;
        this.shorter = shorter;
        this.exponent = exponent;
        this.probability = new double[tree.size()];
        this.cumulative = new double[tree.size()];
        this.rest = new double[tree.start().length - 1];
        this.mass = new double[tree.start().length - 1];
    }

    /** Single symbols, from the first that may come next; {@code discount} null gives each the same probability. */
    static NgramLaw single(NgramCounts.Order tree, NgramDiscount discount, int first, double exponent) {
        NgramLaw law = new NgramLaw(tree, null, null, exponent);
        double even = 1.0 / (tree.size() - first);
        NgramDiscount.Reserve reserve = discount == null ? null : discount.of(first, tree.size());
        for (int i = first; i < tree.size(); i++) {
            law.probability[i] = discount == null ? even : discount.own(i) / reserve.total() + reserve.rest() * even;
        }
        law.sum(0, first);
        return law;
    }

    /** N-grams of two symbols and more. @param shorter null where the fallback law is one of single symbols */
    static NgramLaw over(NgramLaw fallback, NgramCounts.Order tree, int[] shorter, NgramDiscount discount) {
        NgramLaw law = new NgramLaw(tree, fallback, shorter, fallback.exponent);
        for (int context = 0; context < law.rest.length; context++) {
            int from = tree.start()[context];
            NgramDiscount.Reserve reserve = discount.of(from, tree.start()[context + 1]);
            law.rest[context] = reserve.rest();
            for (int i = from; i < tree.start()[context + 1]; i++) {
                law.probability[i] = discount.own(i) / reserve.total() + reserve.rest() * law.below(i);
            }
            law.sum(context, from);
            law.mass[context] += law.raised(reserve.rest()) * law.unseen(context, from);
        }
        return law;
    }

    private double below(int ngram) {
        return fallback.probability[shorter == null ? tree.symbol()[ngram] : tree.suffix()[ngram]];
    }

    /** p ^ (1/temperature), the weight of a symbol when it is drawn. */
    double raised(double p) {
        return exponent == 1 ? p : Math.pow(p, exponent);
    }

    private void sum(int context, int from) {
        double sum = 0;
        for (int i = from; i < tree.start()[context + 1]; i++) {
            sum += raised(probability[i]);
            cumulative[i] = sum;
        }
        mass[context] = sum;
    }

    /** Sum of fallback probabilities ^ exponent over the symbols not seen after the context. */
    private double unseen(int context, int from) {
        double covered = 0;
        for (int i = from; i < tree.start()[context + 1]; i++) {
            covered += raised(below(i));
        }
        return Math.max(0, fallback.mass[shorter(context)] - covered);
    }

    /** The context of the fallback law. */
    int shorter(int context) {
        return shorter == null ? 0 : shorter[context];
    }

    NgramLaw fallback() {
        return fallback;
    }

    NgramCounts.Order tree() {
        return tree;
    }

    double rest(int context) {
        return rest[context];
    }

    double probabilityOf(int ngram) {
        return probability[ngram];
    }

    /** Sum of probabilities ^ exponent over all symbols; 0 where nothing can follow. */
    double mass(int context) {
        return mass[context];
    }

    double probability(int context, int symbol) {
        int ngram = tree.child(context, symbol);
        if (ngram >= 0) {
            return probability[ngram];
        }
        return fallback == null ? 0 : rest[context] * fallback.probability(shorter(context), symbol);
    }

    /**
     * A symbol drawn with chance proportional to probability ^ exponent; the mass must be above 0. Symbols not seen after the context are
     * drawn from the fallback law, those seen being put back: at most one such draw is expected a symbol.
     */
    int draw(int context, NgramCode code) {
        int from = tree.start()[context];
        int to = tree.start()[context + 1];
        double at = code.next() * mass[context];
        if (fallback == null || (to > from && at < cumulative[to - 1])) {
            int found = find(from, to, at);
            code.narrow((found == from ? 0 : cumulative[found - 1]) / mass[context], cumulative[found] / mass[context]);
            return tree.symbol()[found];
        }
        code.narrow((to > from ? cumulative[to - 1] : 0) / mass[context], 1);
        while (true) {
            int symbol = fallback.draw(shorter(context), code);
            if (tree.child(context, symbol) < 0) {
                return symbol;
            }
            code.forget();
        }
    }

    /** The first n-gram whose cumulative sum is above the value. */
    private int find(int from, int to, double value) {
        int low = from;
        int high = to - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Probabilities of all symbols after the context, by token number; {@code into} begins as zeros. */
    void fill(int context, double[] into) {
        if (fallback != null) {
            fallback.fill(shorter(context), into);
            for (int i = 0; i < into.length; i++) {
                into[i] *= rest[context];
            }
        }
        for (int i = tree.start()[context]; i < tree.start()[context + 1]; i++) {
            into[tree.symbol()[i]] = probability[i];
        }
    }
}

package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.genloss.lab.Sampling;

/**
 * Draws from the likeliest symbols only. Top-p alone: those at least as likely as the last one needed to reach the share p of the tempered
 * mass. The bar of each context is found once, and draws below it are made again: 1/p draws are expected at most. With top-k the symbols kept
 * after each context are listed once, and drawn from.
 */
final class NgramNucleus {
    private final double p;
    private final int most;
    private final Map<NgramLaw, Map<Integer, Double>> bars = new IdentityHashMap<>();
    private final Map<NgramLaw, Map<Integer, Kept>> kept = new IdentityHashMap<>();
    private final Map<NgramLaw, Map<Integer, int[]>> ranked = new IdentityHashMap<>();

    /** The likeliest symbols after a context. */
    private record Kept(int[] symbols, Inverse law) {}

    /** @param sampling with a top-k or a top-p */
    NgramNucleus(Sampling sampling) {
        this.p = sampling.topP();
        this.most = sampling.topK();
    }

    int draw(NgramLaw law, int context, NgramCode code) {
        if (most > 0) {
            return among(
                    kept.computeIfAbsent(law, l -> new HashMap<>()).computeIfAbsent(context, c -> likeliest(law, c)),
                    code);
        }
        Double bar = bars.computeIfAbsent(law, l -> new HashMap<>()).computeIfAbsent(context, c -> bar(law, c));
        while (true) {
            int symbol = law.draw(context, code);
            if (law.probability(context, symbol) >= bar) {
                return symbol;
            }
            code.forget();
        }
    }

    private static int among(Kept kept, NgramCode code) {
        double at = code.next();
        int place = kept.law.at(at);
        kept.law.narrow(place, code);
        return kept.symbols[place];
    }

    /** The first k in falling order, and of these the first that together hold the share p of their tempered mass. */
    private Kept likeliest(NgramLaw law, int context) {
        Falling falling = new Falling(law, context);
        int[] symbols = new int[16];
        double[] weights = new double[16];
        int size = 0;
        double all = 0;
        for (; size < most && falling.probability() > 0; falling.step()) {
            if (size == symbols.length) {
                symbols = Arrays.copyOf(symbols, 2 * size);
                weights = Arrays.copyOf(weights, 2 * size);
            }
            symbols[size] = falling.symbol();
            weights[size] = law.raised(falling.probability());
            all += weights[size++];
        }
        int last = 0;
        for (double sum = 0; last < size && (last == 0 || sum < p * all * Decoder.WHOLE); last++) {
            sum += weights[last];
        }
        return new Kept(Arrays.copyOf(symbols, last), new Inverse(Arrays.copyOf(weights, last)));
    }

    private double bar(NgramLaw law, int context) {
        Falling falling = new Falling(law, context);
        double wanted = p * law.mass(context);
        double sum = 0;
        double bar = falling.probability();
        while (bar > 0) {
            sum += law.raised(bar);
            if (sum >= wanted) {
                return bar;
            }
            falling.step();
            bar = falling.probability();
        }
        return 0;
    }

    /** N-grams below a context, the likeliest first. */
    private int[] ranked(NgramLaw law, int context) {
        return ranked.computeIfAbsent(law, l -> new HashMap<>()).computeIfAbsent(context, c -> rank(law, c));
    }

    private static int[] rank(NgramLaw law, int context) {
        Integer[] order =
                new Integer[law.tree().start()[context + 1] - law.tree().start()[context]];
        Arrays.setAll(order, i -> law.tree().start()[context] + i);
        Arrays.sort(order, (a, b) -> Double.compare(law.probabilityOf(b), law.probabilityOf(a)));
        return Arrays.stream(order).mapToInt(i -> i).toArray();
    }

    /** The symbols after a context from the likeliest down: those seen there, merged with the other ones of the fallback law. */
    private final class Falling {
        private final NgramLaw law;
        private final int context;
        private final int[] seen;
        private final Falling others;
        private int at;

        Falling(NgramLaw law, int context) {
            this.law = law;
            this.context = context;
            this.seen = ranked(law, context);
            boolean more = law.fallback() != null && law.rest(context) > 0;
            this.others = more ? new Falling(law.fallback(), law.shorter(context)) : null;
            skip();
        }

        private void skip() {
            while (others != null && others.probability() > 0 && law.tree().child(context, others.symbol()) >= 0) {
                others.step();
            }
        }

        private double own() {
            return at < seen.length ? law.probabilityOf(seen[at]) : 0;
        }

        private double other() {
            return others == null ? 0 : law.rest(context) * others.probability();
        }

        /** 0 after the last. */
        double probability() {
            return Math.max(own(), other());
        }

        int symbol() {
            return own() >= other() ? law.tree().symbol()[seen[at]] : others.symbol();
        }

        void step() {
            if (own() >= other()) {
                at++;
            } else {
                others.step();
                skip();
            }
        }
    }
}

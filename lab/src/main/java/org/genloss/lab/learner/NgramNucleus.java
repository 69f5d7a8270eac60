package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws from the likeliest symbols only: those at least as likely as the last one needed to reach the share p of the tempered mass. The bar
 * of each context is found once, and draws below it are made again: 1/p draws are expected at most.
 */
final class NgramNucleus {
    private final double p;
    private final Map<NgramLaw, Map<Integer, Double>> bars = new IdentityHashMap<>();
    private final Map<NgramLaw, Map<Integer, int[]>> ranked = new IdentityHashMap<>();

    NgramNucleus(double p) {
        this.p = p;
    }

    int draw(NgramLaw law, int context, UniformRandomProvider random) {
        Double bar = bars.computeIfAbsent(law, l -> new HashMap<>()).computeIfAbsent(context, c -> bar(law, c));
        while (true) {
            int symbol = law.draw(context, random);
            if (law.probability(context, symbol) >= bar) {
                return symbol;
            }
        }
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

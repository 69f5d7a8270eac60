package org.genloss.lab.learner;

import java.util.Arrays;
import org.genloss.lab.Sampling;

/** Temperature, top-k and top-p on a law of finitely many outcomes. */
final class Decoder {
    /** A share reached but for rounding is reached. */
    static final double WHOLE = 1 - 1e-12;

    private Decoder() {}

    /**
     * The law that is drawn from.
     *
     * @param law sum 1
     * @return the same array where nothing is changed, else another one of sum 1
     */
    static double[] decoded(double[] law, Sampling sampling) {
        return decoded(law, null, sampling);
    }

    /**
     * Outcomes that are stretches of a line: what counts is the density.
     *
     * @param widths of the stretches; null where all are alike
     */
    static double[] decoded(double[] law, double[] widths, Sampling sampling) {
        boolean cut = (sampling.topK() > 0 && sampling.topK() < law.length) || sampling.topP() < 1;
        if (!cut && sampling.temperature() == 1) {
            return law;
        }
        double[] density = law.clone();
        if (widths != null) {
            Arrays.setAll(density, i -> law[i] / widths[i]);
        }
        double largest = Arrays.stream(density).max().orElseThrow();
        double[] drawn = law.clone();
        if (sampling.temperature() != 1) {
            Arrays.setAll(
                    drawn,
                    i -> Math.pow(density[i] / largest, 1 / sampling.temperature()) * (widths == null ? 1 : widths[i]));
        }
        if (cut) {
            cut(drawn, density, sampling);
        }
        double sum = Arrays.stream(drawn).sum();
        return Arrays.stream(drawn).map(p -> p / sum).toArray();
    }

    /** The likeliest first; of those alike the first. */
    private static void cut(double[] drawn, double[] density, Sampling sampling) {
        Integer[] ranks = new Integer[drawn.length];
        Arrays.setAll(ranks, i -> i);
        Arrays.sort(ranks, (a, b) -> Double.compare(density[b], density[a]));
        int kept = sampling.topK() == 0 ? ranks.length : Math.min(sampling.topK(), ranks.length);
        double all = 0;
        for (int r = 0; r < kept; r++) {
            all += drawn[ranks[r]];
        }
        double sum = 0;
        int last = 0;
        while (last < kept && (last == 0 || sum < sampling.topP() * all * WHOLE)) {
            sum += drawn[ranks[last++]];
        }
        for (int r = last; r < ranks.length; r++) {
            drawn[ranks[r]] = 0;
        }
    }
}

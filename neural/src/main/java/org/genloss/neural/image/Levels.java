package org.genloss.neural.image;

import org.genloss.neural.engine.Tensor;

/**
 * How much noise a point has at each level: sqrt(kept) of the point and sqrt(1 - kept) of standard normal noise. From level to level a share of the
 * variance is replaced, from 0.0001 to 0.02 evenly over 1,000 levels, of fewer accordingly more (Ho et al. 2020).
 *
 * @param kept by level, 1 at level 0
 */
record Levels(double[] kept) {
    private static final double FIRST = 1e-4;
    private static final double LAST = 0.02;
    private static final double USUAL = 1000;

    /** @param count at least 30, or the last would replace more than there is */
    static Levels of(int count) {
        double[] kept = new double[count + 1];
        kept[0] = 1;
        for (int level = 1; level <= count; level++) {
            double share = count == 1 ? LAST : FIRST + (LAST - FIRST) * (level - 1) / (count - 1);
            kept[level] = kept[level - 1] * (1 - share * USUAL / count);
        }
        return new Levels(kept);
    }

    int count() {
        return kept.length - 1;
    }

    /** Levels from the noisiest to the first, as evenly as can be, and 0 behind them. */
    int[] way(int steps) {
        int[] way = new int[steps + 1];
        for (int i = 0; i < steps; i++) {
            way[i] = (int) Math.round((double) count() * (steps - i) / steps);
        }
        return way;
    }

    /** For rows of such levels the root of what is kept of the point, in one column. */
    Tensor kept(int[] levels) {
        return column(levels, true);
    }

    /** For rows of such levels the root of what is noise, in one column. */
    Tensor noise(int[] levels) {
        return column(levels, false);
    }

    private Tensor column(int[] levels, boolean point) {
        float[] roots = new float[levels.length];
        for (int i = 0; i < roots.length; i++) {
            double share = kept[levels[i]];
            roots[i] = (float) Math.sqrt(point ? share : 1 - share);
        }
        return Tensor.of(roots, roots.length, 1);
    }
}

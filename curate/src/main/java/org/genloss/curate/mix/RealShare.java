package org.genloss.curate.mix;

/**
 * What remains real of the data that a model is trained on, after some generations.
 *
 * @param real real units at the start
 * @param generations generations of models since then
 * @param synthetic units that each generation draws
 */
public record RealShare(long real, int generations, long synthetic) {
    /** @throws IllegalArgumentException for amounts or generations below 0 */
    public RealShare {
        if (real < 0 || generations < 0 || synthetic < 0) {
            throw new IllegalArgumentException("real units, generations and synthetic units are at least 0, got " + real
                    + ", " + generations + " and " + synthetic);
        }
    }

    /** Where every generation is added to all data before it: {@code R / (R + g S)}, {@code 1 / (g + 1)} for equal amounts; 0 of nothing. */
    public double accumulate() {
        double all = real + (double) generations * synthetic;
        return all == 0 ? 0 : real / all;
    }

    /** Where each generation takes the place of all data before it: 1 at the start, 0 from the first on. */
    public double replace() {
        return generations == 0 && real > 0 ? 1 : 0;
    }

    /** Real units expected in a uniform sample of all accumulated data, as many as there were real units at the start. */
    public double accumulateSubsample() {
        return real * accumulate();
    }
}

package org.genloss.verdict.vector;

/**
 * How many of some marked items are on each side.
 *
 * @param reference marked items of the reference
 * @param candidate marked items of the candidate
 * @param references items of the reference
 * @param candidates items of the candidate
 */
record VectorCounts(int reference, int candidate, int references, int candidates) {
    static VectorCounts of(boolean[] marked, boolean[] candidate) {
        int[] counts = new int[4];
        for (int i = 0; i < marked.length; i++) {
            int side = candidate[i] ? 1 : 0;
            counts[side] += marked[i] ? 1 : 0;
            counts[2 + side]++;
        }
        return new VectorCounts(counts[0], counts[1], counts[2], counts[3]);
    }

    /** (c - r) / sqrt(c + r); NaN where nothing is marked. */
    double root() {
        return (candidate - reference) / Math.sqrt((double) candidate + reference);
    }

    /** Share of the reference's items. */
    double real() {
        return (double) reference / references;
    }

    /** Share of the candidate's items. */
    double generated() {
        return (double) candidate / candidates;
    }

    /** What this adds to the total variation. */
    double moved() {
        return 0.5 * Math.abs(generated() - real());
    }

    /** Share of the candidate over share of the reference. */
    double retained() {
        return generated() / real();
    }

    /** The share retained if {@link #root} were this, with as many marked items in all; half an item of the reference at least. */
    double retained(double root) {
        double marked = (double) candidate + reference;
        double ofCandidate = Math.max(0, (marked + root * Math.sqrt(marked)) / 2);
        return ofCandidate / candidates / (Math.max(0.5, marked - ofCandidate) / references);
    }
}

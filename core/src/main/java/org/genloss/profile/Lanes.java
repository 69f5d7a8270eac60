package org.genloss.profile;

import java.util.Arrays;

/**
 * Sums over many choices of groups at once: eight sums share a word of 64 bits, eight bits each, and overflow into whole numbers. Not safe
 * to use from several threads.
 */
public final class Lanes {
    private static final int LANES = 8;
    private static final int MOST = 0xff;

    private final int words;
    private final long[] rows; // of each group, in the lane of each choice: 1 where it is chosen
    private final long[] sums;
    private final int[] wide;
    private int inLanes; // no lane holds more
    private boolean flushed;

    /** @param chosen chosen[s][g] is true where choice s has group g */
    public Lanes(boolean[][] chosen) {
        this.words = (chosen.length + LANES - 1) / LANES;
        this.rows = new long[chosen.length == 0 ? 0 : chosen[0].length * words];
        this.sums = new long[words];
        this.wide = new int[words * LANES];
        for (int s = 0; s < chosen.length; s++) {
            for (int g = 0; g < chosen[s].length; g++) {
                rows[g * words + s / LANES] |= chosen[s][g] ? 1L << (s % LANES * LANES) : 0;
            }
        }
    }

    /** Adds a count, 0 or more, to the sums of the choices that have the group. */
    public void add(int group, int count) {
        int rest = count;
        while (rest > 0) {
            if (inLanes == MOST) {
                flush();
            }
            int part = Math.min(rest, MOST - inLanes);
            int row = group * words;
            for (int w = 0; w < words; w++) {
                sums[w] += part * rows[row + w];
            }
            inLanes += part;
            rest -= part;
        }
    }

    private void flush() {
        for (int s = 0; s < wide.length; s++) {
            wide[s] += lane(s);
        }
        Arrays.fill(sums, 0);
        inLanes = 0;
        flushed = true;
    }

    private int lane(int s) {
        return (int) (sums[s / LANES] >>> (s % LANES * LANES)) & MOST;
    }

    /** The sum of choice s. */
    public int sum(int s) {
        return flushed ? lane(s) + wide[s] : lane(s);
    }

    /** All sums are 0 again. */
    public void clear() {
        Arrays.fill(sums, 0);
        inLanes = 0;
        if (flushed) {
            Arrays.fill(wide, 0);
            flushed = false;
        }
    }
}

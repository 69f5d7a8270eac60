package org.genloss.verdict;

import org.genloss.data.Seed;

/** Random labellings of groups as reference or candidate, equally likely where both sides are samples of the same source. */
interface Labelling {
    /** The true labels; true for candidates. */
    boolean[] truth();

    /** Scratch space of one thread. */
    int[] scratch();

    /** Fills in the labelling of that seed. */
    void draw(Seed seed, boolean[] candidate, int[] scratch);
}

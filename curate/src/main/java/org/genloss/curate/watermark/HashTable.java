package org.genloss.curate.watermark;

/** The hash of the KGW schemes: a fixed permutation of 1,000,003 numbers, drawn with the seed 2971215073, plus one. */
final class HashTable {
    private static final int SIZE = 1_000_003;
    private static final int[] TABLE = new Draws(SIZE).first(SIZE, (int) 2971215073L);

    private HashTable() {}

    /** The hash of a number, negative ones by their remainder from 0 on. */
    static long of(long x) {
        return TABLE[(int) Math.floorMod(x, (long) SIZE)] + 1L;
    }
}

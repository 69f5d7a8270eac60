package org.genloss.profile;

import com.dynatrace.hash4j.hashing.Hashing;

/** The 64-bit hashes by which groups are drawn, folds are formed and words are coded: XXH3 of the characters. */
public final class Hashes {
    private Hashes() {}

    public static long of(CharSequence text) {
        return Hashing.xxh3_64().hashCharsToLong(text);
    }

    /** The fold, 0 to folds-1, of a group with this hash; independent of the order in which groups are drawn. */
    public static int fold(long hash, int folds) {
        long z = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        return (int) Math.floorMod(z ^ (z >>> 29), (long) folds);
    }
}

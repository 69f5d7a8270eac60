package org.genloss.io.read;

import org.genloss.profile.Hashes;

/**
 * Names items. Without an id field an item is named by its row; behind the number of the file, if there are several: {@code 2:17}. With one,
 * the first item of an id bears it and every later one has its row appended: {@code q-7#2:17}. Ids seen are kept in a Bloom filter of fixed
 * size (16 MiB, four probes): with ten million ids some 0.4 % of first ones are taken for later ones and get their row appended too, which
 * keeps them unique and the same at every pass.
 */
final class Ids {
    private static final int BITS = 27;

    private final boolean several;
    private String prefix = "";
    private long[] seen;

    Ids(int files) {
        this.several = files > 1;
    }

    /** @param ordinal the number of the file, from 1 */
    void file(int ordinal) {
        prefix = several ? ordinal + ":" : "";
    }

    String row(long number) {
        return row(Long.toString(number));
    }

    private String row(String place) {
        return prefix + place;
    }

    String field(String id, long number) {
        return first(Hashes.of(id)) ? id : id + "#" + row(number);
    }

    /** The row number that data frames write, in a column without a heading: no name, only a place. */
    String index(String index, long number) {
        String place = row(index);
        return first(Hashes.of(place)) ? place : place + "#" + number;
    }

    private boolean first(long hash) {
        if (seen == null) {
            seen = new long[1 << (BITS - 6)];
        }
        boolean fresh = false;
        for (int probe = 0; probe < 4; probe++) {
            int bit = (int) ((hash + probe * (hash >>> 32 | 1)) & ((1L << BITS) - 1));
            long mask = 1L << (bit & 63);
            fresh |= (seen[bit >>> 6] & mask) == 0;
            seen[bit >>> 6] |= mask;
        }
        return fresh;
    }
}

package org.genloss.metric.text;

import java.util.Arrays;
import org.genloss.profile.Pool;

/**
 * The n-grams that begin at each position of a pool's words, numbered for every length up to an order, never across texts.
 *
 * @param order longest n-grams, 1 or more
 */
record NgramIds(int order) implements Pool.Coding<NgramIds.Coded> {
    NgramIds {
        if (order < 1) {
            throw new IllegalArgumentException("n-grams need an order of at least 1, got " + order);
        }
    }

    /**
     * Numbers of n-grams; the lists have those of length n at index n - 1.
     *
     * @param id the number of the n-gram that begins at a position; -1 where the text ends before
     * @param types how many different ones there are
     */
    record Coded(int[][] id, int[] types) {}

    @Override
    public Coded code(Pool pool) {
        return of(pool.get(new Tokens()), order);
    }

    static Coded of(Tokens.Coded tokens, int order) {
        int[][] id = new int[order][];
        int[] types = new int[order];
        id[0] = tokens.word();
        types[0] = tokens.names().size();
        for (int n = 2; n <= order; n++) {
            Numbers numbers = new Numbers(id[0].length);
            int[] shorter = id[n - 2];
            int[] longer = new int[id[0].length];
            Arrays.fill(longer, -1);
            for (int d = 0; d < tokens.documents(); d++) {
                for (int i = tokens.start()[d]; i <= tokens.start()[d + 1] - n; i++) {
                    longer[i] = numbers.of((long) shorter[i] << 32 | id[0][i + n - 1]);
                }
            }
            id[n - 1] = longer;
            types[n - 1] = numbers.size;
        }
        return new Coded(id, types);
    }

    /** Numbers keys in the order in which they come first. */
    private static final class Numbers {
        private final long[] keys;
        private final int[] numbers;
        private int size;

        /** @param most keys that may come */
        Numbers(int most) {
            int capacity = Integer.highestOneBit(Math.max(16, most + most / 2)) << 1;
            keys = new long[capacity];
            numbers = new int[capacity];
        }

        int of(long key) {
            int mask = keys.length - 1;
            int at = (int) WordTable.mix(key) & mask;
            while (numbers[at] != 0 && keys[at] != key) {
                at = (at + 1) & mask;
            }
            if (numbers[at] == 0) {
                keys[at] = key;
                numbers[at] = ++size;
            }
            return numbers[at] - 1;
        }
    }
}

package org.genloss.verdict.text;

import java.util.Arrays;
import org.genloss.metric.text.Ngrams;
import org.genloss.profile.Pool;

/**
 * Types (words, or runs of three words) by group of a pool. Types that occur once in all, and those of fewer than {@code leastGroups}
 * groups, are only counted where they occur: they fall to a side as a whole. All others are listed, those of at most {@code rareGroups}
 * groups first.
 */
final class TextTypes {
    /** n ln n. */
    static double nLogN(long n) {
        return n < 2 ? 0 : n * Math.log(n);
    }

    private final Ngrams.Coded coded;
    private final Pool pool;
    private final int leastGroups;

    /** Listed types. */
    final int listed;

    /** Listed types that are rare. */
    final int rare;

    /** Groups that contain each listed type. */
    final int[] groups;

    /** Occurrences of each listed type. */
    final int[] total;

    /** Position of each listed type in the words. */
    final int[] position;

    /** First entry of each group. */
    final int[] start;

    final int[] type;
    final int[] count;

    /** The entries that a group has more than once, by type: group, type, count. */
    final Repeated repeated;

    /** Entries in parallel, ordered by type. */
    record Repeated(int[] group, int[] type, int[] count) {
        int most() {
            return Arrays.stream(count).max().orElse(1);
        }
    }

    /** Types of each group that are not listed; no other group contains them. */
    final int[] alone;

    TextTypes(Ngrams.Coded coded, Pool pool, int leastGroups, int rareGroups) {
        this.coded = coded;
        this.pool = pool;
        this.leastGroups = leastGroups;
        int k = pool.groups();
        alone = new int[k];
        int[] inGroups = new int[coded.types()];
        int[] occurrences = new int[coded.types()];
        Stamp stamp = new Stamp(coded.types());
        for (int g = 0; g < k; g++) {
            stamp.next();
            for (int i = first(g); i < first(g + 1); i++) {
                inGroups[coded.type()[i]] += stamp.isNew(coded.type()[i]) ? 1 : 0;
                occurrences[coded.type()[i]] += coded.count()[i];
            }
            for (int item = pool.firstItem(g); item < pool.firstItem(g + 1); item++) {
                alone[g] += coded.singles()[item];
            }
        }
        int[] number = new int[coded.types()];
        rare = number(number, inGroups, leastGroups, rareGroups, 0);
        listed = number(number, inGroups, Math.max(leastGroups, rareGroups + 1), Integer.MAX_VALUE, rare);
        groups = renumbered(inGroups, number, inGroups);
        total = renumbered(occurrences, number, inGroups);
        position = renumbered(coded.position(), number, inGroups);
        start = new int[k + 1];
        type = new int[Arrays.stream(groups).sum()];
        count = new int[type.length];
        for (int g = 0; g < k; g++) {
            list(g, number, inGroups);
        }
        repeated = repeated(k);
    }

    private Repeated repeated(int k) {
        int[] first = new int[listed + 1];
        for (int i = 0; i < type.length; i++) {
            first[type[i] + 1] += count[i] > 1 ? 1 : 0;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        Repeated all = new Repeated(new int[first[listed]], new int[first[listed]], new int[first[listed]]);
        for (int g = 0; g < k; g++) {
            for (int i = start[g]; i < start[g + 1]; i++) {
                if (count[i] > 1) {
                    int at = first[type[i]]++;
                    all.group[at] = g;
                    all.type[at] = type[i];
                    all.count[at] = count[i];
                }
            }
        }
        return all;
    }

    private int first(int group) {
        return coded.start()[pool.firstItem(group)];
    }

    private static int number(int[] number, int[] inGroups, int least, int most, int from) {
        int next = from;
        for (int t = 0; t < number.length; t++) {
            if (inGroups[t] >= least && inGroups[t] <= most) {
                number[t] = next++;
            }
        }
        return next;
    }

    private int[] renumbered(int[] values, int[] number, int[] inGroups) {
        int[] renumbered = new int[listed];
        for (int t = 0; t < number.length; t++) {
            if (inGroups[t] >= leastGroups) {
                renumbered[number[t]] = values[t];
            }
        }
        return renumbered;
    }

    /** A type that several items of the group contain has one entry, with the sum. */
    private void list(int g, int[] number, int[] inGroups) {
        int[] entry =
                pool.firstItem(g + 1) - pool.firstItem(g) > 1 ? new Gathered(first(g), first(g + 1)).gather() : null;
        int used = start[g];
        for (int i = first(g); i < first(g + 1); i++) {
            int t = entry == null ? coded.type()[i] : entry[2 * (i - first(g))];
            int n = entry == null ? coded.count()[i] : entry[2 * (i - first(g)) + 1];
            if (n > 0 && inGroups[t] >= leastGroups) {
                type[used] = number[t];
                count[used++] = n;
            } else if (n > 0) {
                alone[g]++;
            }
        }
        start[g + 1] = used;
    }

    /** The entries of several items, sorted by type and summed; repeated ones get the count 0. */
    private final class Gathered {
        private final long[] keys;

        Gathered(int from, int to) {
            keys = new long[to - from];
            for (int i = from; i < to; i++) {
                keys[i - from] = ((long) coded.type()[i] << 32) | coded.count()[i];
            }
            Arrays.sort(keys);
        }

        int[] gather() {
            int[] entry = new int[2 * keys.length];
            int at = -1;
            for (int i = 0; i < keys.length; i++) {
                int t = (int) (keys[i] >>> 32);
                entry[2 * i] = t;
                at = i > 0 && t == entry[2 * i - 2] ? at : i;
                entry[2 * at + 1] += (int) keys[i];
            }
            return entry;
        }
    }

    /** Tells in constant time whether a type was met since the last {@code next}. */
    static final class Stamp {
        private final int[] last;
        private int now;

        Stamp(int types) {
            last = new int[types];
        }

        void next() {
            now++;
        }

        boolean isNew(int t) {
            boolean fresh = last[t] != now;
            last[t] = now;
            return fresh;
        }
    }
}

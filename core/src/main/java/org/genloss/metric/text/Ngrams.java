package org.genloss.metric.text;

import java.util.Arrays;
import java.util.BitSet;
import org.genloss.profile.Pool;

/**
 * The n-grams of all items of a pool, never across items. Those that occur once in the pool are only counted: whichever side their item
 * falls to, they occur once there. All others are numbered, and each item has the list of those it contains with their counts.
 *
 * @param n words in a row, 1 or more
 */
public record Ngrams(int n) implements Pool.Coding<Ngrams.Coded> {
    public Ngrams {
        if (n < 1) {
            throw new IllegalArgumentException("n-grams need n of at least 1, got " + n);
        }
    }

    /**
     * Documents as lists of n-gram types with counts.
     *
     * @param types number of types that occur at least twice
     * @param start first entry of each document; one more than there are documents
     * @param type type of an entry; a document has one entry a type
     * @param count occurrences of that type in that document
     * @param singles n-grams of each document that occur nowhere else, and once
     * @param total all n-grams of each document
     * @param position of each type, where it stands in the words; the type is the n words from there
     * @param repeated positions of the words at which an n-gram begins that occurs at least twice
     */
    public record Coded(
            int types,
            int[] start,
            int[] type,
            int[] count,
            int[] singles,
            int[] total,
            int[] position,
            BitSet repeated) {
        /** Different n-grams of a document. */
        public int distinct(int document) {
            return start[document + 1] - start[document] + singles[document];
        }
    }

    @Override
    public Coded code(Pool pool) {
        return of(
                pool.get(new Tokens()),
                n,
                n == 1 ? new BitSet() : pool.get(new Ngrams(n - 1)).repeated());
    }

    /** As readers call it: words, 2-grams, 3-grams. */
    public static String subject(int n) {
        return n == 1 ? "words" : n + "-grams";
    }

    /** The n-grams of some documents. Two n-grams with n of 3 or more are held equal where their 64-bit hashes are. */
    public static Coded of(Tokens.Coded tokens, int n) {
        return of(tokens, n, n == 1 ? new BitSet() : of(tokens, n - 1).repeated());
    }

    /** Only what begins and ends with a repeated (n-1)-gram can be repeated. */
    private static Coded of(Tokens.Coded tokens, int n, BitSet shorter) {
        Numbering numbering = new Numbering(tokens, n, shorter);
        return new Lister(tokens, n, numbering).list();
    }

    /**
     * Gives each position the slot of its n-gram (-1: cannot be repeated). A slot holds the upper 36 bits of the n-gram's hash, of which the lower
     * bits are the slot's place, and 28 bits of state: 1 seen once, 2 + its number for a type that was seen again.
     */
    private static final class Numbering {
        private static final int STATE_BITS = 28;
        private static final long STATE = (1L << STATE_BITS) - 1;

        private final int[] slot;
        private final long[] table;
        private int[] position = new int[1 << 10];
        private int types;

        Numbering(Tokens.Coded tokens, int n, BitSet shorter) {
            int[] word = tokens.word();
            slot = n == 1 ? word : new int[word.length];
            table = new long[n == 1 ? tokens.names().size() : capacity(shorter)];
            for (int d = 0; d < tokens.documents(); d++) {
                for (int i = tokens.start()[d]; i <= tokens.start()[d + 1] - n; i++) {
                    if (n > 1) {
                        slot[i] = shorter.get(i) && shorter.get(i + 1) ? find(key(word, i, n)) : -1;
                    }
                    if (slot[i] >= 0) {
                        see(slot[i], i);
                    }
                }
            }
        }

        /** Room for all positions whose (n-1)-gram and the next one are repeated, at most two thirds full. */
        private static int capacity(BitSet shorter) {
            BitSet both = shorter.get(1, Math.max(1, shorter.length()));
            both.and(shorter);
            int positions = both.cardinality();
            return Integer.highestOneBit(Math.max(16, positions + positions / 2)) << 1;
        }

        private static long key(int[] word, int from, int n) {
            long key = ((long) word[from] << 32) | word[from + 1];
            for (int i = from + 2; i < from + n; i++) {
                key = WordTable.mix(key + 0x9e3779b97f4a7c15L) * 0xd6e8feb86659fd93L + word[i];
            }
            return WordTable.mix(key + 0x9e3779b97f4a7c15L);
        }

        private int find(long key) {
            int mask = table.length - 1;
            int at = (int) key & mask;
            while (table[at] != 0 && ((table[at] ^ key) & ~STATE) != 0) {
                at = (at + 1) & mask;
            }
            table[at] |= key & ~STATE;
            return at;
        }

        private void see(int at, int i) {
            long state = table[at] & STATE;
            if (state == 0) {
                table[at] |= 1;
            } else if (state == 1) {
                if (types == position.length) {
                    position = Arrays.copyOf(position, types + (types >> 1));
                }
                position[types++] = i;
                table[at] += types;
            }
        }

        /** The number of the type that begins at a position, -1 where it occurs once. */
        int type(int i) {
            return slot[i] < 0 ? -1 : (int) Math.max(1, table[slot[i]] & STATE) - 2;
        }
    }

    private static final class Lister {
        private final Tokens.Coded tokens;
        private final int n;
        private final Numbering numbering;
        private final int[] entryOf;
        private int[] type = new int[1 << 10];
        private int[] count = new int[1 << 10];
        private int used;
        private final BitSet repeated = new BitSet();

        Lister(Tokens.Coded tokens, int n, Numbering numbering) {
            this.tokens = tokens;
            this.n = n;
            this.numbering = numbering;
            this.entryOf = new int[numbering.types];
            Arrays.fill(entryOf, -1);
        }

        Coded list() {
            int documents = tokens.documents();
            int[] start = new int[documents + 1];
            int[] singles = new int[documents];
            int[] total = new int[documents];
            for (int d = 0; d < documents; d++) {
                singles[d] = document(d);
                total[d] = Math.max(0, tokens.length(d) - n + 1);
                start[d + 1] = used;
            }
            int[] position = commonestFirst();
            return new Coded(
                    numbering.types,
                    start,
                    Arrays.copyOf(type, used),
                    Arrays.copyOf(count, used),
                    singles,
                    total,
                    position,
                    repeated);
        }

        /** Renumbers the types by their number of entries, largest first, so that counting keeps to few cache lines; gives their positions. */
        private int[] commonestFirst() {
            int[] entries = entryOf; // no longer needed as what it was
            Arrays.fill(entries, 0);
            for (int i = 0; i < used; i++) {
                entries[type[i]]++;
            }
            int most = Arrays.stream(entries).max().orElse(0);
            int[] next = new int[most + 2]; // next[m] = number of the next type with most - m entries
            for (int n : entries) {
                next[most - n + 1]++;
            }
            for (int m = 1; m < next.length; m++) {
                next[m] += next[m - 1];
            }
            int[] position = new int[entries.length];
            for (int t = 0; t < entries.length; t++) {
                entries[t] = next[most - entries[t]]++;
                position[entries[t]] = numbering.position[t];
            }
            for (int i = 0; i < used; i++) {
                type[i] = entries[type[i]];
            }
            return position;
        }

        private int document(int d) {
            int first = used;
            int singles = 0;
            for (int i = tokens.start()[d]; i <= tokens.start()[d + 1] - n; i++) {
                int id = numbering.type(i);
                if (id < 0) {
                    singles++;
                } else {
                    repeated.set(i);
                    add(id, first);
                }
            }
            return singles;
        }

        private void add(int id, int first) {
            if (entryOf[id] >= first) {
                count[entryOf[id]]++;
                return;
            }
            if (used == type.length) {
                type = Arrays.copyOf(type, used + (used >> 1));
                count = Arrays.copyOf(count, used + (used >> 1));
            }
            entryOf[id] = used;
            type[used] = id;
            count[used++] = 1;
        }
    }
}

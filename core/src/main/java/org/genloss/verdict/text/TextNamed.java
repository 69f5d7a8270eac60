package org.genloss.verdict.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.genloss.metric.text.Tokens;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.NamedContent;

/**
 * Words, and runs of three words, with the number of groups of each side that contain them: all words of all items of the pool. Left out
 * is what is so rare that even its total absence from a side has a chance above 1 %.
 */
public final class TextNamed {
    private static final double TELLING = 0.01;
    private static final int SKETCH = 1 << 24;

    private final Pool pool;
    private final NamedContent.Among among;
    private final Tokens.Coded tokens;
    private final int least;
    private final boolean[]
            telling; // words that begin with a letter and that enough groups contain: no other word can be in a run
    // named
    private final List<NamedContent> named = new ArrayList<>();

    private TextNamed(Pool pool) {
        this.pool = pool;
        this.tokens = new TextTokens(Integer.MAX_VALUE).code(pool).tokens();
        this.telling = new boolean[tokens.names().size()];
        this.among = NamedContent.Among.of(pool).withLength(length());
        this.least = least(among);
    }

    /** Words a group of the candidate has, over those of the reference. */
    private double length() {
        double reference = first(pool.referenceGroups());
        double candidate = first(pool.groups()) - reference;
        return candidate / (pool.groups() - pool.referenceGroups()) / (reference / pool.referenceGroups());
    }

    /** Groups that must contain a thing for its absence from a side to have a chance of 1 % or less. */
    public static int least(NamedContent.Among among) {
        double share = (double) among.smaller() / Math.max(1, among.reference() + among.candidate());
        return share == 0 ? Integer.MAX_VALUE : Math.max(2, (int) Math.ceil(Math.log(TELLING) / Math.log(share)));
    }

    /**
     * All of them, words before runs.
     *
     * @param whole the words of the whole data, where these were counted; runs are always those of the pool
     */
    public static List<NamedContent> named(Pool pool, Optional<List<NamedContent>> whole) {
        TextNamed all = new TextNamed(pool);
        all.words();
        whole.ifPresent(w -> {
            all.named.clear();
            w.forEach(word -> all.named.add(word.ofLength(all.among.length())));
        });
        all.runs();
        return all.named;
    }

    /** The words from a position on, with spaces between; empty where one of them does not begin with a letter. */
    static String name(List<String> names, int[] text, int position, int n) {
        StringJoiner name = new StringJoiner(" ");
        for (int i = position; i < position + n; i++) {
            String word = names.get(text[i]);
            if (!Character.isLetter(word.codePointAt(0))) {
                return "";
            }
            name.add(word);
        }
        return name.toString();
    }

    private void words() {
        Groups groups = new Groups(tokens.names().size());
        for (int g = 0; g < pool.groups(); g++) {
            for (int i = first(g); i < first(g + 1); i++) {
                groups.see(tokens.word()[i], g);
            }
        }
        for (int w = 0; w < tokens.names().size(); w++) {
            telling[w] = add("word", groups, w, tokens.names().get(w));
        }
    }

    private int first(int group) {
        return tokens.start()[pool.firstItem(group)];
    }

    private boolean add(String what, Groups groups, int type, String name) {
        boolean enough =
                groups.reference[type] + groups.candidate[type] >= least && Character.isLetter(name.codePointAt(0));
        if (enough) {
            named.add(new NamedContent(what, name, groups.reference[type], groups.candidate[type], among));
        }
        return enough;
    }

    private void runs() {
        byte[] sketch = new byte[SKETCH];
        forRuns((key, i, g) ->
                sketch[(int) (key >>> 40)] += (byte) (sketch[(int) (key >>> 40)] < Byte.MAX_VALUE ? 1 : 0));
        int needed = Math.min(least, Byte.MAX_VALUE);
        Runs runs = new Runs();
        forRuns((key, i, g) -> {
            if (sketch[(int) (key >>> 40)] >= needed) {
                runs.see(key, i, g);
            }
        });
        for (int t = 0; t < runs.size; t++) {
            String name = name(tokens.names(), tokens.word(), runs.position[t], 3);
            if (!name.isEmpty()) {
                add("three words in a row", runs.groups, t, name);
            }
        }
    }

    /** Takes one run of three telling words: a key that stands for it, its position and its group. */
    private interface Taker {
        void take(long key, int position, int group);
    }

    private void forRuns(Taker taker) {
        int[] word = tokens.word();
        for (int g = 0; g < pool.groups(); g++) {
            for (int item = pool.firstItem(g); item < pool.firstItem(g + 1); item++) {
                for (int i = tokens.start()[item]; i + 2 < tokens.start()[item + 1]; i++) {
                    if (telling[word[i]] && telling[word[i + 1]] && telling[word[i + 2]]) {
                        taker.take(key(word[i], word[i + 1], word[i + 2]), i, g);
                    }
                }
            }
        }
    }

    private static long key(int a, int b, int c) {
        long key = (((long) a << 32) | b) * 0x9e3779b97f4a7c15L;
        key = ((key ^ (key >>> 29)) + c) * 0xbf58476d1ce4e5b9L;
        return (key ^ (key >>> 32)) * 0x94d049bb133111ebL | 1L;
    }

    /** Groups of each side that contain each type. */
    private final class Groups {
        private int[] reference;
        private int[] candidate;
        private int[] last; // 1 + the group that was counted last

        Groups(int types) {
            reference = new int[types];
            candidate = new int[types];
            last = new int[types];
        }

        void see(int type, int group) {
            if (last[type] != group + 1) {
                last[type] = group + 1;
                (group < pool.referenceGroups() ? reference : candidate)[type]++;
            }
        }

        void grow(int types) {
            reference = Arrays.copyOf(reference, types);
            candidate = Arrays.copyOf(candidate, types);
            last = Arrays.copyOf(last, types);
        }
    }

    /** Runs by key, in the order in which they come first. */
    private final class Runs {
        private long[] keys = new long[1 << 12];
        private int[] number = new int[1 << 12];
        private int[] position = new int[1 << 10];
        private final Groups groups = new Groups(1 << 10);
        private int size;

        void see(long key, int i, int group) {
            int slot = slot(key);
            if (keys[slot] == 0) {
                if (size == position.length) {
                    position = Arrays.copyOf(position, size * 2);
                    groups.grow(size * 2);
                }
                keys[slot] = key;
                number[slot] = size;
                position[size++] = i;
                groups.see(size - 1, group);
                if (size * 2 > keys.length) {
                    grow();
                }
            } else {
                groups.see(number[slot], group);
            }
        }

        private int slot(long key) {
            int mask = keys.length - 1;
            int slot = (int) (key >>> 20) & mask;
            while (keys[slot] != key && keys[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldNumber = number;
            keys = new long[oldKeys.length * 2];
            number = new int[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int slot = slot(oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    number[slot] = oldNumber[i];
                }
            }
        }
    }
}

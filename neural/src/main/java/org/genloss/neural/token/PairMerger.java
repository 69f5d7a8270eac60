package org.genloss.neural.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.genloss.neural.token.Tokenizer.Merge;

/**
 * Learns byte pairs (Sennrich et al. 2016): again and again the two tokens that stand side by side most often within words become one. Of pairs
 * that are equally frequent the one of the smaller tokens is taken, the left one first.
 */
public final class PairMerger {
    private static final int RAREST = 2;
    private static final Comparator<Counted> ORDER = Comparator.comparingLong(Counted::count)
            .reversed()
            .thenComparingInt(c -> c.pair.left())
            .thenComparingInt(c -> c.pair.right());

    private final List<int[]> words = new ArrayList<>();
    private final List<Long> weights = new ArrayList<>();
    private final Map<Merge, Long> counts = new HashMap<>();
    private final Map<Merge, Set<Integer>> places = new HashMap<>();
    private final List<String> symbols = new ArrayList<>(List.of(Tokenizer.END_WORD));
    private final Map<String, Integer> tokens = new HashMap<>();
    private final PriorityQueue<Counted> queue = new PriorityQueue<>(ORDER);

    /** How often a pair stood side by side when this was noted. */
    private record Counted(Merge pair, long count) {}

    private PairMerger(Map<String, Long> texts) {
        symbols.addAll(ByteLevel.alphabet());
        symbols.forEach(symbol -> tokens.put(symbol, tokens.size()));
        texts.forEach((word, count) -> {
            words.add(Arrays.stream(ByteLevel.places(word))
                    .map(place -> place + 1)
                    .toArray());
            weights.add(count);
            count(words.size() - 1, 1, new HashSet<>());
        });
        counts.forEach((pair, count) -> queue.add(new Counted(pair, count)));
    }

    /**
     * A tokenizer of so many tokens, of fewer where no pair is left that stands in the texts twice.
     *
     * @param size {@link Tokenizer#LEAST} or more
     */
    public static Tokenizer learn(Iterable<String> texts, int size) {
        Map<String, Long> words = new TreeMap<>();
        texts.forEach(text -> ByteLevel.words(text).forEach(word -> words.merge(word, 1L, Long::sum)));
        return new Tokenizer(new PairMerger(words).merges(size));
    }

    private List<Merge> merges(int size) {
        List<Merge> merges = new ArrayList<>();
        while (symbols.size() < size && !queue.isEmpty()) {
            Counted best = queue.poll();
            if (best.count != counts.getOrDefault(best.pair, 0L)) {
                continue; // noted before words around it changed; what it is now stands further down
            }
            if (best.count < RAREST) {
                break;
            }
            merge(best.pair, token(best.pair));
            merges.add(best.pair);
        }
        return merges;
    }

    private int token(Merge pair) {
        String symbol = symbols.get(pair.left()) + symbols.get(pair.right());
        if (!tokens.containsKey(symbol)) {
            tokens.put(symbol, symbols.size());
            symbols.add(symbol);
        }
        return tokens.get(symbol);
    }

    private void merge(Merge pair, int token) {
        Set<Merge> touched = new HashSet<>();
        for (int word : List.copyOf(places.get(pair))) {
            count(word, -1, touched);
            words.set(word, merged(words.get(word), pair, token));
            count(word, 1, touched);
        }
        for (Merge other : touched) {
            long count = counts.getOrDefault(other, 0L);
            if (count > 0) {
                queue.add(new Counted(other, count));
            }
        }
    }

    private static int[] merged(int[] word, Merge pair, int token) {
        int[] shorter = new int[word.length];
        int size = 0;
        for (int i = 0; i < word.length; i++) {
            boolean here = i + 1 < word.length && word[i] == pair.left() && word[i + 1] == pair.right();
            shorter[size++] = here ? token : word[i];
            i += here ? 1 : 0;
        }
        return Arrays.copyOf(shorter, size);
    }

    private void count(int word, int sign, Set<Merge> touched) {
        int[] tokens = words.get(word);
        for (int i = 0; i + 1 < tokens.length; i++) {
            Merge pair = new Merge(tokens[i], tokens[i + 1]);
            counts.merge(pair, sign * weights.get(word), Long::sum);
            Set<Integer> where = places.computeIfAbsent(pair, p -> new HashSet<>());
            if (sign > 0) {
                where.add(word);
            } else {
                where.remove(word);
            }
            touched.add(pair);
        }
    }
}

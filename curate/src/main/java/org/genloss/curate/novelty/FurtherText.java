package org.genloss.curate.novelty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.genloss.curate.contamination.Document;
import org.genloss.profile.Hashes;

/**
 * What a crawl adds to the text that one has, and what more of it would add. Three things are counted: words that one does not have; rare words of what one has, in one or
 * two of its documents, that are found again; and regions of content in which one has no document. A region is a cell of the signs of a few random projections of
 * the words of a document, weighted by their count and rarity (SimHash, Charikar 2002); there are about as many cells as half the documents that one has. A
 * document of the crawl that one has, word for word, adds nothing: its words count as words of the crawl alone.
 */
public final class FurtherText {
    private static final double MILLION = 1e6;
    private static final int RARE = 2;
    private static final int FEWEST_BITS = 4;
    private static final int MOST_BITS = 16;

    private final Map<String, Integer> having = new HashMap<>(); // groups with the word
    private final Set<Long> regions = new HashSet<>();
    private final Set<Long> documents = new HashSet<>(); // hashes of their words, in order
    private final int groups;
    private final int bits;

    /** A text. @param notes what is said of it, by field */
    public record Text(String group, String value, Map<String, String> notes) {}

    /**
     * The growth of one count.
     *
     * @param name what is counted
     * @param found different ones in all of the crawl
     * @param earlier per million words in its first half, on average over all orders of its documents
     * @param lately the same in its second half
     * @param alike the same in as many words as the smallest part of the field has: only at equal size do parts compare, as small ones look richer; empty for the whole
     * @param again per million words of as much text again
     * @param farther per million words of four times as much
     */
    public record Growth(
            String name,
            long found,
            double earlier,
            double lately,
            OptionalDouble alike,
            Accumulation.Expected again,
            Accumulation.Expected farther) {}

    /**
     * What a crawl or a part of it adds.
     *
     * @param groups of documents
     * @param words running words
     */
    public record Gain(long groups, long words, List<Growth> growths) {}

    /**
     * @param all of the crawl; empty where it has fewer than two groups or no word
     * @param parts for each field, each of its values; those of fewer than two groups are left out
     * @param have groups of what one has
     * @param rare words of it in one or two groups
     * @param copies documents of the crawl that one has, word for word
     */
    public record Result(Optional<Gain> all, Map<String, Map<String, Gain>> parts, long have, long rare, long copies) {}

    /** @param have what one has */
    public FurtherText(List<Text> have) {
        Map<String, List<Text>> byGroup = grouped(have);
        byGroup.values().forEach(texts -> {
            Set<String> words = new HashSet<>();
            texts.forEach(text -> words.addAll(Document.words(text.value())));
            words.forEach(word -> having.merge(word, 1, Integer::sum));
        });
        groups = byGroup.size();
        int log = 31 - Integer.numberOfLeadingZeros(Math.max(1, groups));
        bits = Math.min(MOST_BITS, Math.max(FEWEST_BITS, log - 1));
        have.forEach(text -> {
            List<String> words = Document.words(text.value());
            regions.add(region(words));
            documents.add(hash(words));
        });
    }

    private static long hash(List<String> words) {
        return Hashes.of(String.join(" ", words));
    }

    private boolean has(List<String> words) {
        return !words.isEmpty() && documents.contains(hash(words));
    }

    private static Map<String, List<Text>> grouped(List<Text> texts) {
        Map<String, List<Text>> groups = new LinkedHashMap<>();
        texts.forEach(text ->
                groups.computeIfAbsent(text.group(), g -> new ArrayList<>()).add(text));
        return groups;
    }

    /** @param fields notes by whose values the crawl is broken down */
    public Result of(List<Text> crawl, List<String> fields) {
        Map<String, Map<String, Gain>> parts = new LinkedHashMap<>();
        for (String field : fields) {
            Map<String, List<Text>> values = new TreeMap<>();
            crawl.forEach(text -> values.computeIfAbsent(text.notes().getOrDefault(field, ""), v -> new ArrayList<>())
                    .add(text));
            Map<String, Found> found = new LinkedHashMap<>();
            values.forEach((value, texts) -> {
                Found of = found(texts);
                if (of.enough()) {
                    found.put(value, of);
                }
            });
            OptionalLong size = found.values().stream().mapToLong(f -> f.words).min();
            Map<String, Gain> gains = new LinkedHashMap<>();
            found.forEach((value, of) -> gains.put(value, of.gain(size)));
            parts.put(field, gains);
        }
        long rare = having.values().stream().filter(n -> n <= RARE).count();
        Found all = found(crawl);
        return new Result(
                all.enough() ? Optional.of(all.gain(OptionalLong.empty())) : Optional.empty(),
                parts,
                groups,
                rare,
                all.copies);
    }

    private Found found(List<Text> crawl) {
        Found found = new Found();
        grouped(crawl).values().forEach(found::add);
        return found;
    }

    /** What was found in some of the crawl; the words of one text at a time. */
    private final class Found {
        private final Numbers types = new Numbers();
        private final Numbers tail = new Numbers();
        private final Numbers cells = new Numbers();
        private long words;
        private long copies;

        void add(List<Text> group) {
            Set<String> fresh = new HashSet<>();
            Set<String> again = new HashSet<>();
            Set<Long> places = new HashSet<>();
            for (Text text : group) {
                List<String> running = Document.words(text.value());
                words += running.size();
                if (has(running)) {
                    copies++;
                    continue;
                }
                for (String word : running) {
                    int had = having.getOrDefault(word, 0);
                    if (had == 0) {
                        fresh.add(word);
                    } else if (had <= RARE) {
                        again.add(word);
                    }
                }
                long place = region(running);
                if (!regions.contains(place)) {
                    places.add(place);
                }
            }
            types.add(fresh);
            tail.add(again);
            cells.add(places);
        }

        int groups() {
            return types.samples.size();
        }

        boolean enough() {
            return groups() > 1 && words > 0;
        }

        Gain gain(OptionalLong size) {
            Extent extent = new Extent(words, size);
            return new Gain(
                    groups(),
                    words,
                    List.of(
                            growth("new words", types, extent),
                            growth("rare words found again", tail, extent),
                            growth("new regions", cells, extent)));
        }
    }

    /** Running words, and how many of them are compared with other parts. */
    private record Extent(long words, OptionalLong size) {}

    private static Growth growth(String name, Numbers numbers, Extent extent) {
        Accumulation all = new Accumulation(numbers.samples);
        int samples = numbers.samples.size();
        int half = samples / 2;
        double first = all.after(half);
        double million = MILLION / extent.words;
        double share = (double) half / samples;
        return new Growth(
                name,
                all.seen(),
                first * million / share,
                (all.seen() - first) * million / (1 - share),
                extent.size.stream()
                        .mapToDouble(size -> {
                            int m = (int) Math.max(1, Math.round((double) samples * size / extent.words));
                            return all.after(m) * million * samples / m;
                        })
                        .findFirst(),
                all.further(1).times(million),
                all.further(4).times(million / 4));
    }

    /** The cell of a text: the signs of sums of (1 + ln count) times rarity over its words, each with a random sign a place. */
    private long region(List<String> words) {
        Map<String, Integer> counts = new TreeMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        double[] sums = new double[bits];
        counts.forEach((word, count) -> {
            double rarity = Math.log((1.0 + groups) / (1 + having.getOrDefault(word, 0)));
            double weight = (1 + Math.log(count)) * rarity;
            long hash = Hashes.of(word);
            for (int i = 0; i < bits; i++) {
                sums[i] += (hash >>> i & 1) == 0 ? weight : -weight;
            }
        });
        long cell = 0;
        for (double sum : sums) {
            cell = cell << 1 | (sum > 0 ? 1 : 0);
        }
        return cell;
    }

    /** Numbers things in the order in which they come. */
    private static final class Numbers {
        private final Map<Object, Integer> known = new HashMap<>();
        private final List<int[]> samples = new ArrayList<>();

        void add(Set<?> things) {
            int[] numbers = new int[things.size()];
            int at = 0;
            for (Object thing : things) {
                Integer next = known.size();
                Integer was = known.putIfAbsent(thing, next);
                numbers[at++] = was == null ? next : was;
            }
            Arrays.sort(numbers);
            samples.add(numbers);
        }
    }
}

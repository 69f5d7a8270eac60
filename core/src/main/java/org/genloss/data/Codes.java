package org.genloss.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of one categorical column, held as one array of codes into a dictionary: the form in which the categorical learner reads and
 * draws. Rows are made on demand. The array is not copied: whoever hands it over no longer writes to it.
 */
public final class Codes implements Corpus {
    private final Schema schema;
    private final Dictionary dictionary;
    private final int[] codes;

    /** @param codes row i has the category {@code dictionary.word(codes[i])} and the id i */
    public Codes(Dictionary dictionary, int[] codes) {
        this.schema = dictionary.schema;
        this.dictionary = dictionary;
        this.codes = codes;
    }

    /**
     * The same corpus where it is one already, otherwise a copy, its dictionary in alphabetical order.
     *
     * @throws IllegalArgumentException where the corpus is no table of one categorical column, or a cell is missing
     */
    public static Codes of(Corpus corpus) {
        if (corpus instanceof Codes known) {
            return known;
        }
        if (!fits(corpus.schema())) {
            throw new IllegalArgumentException("a table of one categorical column is needed");
        }
        List<String> words;
        try (Stream<Item> items = corpus.items()) {
            words = items.map(Codes::category).toList();
        }
        Dictionary dictionary = new Dictionary(
                corpus.schema().columns().get(0).name(),
                words.stream().sorted().distinct().toList());
        return new Codes(dictionary, words.stream().mapToInt(dictionary::code).toArray());
    }

    /** Whether data of this shape can be held as codes. */
    public static boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TABLE
                && schema.width() == 1
                && schema.columns().get(0).scale() == Schema.Scale.CATEGORICAL;
    }

    /** The one category of a row. */
    public static String category(Item item) {
        if (item.payload() instanceof Payload.Row row
                && row.cells().size() == 1
                && row.cells().get(0) instanceof Cell.Category cell) {
            return cell.value();
        }
        throw new IllegalArgumentException("item " + item.id() + " is no row of one category");
    }

    /** One after another; where the dictionaries differ the first is extended by the words it lacks. */
    public static Codes concat(List<Codes> parts) {
        Dictionary joint = parts.get(0).dictionary;
        for (Codes part : parts) {
            joint = joint.with(part.dictionary);
        }
        int[] all = new int[parts.stream().mapToInt(Codes::size).sum()];
        int at = 0;
        for (Codes part : parts) {
            System.arraycopy(part.in(joint), 0, all, at, part.codes.length);
            at += part.codes.length;
        }
        return new Codes(joint, all);
    }

    /** The rows at these places, in this order. */
    public Codes pick(int[] places) {
        return new Codes(dictionary, Arrays.stream(places).map(i -> codes[i]).toArray());
    }

    private int[] in(Dictionary other) {
        return other == dictionary
                ? codes
                : Arrays.stream(codes).map(c -> other.code(dictionary.word(c))).toArray();
    }

    public int size() {
        return codes.length;
    }

    public Dictionary dictionary() {
        return dictionary;
    }

    /** One code a row; not a copy, not to be written to. */
    public int[] codes() {
        return codes;
    }

    /** How often each word of the dictionary occurs. */
    public int[] counts() {
        int[] counts = new int[dictionary.size()];
        for (int code : codes) {
            counts[code]++;
        }
        return counts;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Stream<Item> items() {
        return IntStream.range(0, codes.length)
                .mapToObj(i -> Item.of(Integer.toString(i), dictionary.rows.get(codes[i])));
    }

    /** The categories that a column may hold, each with its code 0, 1, .. */
    public static final class Dictionary {
        private final Schema schema;
        private final List<String> words;
        private final List<Payload.Row> rows;
        private final Map<String, Integer> codes = new HashMap<>();

        /** @param words the categories, each once */
        public Dictionary(String column, List<String> words) {
            this.schema = Schema.table(List.of(new Schema.Column(column, Schema.Scale.CATEGORICAL)));
            this.words = List.copyOf(words);
            this.rows = this.words.stream()
                    .map(w -> new Payload.Row(List.of(new Cell.Category(w))))
                    .toList();
            for (String word : this.words) {
                if (codes.put(word, codes.size()) != null) {
                    throw new IllegalArgumentException("the category " + word + " stands twice in the dictionary");
                }
            }
        }

        /** Categories named 1 .. size. */
        public static Dictionary numbered(int size) {
            return new Dictionary(
                    "category",
                    IntStream.rangeClosed(1, size).mapToObj(Integer::toString).toList());
        }

        public int size() {
            return words.size();
        }

        public String word(int code) {
            return words.get(code);
        }

        /** The code of a word, -1 where it is not known. */
        public int code(String word) {
            return codes.getOrDefault(word, -1);
        }

        public Schema schema() {
            return schema;
        }

        /** This dictionary where it has all words of the other one, otherwise a longer one that begins alike. */
        public Dictionary with(Dictionary other) {
            if (other == this || codes.keySet().containsAll(other.codes.keySet())) {
                return this;
            }
            Set<String> joint = new LinkedHashSet<>(words);
            joint.addAll(other.words);
            return new Dictionary(schema.columns().get(0).name(), joint.stream().collect(Collectors.toList()));
        }
    }
}

package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.lab.Weighted;

/** Documents as rows of token numbers: 0 begins a document, 1 ends it, 2 and above are symbols in the order of their first use. */
final class NgramText {
    static final int BEGIN = 0;
    static final int END = 1;
    static final int FIRST = 2;

    private final Ngram.Unit unit;
    private final List<String> symbols = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private int[] tokens = new int[1024];
    private int used;
    private int[] starts = new int[64];
    private int documents;
    /** One a document; null where all count alike. */
    private double[] weights;

    private Inverse documentsByWeight;

    private NgramText(Ngram.Unit unit) {
        this.unit = unit;
    }

    /**
     * @param known symbols that the model knows of whether or not the data has them
     * @param marks whether each document is put between a begin and an end
     */
    static NgramText of(Corpus corpus, Ngram.Unit unit, String known, boolean marks) {
        NgramText text = new NgramText(unit);
        text.split(known).forEach(text::learn);
        Corpus counted = Weighted.counted(corpus);
        text.weights = counted instanceof Weighted weighted ? weighted.weights() : null;
        text.documentsByWeight = text.weights == null ? null : new Inverse(text.weights);
        try (Stream<Item> items = counted.items()) {
            items.forEachOrdered(item -> text.add(item, marks));
        }
        text.starts = Arrays.copyOf(text.starts, text.documents + 1);
        text.starts[text.documents] = text.used;
        text.tokens = Arrays.copyOf(text.tokens, text.used);
        return text;
    }

    private void add(Item item, boolean marks) {
        if (documents + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[documents++] = used;
        List<String> parts = split(value(item));
        if (used + parts.size() + 2 > tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.max(tokens.length * 2, used + parts.size() + 2));
        }
        if (marks) {
            tokens[used++] = BEGIN;
        }
        for (String part : parts) {
            tokens[used++] = learn(part);
        }
        if (marks) {
            tokens[used++] = END;
        }
    }

    private int learn(String symbol) {
        Integer id = ids.get(symbol);
        if (id == null) {
            id = FIRST + symbols.size();
            ids.put(symbol, id);
            symbols.add(symbol);
        }
        return id;
    }

    static String value(Item item) {
        if (item.payload() instanceof Payload.Text text) {
            return text.value();
        }
        throw new IllegalArgumentException("item " + item.id() + " is no text");
    }

    /** Characters, or words and line breaks; runs of other white space stand for one space. */
    List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int length = text.length();
        int at = 0;
        while (at < length) {
            int next = at + Character.charCount(text.codePointAt(at));
            if (unit == Ngram.Unit.WORDS && text.charAt(at) != '\n') {
                if (Character.isWhitespace(text.charAt(at))) {
                    at = next;
                    continue;
                }
                while (next < length && !Character.isWhitespace(text.charAt(next))) {
                    next++;
                }
            }
            parts.add(text.substring(at, next));
            at = next;
        }
        return parts;
    }

    /** The text of symbol numbers; words are joined by a space, except at line breaks. */
    String join(int[] path, int length) {
        List<String> parts = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            parts.add(symbols.get(path[i] - FIRST));
        }
        return join(parts);
    }

    /** The text of symbols; words are joined by a space, except at line breaks. */
    String join(List<String> parts) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (String symbol : parts) {
            boolean word = unit == Ngram.Unit.WORDS && !symbol.equals("\n");
            if (gap && word) {
                text.append(' ');
            }
            text.append(symbol);
            gap = word;
        }
        return text.toString();
    }

    /** The number of a symbol, -1 where it is not known. */
    int id(String symbol) {
        return ids.getOrDefault(symbol, -1);
    }

    List<String> symbols() {
        return symbols;
    }

    /** Numbers in use, begin and end included. */
    int ids() {
        return FIRST + symbols.size();
    }

    /** How often the document counts. */
    double weight(int document) {
        return weights == null ? 1 : weights[document];
    }

    /** A document of the data, with a chance of its weight. */
    int any(UniformRandomProvider random) {
        if (weights == null) {
            return random.nextInt(documents);
        }
        return documentsByWeight.at(random.nextDouble());
    }

    int[] tokens() {
        return tokens;
    }

    /** Where each document begins in {@link #tokens()}, and the end of the last one. */
    int[] starts() {
        return starts;
    }
}

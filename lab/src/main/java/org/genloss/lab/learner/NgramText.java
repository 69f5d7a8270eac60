package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.lab.Weighted;

/** Documents as rows of token numbers. */
final class NgramText {
    private final NgramVocabulary vocabulary;
    private final boolean marks;
    private int[] tokens = new int[1024];
    private int used;
    private int[] starts = new int[64];
    private int documents;
    /** One a document; null where all count alike. */
    private final double[] weights;

    private NgramText(NgramVocabulary vocabulary, boolean marks, double[] weights) {
        this.vocabulary = vocabulary;
        this.marks = marks;
        this.weights = weights;
    }

    /**
     * @param vocabulary learns the symbols that it does not know
     * @param marks whether each document is put between a begin and an end
     */
    static NgramText of(Corpus corpus, NgramVocabulary vocabulary, boolean marks) {
        double[] weights = corpus instanceof Weighted weighted ? weighted.weights() : null;
        NgramText text = new NgramText(vocabulary, marks, weights);
        try (Stream<Item> items = corpus.items()) {
            items.forEachOrdered(text::add);
        }
        text.starts = Arrays.copyOf(text.starts, text.documents + 1);
        text.starts[text.documents] = text.used;
        text.tokens = Arrays.copyOf(text.tokens, text.used);
        return text;
    }

    private void add(Item item) {
        if (documents + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[documents++] = used;
        List<String> parts = vocabulary.split(value(item));
        if (used + parts.size() + 2 > tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.max(tokens.length * 2, used + parts.size() + 2));
        }
        if (marks) {
            tokens[used++] = NgramVocabulary.BEGIN;
        }
        for (String part : parts) {
            tokens[used++] = vocabulary.learn(part);
        }
        if (marks) {
            tokens[used++] = NgramVocabulary.END;
        }
    }

    static String value(Item item) {
        if (item.payload() instanceof Payload.Text text) {
            return text.value();
        }
        throw new IllegalArgumentException("item " + item.id() + " is no text");
    }

    NgramVocabulary vocabulary() {
        return vocabulary;
    }

    /** Whether each document is put between a begin and an end. */
    boolean marks() {
        return marks;
    }

    int documents() {
        return documents;
    }

    /** How often the document counts. */
    double weight(int document) {
        return weights == null ? 1 : weights[document];
    }

    /** Symbols of a document, its marks not among them. */
    int length(int document) {
        return starts[document + 1] - starts[document] - (marks ? 2 : 0);
    }

    /** The first token of a document that is no begin: its end, where it has no symbols; -1 where it has not even that. */
    int first(int document) {
        int at = starts[document] + (marks ? 1 : 0);
        return at < starts[document + 1] ? tokens[at] : -1;
    }

    int[] tokens() {
        return tokens;
    }

    /** Where each document begins in {@link #tokens()}, and the end of the last one. */
    int[] starts() {
        return starts;
    }
}

package org.genloss.lab.probe;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Payload;
import org.genloss.lab.Corpora;
import org.genloss.lab.Evidence;
import org.genloss.metric.text.Tokens;
import org.genloss.metric.text.WordTable;

/** Texts that stand, in part, in the texts that a model was fitted to. */
final class Copies {
    private static final int RUN = 8;
    private static final double HALF = 0.5;

    private final Tokens.Coded words;
    private final Set<Long> runs = new HashSet<>();

    private Copies(Tokens.Coded words) {
        this.words = words;
    }

    /** Shares of the drawn and of the held-out texts that are copies; NaN of none. Texts without words are left out. */
    static double[] of(Evidence evidence) {
        Copies copies = new Copies(Tokens.of(Stream.of(evidence.trained(), evidence.drawn(), evidence.holdout())
                .flatMap(Copies::texts)
                .toList()));
        int trained = Corpora.size(evidence.trained());
        int drawn = Corpora.size(evidence.drawn());
        for (int d = 0; d < trained; d++) {
            copies.add(d);
        }
        return new double[] {
            copies.share(trained, trained + drawn), copies.share(trained + drawn, copies.words.documents())
        };
    }

    private static Stream<String> texts(Corpus corpus) {
        return Corpora.list(corpus).stream().map(item -> ((Payload.Text) item.payload()).value());
    }

    private double share(int from, int to) {
        int copies = 0;
        int all = 0;
        for (int d = from; d < to; d++) {
            List<Long> own = runs(d);
            long there = own.stream().filter(runs::contains).count();
            all += own.isEmpty() ? 0 : 1;
            copies += !own.isEmpty() && there >= HALF * own.size() ? 1 : 0;
        }
        return (double) copies / all;
    }

    private void add(int document) {
        runs.addAll(runs(document));
    }

    /** Hashes of the runs of eight words of a text, or of the whole text where it is shorter. */
    private List<Long> runs(int document) {
        int from = words.start()[document];
        int length = words.length(document);
        int size = Math.min(RUN, length);
        return Stream.iterate(from, i -> i + size <= from + length && size > 0, i -> i + 1)
                .map(i -> hash(i, size, length < RUN))
                .toList();
    }

    private long hash(int from, int size, boolean whole) {
        long hash = whole ? 1 : 0;
        for (int i = from; i < from + size; i++) {
            hash = WordTable.mix(hash * 31 + words.word()[i] + 1);
        }
        return hash;
    }
}

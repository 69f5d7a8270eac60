package org.genloss.neural.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.genloss.neural.engine.Engine;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.token.Tokenizer;
import org.genloss.neural.training.Drop;

/**
 * What a network says of texts that are there: the logarithm of the chance of each next token. Texts are read side by side, those of like length together.
 * Which stand beside which follows from the texts alone, and so do the results to the last bit; they differ by rounding from those of a text read alone.
 */
final class Reader {
    /** Numbers that are told at a time, about: those of 2,000 tokens of a vocabulary of 512. */
    private static final int TOLD = 1 << 20;

    private final Learned weights;

    Reader(Learned weights) {
        this.weights = weights;
    }

    /** Given, for each place of each sequence once, where in an array the logarithms of all tokens begin. */
    interface Row {
        void accept(int sequence, int place, float[] logs, int from);
    }

    /**
     * Places of a sequence that are read at once.
     *
     * @param from the first that is seen
     * @param known the first that is told of; those before it another window tells of
     * @param to behind the last
     */
    private record Window(int sequence, int from, int known, int to) {
        int size() {
            return to - from;
        }
    }

    /**
     * After each place of each sequence, in no order, the logarithms of the chances of all tokens. Longer sequences than a context are read in windows
     * as of {@link Shape#begin}.
     */
    void after(List<int[]> sequences, Row row) {
        List<Window> windows = windows(sequences);
        int abreast = Math.max(1, TOLD / weights.shape().vocabulary());
        Engine.roomy(
                this::size,
                () -> Engine.plainly(() -> Scope.run(() -> {
                    Network network = new Network(weights);
                    for (int first = 0; first < windows.size(); ) {
                        int next = first + 1;
                        while (next < windows.size()
                                && (next + 1 - first) * windows.get(next).size() <= abreast) {
                            next++;
                        }
                        tell(network, sequences, windows.subList(first, next), row);
                        first = next;
                    }
                    return null;
                })));
    }

    private String size() {
        return "to read texts with a network of " + weights.shape().parameters() + " weights in windows of "
                + weights.shape().context() + " tokens; lower transformer.context or width";
    }

    /** The shortest first. */
    private List<Window> windows(List<int[]> sequences) {
        Shape shape = weights.shape();
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            int length = sequences.get(i).length;
            for (int known = 0; known < length; ) {
                int from = shape.begin(known);
                int to = Math.min(length, from + shape.context());
                windows.add(new Window(i, from, known, to));
                known = to;
            }
        }
        windows.sort(Comparator.comparingInt(Window::size));
        return windows;
    }

    /** What stands behind a shorter window is seen by nothing that is told of. */
    private void tell(Network network, List<int[]> sequences, List<Window> windows, Row row) {
        int places = windows.get(windows.size() - 1).size();
        long[] tokens = new long[windows.size() * places];
        for (int i = 0; i < tokens.length; i++) {
            Window window = windows.get(i / places);
            int at = window.from + i % places;
            tokens[i] = at < window.to ? sequences.get(window.sequence)[at] : Tokenizer.END;
        }
        float[] logs = Scope.run(() -> network.scores(Tensor.of(tokens, windows.size(), places), Drop.NONE)
                .logSoftmax()
                .floats());
        int words = weights.shape().vocabulary();
        for (int w = 0; w < windows.size(); w++) {
            Window window = windows.get(w);
            for (int place = window.known; place < window.to; place++) {
                row.accept(window.sequence, place, logs, (w * places + place - window.from) * words);
            }
        }
    }
}

package org.genloss.neural.text;

import java.util.Arrays;
import org.genloss.neural.engine.Engine;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;

/** What a network says of texts that are there: the logarithm of the chance of each next token. */
final class Reader implements AutoCloseable {
    private final Scope scope = new Scope();
    private final Shape shape;
    private final Network network;

    Reader(Learned weights) {
        this.shape = weights.shape();
        this.network = new Network(weights);
    }

    /** Given, for each place of a sequence in its order, where in an array the logarithms of all tokens begin. */
    interface Row {
        void accept(int place, float[] logs, int from);
    }

    /**
     * After each place of a sequence the logarithms of the chances of all tokens. Longer sequences than a context are read in windows as of
     * {@link Shape#begin}.
     */
    void after(int[] sequence, Row row) {
        int known = 0;
        while (known < sequence.length) {
            int from = shape.begin(known);
            int to = Math.min(sequence.length, from + shape.context());
            float[] rows = read(Arrays.copyOfRange(sequence, from, to));
            for (; known < to; known++) {
                row.accept(known, rows, (known - from) * shape.vocabulary());
            }
        }
    }

    private float[] read(int[] window) {
        long[] tokens = Arrays.stream(window).asLongStream().toArray();
        return Engine.plainly(() -> Scope.run(() -> network.scores(Tensor.of(tokens, 1, tokens.length), Drop.NONE)
                .logSoftmax()
                .floats()));
    }

    @Override
    public void close() {
        scope.close();
    }
}

package org.genloss.neural.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Task;
import org.genloss.neural.training.Tensors;

/**
 * To say which token comes next, in windows of texts drawn anew for each step.
 *
 * @param shape of the network
 * @param batch windows a step
 * @param stream tokens to learn from, more than a context
 * @param watched tokens that are held out; none where nothing is watched
 */
record Windows(Shape shape, int batch, int[] stream, int[] watched) implements Task {
    private static final int MOST_WATCHED = 64;
    private static final double MOMENTUM = 0.9;

    @Override
    public List<Turn> turns() {
        return List.of(new Turn("", MOMENTUM, this::loss));
    }

    private Tensor loss(Tensors weights, Step step) {
        Tensor[] windows = drawn(step.seed().child("windows").random());
        return new Network(shape, weights).scores(windows[0], step.drop()).crossEntropy(windows[1]);
    }

    private Tensor[] drawn(UniformRandomProvider random) {
        int[] starts = new int[batch];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = random.nextInt(stream.length - shape.context());
        }
        return of(stream, starts, shape.context());
    }

    /** Mean surprise by up to so many windows of the held-out texts, one after another; NaN without any. */
    @Override
    public double watch(Tensors weights) {
        int context = Math.min(shape.context(), watched.length - 1);
        if (context < 1) {
            return Double.NaN;
        }
        Network network = new Network(shape, weights);
        int windows = Math.min(MOST_WATCHED, (watched.length - 1) / context);
        double sum = 0;
        for (int first = 0; first < windows; first += batch) {
            int[] starts = IntStream.range(first, Math.min(windows, first + batch))
                    .map(i -> i * context)
                    .toArray();
            sum += starts.length * Scope.run(() -> surprise(network, of(watched, starts, context)));
        }
        return sum / windows;
    }

    private static double surprise(Network network, Tensor[] windows) {
        return network.scores(windows[0], Drop.NONE).crossEntropy(windows[1]).number();
    }

    /** Windows of a stream, by places; and what follows each place, in rows. */
    static Tensor[] of(int[] stream, int[] starts, int context) {
        long[] here = new long[starts.length * context];
        long[] next = new long[here.length];
        for (int w = 0; w < starts.length; w++) {
            for (int i = 0; i < context; i++) {
                here[w * context + i] = stream[starts[w] + i];
                next[w * context + i] = stream[starts[w] + i + 1];
            }
        }
        return new Tensor[] {Tensor.of(here, starts.length, context), Tensor.of(next, next.length)};
    }

    @Override
    public String words() {
        return "transformer " + shape + " " + Integer.toHexString(Arrays.hashCode(stream)) + " "
                + Integer.toHexString(Arrays.hashCode(watched));
    }

    @Override
    public String size() {
        return "a network of " + shape.parameters() + " weights on " + batch + " windows of " + shape.context()
                + " tokens a step; lower batch, context, width or layers, in this order";
    }
}

package org.genloss.neural.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Tensors;
import org.genloss.neural.training.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the same network written down in numpy: weight k, counted through all of them, is sin(0.7 k + 0.3). */
class NetworkTest {
    private static final Shape SHAPE = new Shape(5, 4, 1, 4, 2);
    private static final long[] TEXT = {1, 3, 0, 2};
    private static final double[] NUMPY = {
        -0.81413, 0.714471, -0.532251, 0.288527, -0.011462, -1.106758, 1.018716, -0.812956, 0.513255, -0.154245,
        -0.34243, 0.139747, 0.079085, -0.288779, 0.465102, -2.771006, 1.889974, -0.790546, -0.400234, 1.544765
    };
    private static final double NUMPY_LOSS = 1.718372975312676;

    private Scope scope;

    @BeforeEach
    void open() {
        scope = new Scope();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    static Learned waves(Shape shape) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        int[] k = {0};
        shape.weights().forEach((name, sizes) -> {
            float[] values = new float[(int) java.util.Arrays.stream(sizes).reduce(1, (a, b) -> a * b)];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.sin(0.7 * k[0]++ + 0.3);
            }
            arrays.put(name, values);
        });
        return new Learned(shape, new Weights(shape.weights(), arrays));
    }

    private static float[] scores(Network network, long... text) {
        return network.scores(Tensor.of(text, 1, text.length), Drop.NONE).floats();
    }

    @Test
    void scoresAndLossAreThoseOfNumpy() {
        Network network = new Network(waves(SHAPE));
        float[] scores = scores(network, TEXT);
        for (int i = 0; i < NUMPY.length; i++) {
            assertThat((double) scores[i]).as("score " + i).isEqualTo(NUMPY[i], within(2e-5));
        }
        Tensor targets = Tensor.of(new long[] {3, 0, 2, 4}, 4);
        double loss = network.scores(Tensor.of(TEXT, 1, 4), Drop.NONE)
                .crossEntropy(targets)
                .number();
        assertThat(loss).isEqualTo(NUMPY_LOSS, within(1e-5));
    }

    /** Tables of 5 and 4 times 4, two norms of 4 and 4, 4x12+12, 4x4+4, 4x16+16, 16x4+4, a norm. */
    @Test
    void countsItsWeights() {
        assertThat(SHAPE.parameters()).isEqualTo(20 + 16 + 2 * 8 + 60 + 20 + 80 + 68 + 8);
    }

    @Test
    void whatComesLaterIsNotSeen() {
        Network network = new Network(waves(SHAPE));
        float[] one = scores(network, 1, 3, 0, 2);
        float[] other = scores(network, 1, 3, 4, 4);
        for (int i = 0; i < 2 * SHAPE.vocabulary(); i++) {
            assertThat(other[i]).as("score " + i).isEqualTo(one[i]);
        }
        assertThat(other[2 * SHAPE.vocabulary()]).isNotEqualTo(one[2 * SHAPE.vocabulary()]);
    }

    /** The row of a token that is not read changes its score, and no other. */
    @Test
    void oneTableServesBothEnds() {
        Learned changed = waves(SHAPE);
        changed.arrays().get("wte.weight")[4 * SHAPE.width()] += 1;
        float[] before = scores(new Network(waves(SHAPE)), 1, 3);
        float[] after = scores(new Network(changed), 1, 3);
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i] != before[i]).as("score " + i).isEqualTo(i % SHAPE.vocabulary() == 4);
        }
        assertThat(scores(new Network(changed), 4)[0]).isNotEqualTo(scores(new Network(waves(SHAPE)), 4)[0]);
    }

    /** Against differences of the loss: one weight of each array. */
    @Test
    void gradientsAreThoseOfTheLoss() {
        Learned weights = waves(SHAPE);
        Tensors tensors = new Tensors(weights.weights()).learning();
        Network network = new Network(SHAPE, tensors);
        Tensor targets = Tensor.of(new long[] {3, 0, 2, 4}, 4);
        network.scores(Tensor.of(TEXT, 1, 4), Drop.NONE).crossEntropy(targets).backward();
        int[] at = {0};
        weights.arrays().forEach((name, values) -> {
            double gradient =
                    tensors.all().get(at[0]++).gradient().orElseThrow().floats()[1];
            double step = 1e-2;
            double up = loss(weights, name, step);
            double down = loss(weights, name, -step);
            assertThat(gradient).as(name).isEqualTo((up - down) / (2 * step), within(2e-3));
        });
    }

    private static double loss(Learned weights, String name, double step) {
        float before = weights.arrays().get(name)[1];
        weights.arrays().get(name)[1] = (float) (before + step);
        double loss = new Network(weights)
                .scores(Tensor.of(TEXT, 1, 4), Drop.NONE)
                .crossEntropy(Tensor.of(new long[] {3, 0, 2, 4}, 4))
                .number();
        weights.arrays().get(name)[1] = before;
        return loss;
    }

    @Test
    void goingOnFromAMemoryIsReadingAtOnce() {
        Shape shape = new Shape(5, 4, 2, 4, 2);
        Network network = new Network(waves(shape));
        float[] all = scores(network, TEXT);
        Network.Memory memory = network.memory(1);
        float[][] steps = {
            network.last(Tensor.of(new long[] {1, 3}, 1, 2), memory).floats(),
            network.last(Tensor.of(new long[] {0}, 1, 1), memory).floats(),
            network.last(Tensor.of(new long[] {2}, 1, 1), memory).floats()
        };
        for (int step = 0; step < 3; step++) {
            for (int i = 0; i < 5; i++) {
                assertThat(steps[step][i]).isEqualTo(all[(step + 1) * 5 + i], within(1e-4f));
            }
        }
    }
}

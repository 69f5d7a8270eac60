package org.genloss.neural.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Pixels;
import org.genloss.data.Schema;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Tensors;
import org.genloss.neural.training.Weights;
import org.junit.jupiter.api.Test;

/** Against the same losses written down in numpy: weight k, counted through all of them, is 0.3 sin(0.7 k + 0.3). */
class VaeNetworkTest {
    private static final float[] NOISE = {0.5f, -1, 1.5f, 0.25f};

    private static Weights waves(Map<String, long[]> sizes) {
        return waves(sizes, 0.3);
    }

    static Weights waves(Map<String, long[]> sizes, double height) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        int[] k = {0};
        sizes.forEach((name, size) -> {
            int count = 1;
            for (long length : size) {
                count *= (int) length;
            }
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) (height * Math.sin(0.7 * k[0]++ + 0.3));
            }
            arrays.put(name, values);
        });
        return new Weights(sizes, arrays);
    }

    private static double loss(VaeNetwork network, double[] points, double beta) {
        return Scope.run(() -> {
            Tensor rows =
                    Tensor.of(network.frame().in(points), 2, network.frame().width());
            return network.loss(
                            new Tensors(waves(network.sizes())),
                            rows,
                            Tensor.of(NOISE, 2, 2),
                            new VaeNetwork.Terms(beta, Drop.NONE))
                    .number();
        });
    }

    @Test
    void boundsAreThoseOfNumpy() {
        double[] points = {0.1, 0.9, 0.3, 0.5, 0.2, 1.0};
        Frame frame = Frame.images(Schema.vector(3), Optional.empty(), 0);
        assertThat(loss(new VaeNetwork(frame, 2, 4, false), points, 0.7)).isEqualTo(2.161395988376828, within(1e-5));
        assertThat(loss(new VaeNetwork(frame, 2, 4, true), points, 0.7)).isEqualTo(2.715989723141681, within(1e-5));
    }

    /** Five pixels wide and three high, so that three columns and a row are added, and in colour. */
    @Test
    void convolutionsAreThoseOfNumpy() {
        Pixels size = new Pixels(5, 3, 3);
        double[] points = new double[2 * 45];
        for (int i = 0; i < points.length; i++) {
            points[i] = 0.5 + 0.5 * Math.sin(1.3 * i);
        }
        Frame frame = Frame.images(size.schema(), Optional.of(size), 0);
        assertThat(loss(new VaeNetwork(frame, 2, 32, false), points, 1)).isEqualTo(31.705445625217767, within(1e-4));
    }

    @Test
    void framesGoAndComeBack() {
        Pixels size = new Pixels(5, 3, 3);
        double[] points = new double[2 * 45];
        for (int i = 0; i < points.length; i++) {
            points[i] = 2 * i / 255.0;
        }
        Frame frame = Frame.images(size.schema(), Optional.of(size), -1);
        float[] in = frame.in(points);
        assertThat(in[45 + 15]).as("first green of the second").isEqualTo((float) (2 * points[46] - 1));
        assertThat(frame.out(in)).containsExactly(points, within(1e-6));
        assertThat(frame.black()).isEqualTo(-1);
    }
}

package org.genloss.io.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.genloss.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values: the same definition written with numpy.fft.rfft (numpy 2.4) on two sines of which one swells. */
class LogMelTest {
    private static final int[] SOME = {0, 5, 17, 39, 40, 57, 80, 97, 120, 137, 160};

    static double[] sines(int rate, int samples) {
        double[] x = new double[samples];
        Arrays.setAll(
                x,
                t -> 0.5 * Math.sin(2 * Math.PI * 440 * t / rate)
                        + 0.25 * Math.sin(2 * Math.PI * 1500 * t / rate) * t / samples);
        return x;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8000 | 1234 | 0.329342265500378, 0.019254363211034804, 0.035806584944704074, 0.3203361302048312, 0.021851124046594252, -0.006614230329242353, 0.02318689397220647, 0.001341728824675815, 0.03241800878597282, -0.004154318862028213, -1.8691806161966398",
                "16000 | 5000 | 0.28639611366356477, 0.0007592549728264573, 0.6852629260665454, 0.0, 0.024714413644178496, -0.6216939274655009, -0.008665129953417002, -0.19856126761769763, 0.026249277933618653, -0.14996584539434774, -1.1631508098056809",
                "8000 | 100 | 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -4.382026634673881"
            })
    void isWhatNumpySays(int rate, int samples, String expected) {
        double[] point = new LogMel(rate).of(sines(rate, samples));
        double[] wanted = Arrays.stream(expected.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(point).hasSize(161);
        for (int i = 0; i < SOME.length; i++) {
            assertThat(point[SOME[i]]).isCloseTo(wanted[i], within(1e-6));
        }
    }

    @Test
    void silenceDoesNotMove() {
        double[] point = new LogMel(8000).of(new double[8000]);
        assertThat(point).containsOnly(0);
    }

    /** A gain, and a filter that is the same throughout, add a constant to the logarithm of each band: they change nothing but what falls under the least. */
    @Test
    void aGainChangesNothing() {
        double[] x = noise(4000);
        double[] quiet = Arrays.stream(x).map(v -> v / 8).toArray();
        assertThat(new LogMel(8000).of(quiet)).containsExactly(new LogMel(8000).of(x), within(1e-9));
    }

    @Test
    void whatComesFirstMatters() {
        double[] fading = noise(4000);
        Arrays.setAll(fading, i -> fading[i] * (4000 - i) / 4000);
        double[] swelling = new double[4000];
        Arrays.setAll(swelling, i -> fading[3999 - i]);
        double[] a = new LogMel(8000).of(fading);
        double[] b = new LogMel(8000).of(swelling);
        for (int band = 0; band < 40; band++) {
            assertThat(a[40 + band]).as("fades").isGreaterThan(0.2);
            assertThat(b[40 + band]).as("swells").isLessThan(-0.2);
        }
    }

    private static double[] noise(int samples) {
        java.util.Random random = new java.util.Random(5);
        return java.util.stream.DoubleStream.generate(random::nextGaussian)
                .limit(samples)
                .map(v -> 0.1 * v)
                .toArray();
    }

    @Test
    void ratesAreDifferentSpaces() {
        Schema low = new LogMel(8000).schema();
        assertThat(low.width()).isEqualTo(161);
        assertThat(low).isNotEqualTo(new LogMel(16000).schema());
    }

    @Test
    void nothingIsNoRecording() {
        assertThatThrownBy(() -> new LogMel(8000).of(new double[0])).hasMessageContaining("got none");
        assertThatThrownBy(() -> new LogMel(10)).hasMessageContaining("got 10");
    }
}

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
    private static final int[] SOME = {0, 5, 17, 39, 40, 45, 57, 79, 80};

    private static double[] sines(int rate, int samples) {
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
                "8000 | 1234 | -4.417806484105264, -2.4710106218848966, -4.469555474460238, -9.024946204160939, 0.32934226550037626, 0.019254363211034818, 0.03580658494470451, 0.32033613020484303, -1.8691806161966398",
                "16000 | 5000 | -3.5475822780092905, 0.2081378971181618, 1.830570079312513, -10.0, 0.2863961136635681, 0.0007592549728264682, 0.6852629260665454, 0.0, -1.1631508098056809",
                "8000 | 100 | 0.4369687312928783, 0.7919894234103806, -0.4108038991316653, -1.3514671988130011, 0.0, 0.0, 0.0, 0.0, -4.382026634673881"
            })
    void isWhatNumpySays(int rate, int samples, String expected) {
        double[] point = new LogMel(rate).of(sines(rate, samples));
        double[] wanted = Arrays.stream(expected.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(point).hasSize(81);
        for (int i = 0; i < SOME.length; i++) {
            assertThat(point[SOME[i]]).isCloseTo(wanted[i], within(1e-6));
        }
    }

    @Test
    void silenceIsTheLeastOfEveryBand() {
        double[] point = new LogMel(8000).of(new double[8000]);
        assertThat(Arrays.copyOf(point, 40)).containsOnly(-10);
        assertThat(point[80]).isZero();
    }

    @Test
    void ratesAreDifferentSpaces() {
        Schema low = new LogMel(8000).schema();
        assertThat(low.width()).isEqualTo(81);
        assertThat(low).isNotEqualTo(new LogMel(16000).schema());
    }

    @Test
    void nothingIsNoRecording() {
        assertThatThrownBy(() -> new LogMel(8000).of(new double[0])).hasMessageContaining("got none");
        assertThatThrownBy(() -> new LogMel(10)).hasMessageContaining("got 10");
    }
}

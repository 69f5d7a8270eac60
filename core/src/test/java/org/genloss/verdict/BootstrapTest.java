package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.data.Seed;
import org.junit.jupiter.api.Test;

/** The formulas are compared in the cases of the oracle; here what surrounds them. */
class BootstrapTest {
    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    /** Of the mean of 0 .. 99 the error is sqrt(833.25 / 100) = 2.887, and that of the jackknife sqrt(841.67 / 100). */
    @Test
    void resamplesOfTheMean() {
        double[] data = IntStream.range(0, 100).asDoubleStream().toArray();
        Bootstrap bootstrap = Bootstrap.of(data, 2000, Seed.of(3), BootstrapTest::mean);
        assertThat(bootstrap.error()).isCloseTo(2.887, within(0.15));
        assertThat(bootstrap.jackknifeError()).isCloseTo(Math.sqrt(8.416666666666666), within(1e-9));
        assertThat(bootstrap.percentile(0.95).contains(49.5)).isTrue();
        assertThat(bootstrap.bca(0.95).orElseThrow().low()).isCloseTo(49.5 - 1.96 * 2.887, within(0.6));
        assertThat(Bootstrap.of(data, 2000, Seed.of(3), BootstrapTest::mean).resampled())
                .isEqualTo(bootstrap.resampled());
    }

    @Test
    void whatIsUndefinedIsSaid() {
        Bootstrap constant = Bootstrap.of(new double[] {1, 1, 1}, 20, Seed.of(1), BootstrapTest::mean);
        assertThat(constant.bca(0.95)).isEmpty();
        double[] low = IntStream.range(0, 1000).mapToDouble(i -> i == 0 ? 2 : 0).toArray();
        double[] alone =
                IntStream.range(0, 1000).mapToDouble(i -> i == 0 ? -1 : 0).toArray();
        assertThat(new Bootstrap(1, low, alone).bca(0.95)).isPresent();
        assertThat(new Bootstrap(1, low, alone).bca(0.9999)).as("turned around").isEmpty();
        assertThatThrownBy(() -> new Bootstrap(1, new double[] {1, Double.NaN}, new double[] {1, 1}))
                .hasMessageContaining("undefined");
        assertThatThrownBy(() -> Adjustment.HOLM.adjust(new double[] {0.1, Double.NaN}))
                .hasMessageContaining("between 0 and 1");
    }
}

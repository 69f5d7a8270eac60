package org.genloss.metric.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    /** numpy.quantile([1, 1, 1, 4, 4, 10], [0, 0.1, 0.5, 0.6, 0.9, 1]). */
    @Test
    void asNumpyHasThem() {
        double[] quantiles = Quantiles.of(
                new double[] {0, 1, 4, 7, 10, 11}, new int[] {0, 3, 2, 0, 1, 0}, new double[] {0, 0.1, 0.5, 0.6, 0.9, 1
                });
        assertThat(quantiles).containsExactly(1, 1, 2.5, 4, 7, 10);
    }

    /** In one pass or one by one, to the last bit. */
    @Test
    void manyAtOnceAreTheSame() {
        Random random = new Random(5);
        double[] shares = {0, 0.005, 0.1, 0.25, 0.25, 0.5, 0.9, 0.975, 1};
        for (int round = 0; round < 200; round++) {
            double[] numbers =
                    random.doubles(1 + random.nextInt(20)).sorted().distinct().toArray();
            int[] counts = random.ints(numbers.length, 0, 1 + random.nextInt(4)).toArray();
            counts[random.nextInt(counts.length)]++;
            double[] quantiles = Quantiles.of(numbers, counts, shares);
            for (int i = 0; i < shares.length; i++) {
                assertThat(quantiles[i]).isEqualTo(Quantiles.of(numbers, counts, shares[i]));
            }
        }
    }
}

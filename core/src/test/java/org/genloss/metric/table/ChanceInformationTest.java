package org.genloss.metric.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.genloss.data.Seed;
import org.junit.jupiter.api.Test;

/** Expected values: the sum of Vinh, Epps and Bailey (2010), equation 24a, with scipy.stats.hypergeom of scipy 1.17.1. */
class ChanceInformationTest {
    @Test
    void smallTablesAreExact() {
        assertThat(new ChanceInformation(18).nats(new int[] {8, 10}, new int[] {4, 7, 7}))
                .isCloseTo(0.06532457334094875, within(1e-11));
        assertThat(new ChanceInformation(100).nats(new int[] {40, 40, 10, 10}, new int[] {60, 30, 9, 1, 0}))
                .isCloseTo(0.04551438797575261, within(1e-11));
    }

    @Test
    void largeCellsByTheirMomentsAreNearlyExact() {
        int[] rows = {1200, 500, 200, 80, 15, 4, 1};
        int[] columns = {900, 700, 300, 70, 30};
        assertThat(new ChanceInformation(2000).nats(rows, columns)).isCloseTo(0.0055516218367474375, within(1e-7));
    }

    /** What shuffling shows: 400 shuffles of 60 x 60 values of 1,000 rows, where Miller and Madow take away a third. */
    @Test
    void sparseTablesShowAsMuchWhenShuffled() {
        UniformRandomProvider random = Seed.of(3).child("shuffles").random();
        int[][] counts = new int[60][60];
        int[] rows = new int[60];
        int[] columns = new int[60];
        double sum = 0;
        for (int shuffle = 0; shuffle < 400; shuffle++) {
            for (int[] row : counts) {
                Arrays.fill(row, 0);
            }
            int[] order = PermutationSampler.natural(1000);
            PermutationSampler.shuffle(random, order);
            for (int i = 0; i < 1000; i++) {
                counts[value(i)][value(order[i])]++;
            }
            sum += JointCounts.of(counts).information() / 400;
        }
        for (int i = 0; i < 1000; i++) {
            rows[value(i)]++;
            columns[value(i)]++;
        }
        double chance = new ChanceInformation(1000).nats(rows, columns);
        assertThat(chance).isCloseTo(sum, within(0.004)).isGreaterThan(0.4);
    }

    /** From seldom to often. */
    private static int value(int i) {
        return (int) Math.sqrt(3.5999 * i);
    }

    @Test
    void aColumnThatNeverVariesShowsNothing() {
        assertThat(new ChanceInformation(50).nats(new int[] {50}, new int[] {20, 30}))
                .isCloseTo(0, within(1e-11));
        assertThat(new ChanceInformation(1).nats(new int[] {1}, new int[] {1})).isZero();
    }
}

package org.genloss.metric.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A column that does not vary has no spread, no correlation and no tail, whatever its mean rounds to; units do not matter. */
class NumbersOfAnySizeTest {
    /** 6 times 0.1, divided by 6, is not 0.1. */
    @Test
    void equalNumbersHaveNoSpread() {
        assertThat(Wasserstein.standardDeviation(new double[] {0.1, 0.5}, new int[] {6, 0}))
                .isZero();
        assertThat(TailHeaviness.gamma(new double[] {0.1, 0.5}, new int[] {300, 0}, 250))
                .isZero();
    }

    /** The mean of ten times 0.1 is not 0.1: the correlation was 0 for one such column, 1 or -1 for two. */
    @Test
    void equalNumbersHaveNoCorrelation() {
        List<Object[]> rows = IntStream.range(0, 10)
                .mapToObj(i -> new Object[] {0.1, 0.7, (double) i, i * i * 1.0})
                .toList();
        double[][] r =
                CorrelationChange.matrix(Tables.pool(rows, rows).reference(), (column, counts) -> column.numbers());
        assertThat(r[1][0]).isNaN();
        assertThat(r[2][0]).isNaN();
        assertThat(r[2][1]).isNaN();
        assertThat(r[3][2]).isCloseTo(0.9626907371412559, within(1e-12)); // numpy.corrcoef
    }

    /** Squares of 1e200 overflow, those of 1e-200 vanish, and so do products of two sums of squares of 1e80. */
    @ParameterizedTest
    @ValueSource(doubles = {0x1p-1000, 0x1p-600, 0x1p-270, 0x1p270, 0x1p600, 0x1p1000})
    void theUnitDoesNotMatter(double unit) {
        Sides usual = Sides.of(pool(1));
        Sides unusual = Sides.of(pool(unit));
        for (Metric metric : List.of(new Wasserstein(), new CorrelationChange(), new ShapeChange())) {
            double[] expected = numbers(metric, usual);
            assertThat(expected).as(metric.card().id()).doesNotContain(Double.NaN);
            assertThat(numbers(metric, unusual)).as(metric.card().id()).containsExactly(expected, within(1e-12));
        }
    }

    private static double[] numbers(Metric metric, Sides sides) {
        return metric.compare(sides).stream()
                .mapToDouble(value -> value instanceof Value.Of of ? of.number() : Double.NaN)
                .toArray();
    }

    private static Pool pool(double unit) {
        Random random = new Random(4);
        return Tables.pool(rows(random, unit, 1), rows(random, unit, 3));
    }

    private static List<Object[]> rows(Random random, double unit, double noise) {
        return IntStream.range(0, 60)
                .mapToObj(i -> {
                    double x = random.nextGaussian();
                    return Arrays.stream(new double[] {x, x + noise * random.nextGaussian()})
                            .mapToObj(v -> (Object) (v * unit))
                            .toArray();
                })
                .toList();
    }
}

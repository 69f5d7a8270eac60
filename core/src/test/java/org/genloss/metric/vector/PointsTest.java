package org.genloss.metric.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.genloss.metric.table.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {
    /** The variance of a column of 1e200 overflows, that of one of 1e-200 vanishes, and the mean of several 1e308 overflows: it had no place in space. */
    @ParameterizedTest
    @ValueSource(doubles = {0x1p-1000, 0x1p-600, 0x1p600, 0x1p1020})
    void columnsOfAnyUnitAreInUnitsOfTheirDeviation(double unit) {
        double[] usual = points(1);
        assertThat(points(unit)).containsExactly(usual, within(1e-12));
        assertThat(usual[0]).isNotZero();
    }

    @Test
    void aColumnThatOneSideLacksSaysNothing() {
        List<Object[]> without = List.of(new Object[] {1.0, null}, new Object[] {2.0, null});
        List<Object[]> with = List.of(new Object[] {1.0, 5.0}, new Object[] {2.0, 9.0});
        List<String> names = List.of("a", "b");
        for (double[] values : List.of(
                Points.of(Tables.pool(names, with, without)).values(),
                Points.of(Tables.pool(names, without, with)).values())) {
            assertThat(new double[] {values[1], values[3], values[5], values[7]})
                    .containsOnly(0);
            assertThat(values[0]).isNotZero();
        }
    }

    private static double[] points(double unit) {
        Random random = new Random(1);
        List<Object[]> rows = IntStream.range(0, 30)
                .mapToObj(i -> new Object[] {unit * (3 + random.nextDouble()), random.nextGaussian()})
                .toList();
        return Points.of(Tables.pool(rows, rows)).values();
    }
}

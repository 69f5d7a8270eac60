package org.genloss.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.genloss.lab.Trajectory.Key;
import org.genloss.lab.Trajectory.Point;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Test;

class TrajectoryTest {
    private static final Key KEY = new Key("replace", 2, "m", "s");

    private static Row row(int replicate, Value value) {
        return new Row("replace", replicate, 2, "m", value);
    }

    /** Mean, sd, t interval and quantiles of 1, 2, 3, 4, 10 from scipy.stats.t.interval, numpy.std and numpy.quantile. */
    @Test
    void statisticsOfFiveReplicates() {
        List<Row> rows = List.of(4, 1, 10, 2, 3).stream()
                .map(x -> row(x, new Value.Of("s", x)))
                .toList();
        Point point = Trajectory.of(rows).at(KEY).orElseThrow();
        assertThat(((Value.Of) point.mean()).number()).isEqualTo(4);
        assertThat(point.sd()).isCloseTo(3.535534, within(1e-6));
        assertThat(point.meanInterval().orElseThrow().low()).isCloseTo(-0.3899452, within(1e-5));
        assertThat(point.meanInterval().orElseThrow().high()).isCloseTo(8.3899452, within(1e-5));
        assertThat(point.spread().orElseThrow().low()).isCloseTo(1.2, within(1e-12));
        assertThat(point.spread().orElseThrow().high()).isCloseTo(8.8, within(1e-12));
    }

    /** 0, 0.01 and 0.5 have the t interval -0.540 to 0.880 (4.303 x 0.287 / root 3 about 0.17); a total variation lies between 0 and 1, a squared error at 0 or above. */
    @Test
    void theIntervalOfAMeanEndsWhereItsMeasureDoes() {
        for (String measure : List.of("total-variation", "mean-error")) {
            List<Row> rows = List.of(0.0, 0.01, 0.5).stream()
                    .map(x -> new Row("replace", 1, 2, measure, new Value.Of("s", x)))
                    .toList();
            Point point =
                    Trajectory.of(rows).at(new Key("replace", 2, measure, "s")).orElseThrow();
            assertThat(point.meanInterval().orElseThrow().low()).isZero();
            assertThat(point.meanInterval().orElseThrow().high()).isCloseTo(0.88005, within(1e-5));
        }
    }

    @Test
    void undefinedReplicatesAreCountedAndLeftOut() {
        Point point = Trajectory.of(List.of(row(1, new Value.Undefined("s", "why")), row(2, new Value.Of("s", 7))))
                .at(KEY)
                .orElseThrow();
        assertThat(point.mean()).isEqualTo(new Value.Of("s", 7));
        assertThat(point.n()).isEqualTo(1);
        assertThat(point.undefined()).isEqualTo(1);
        assertThat(point.meanInterval()).isEmpty();
        Point none = Trajectory.of(List.of(row(1, new Value.Undefined("s", "why"))))
                .at(KEY)
                .orElseThrow();
        assertThat(none.mean()).isEqualTo(new Value.Undefined("s", "why"));
    }
}

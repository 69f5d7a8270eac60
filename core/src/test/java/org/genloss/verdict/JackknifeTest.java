package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Card;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Interval;
import org.genloss.metric.Metric;
import org.genloss.metric.table.JensenShannonDistance;
import org.genloss.metric.table.TotalVariation;
import org.genloss.profile.Draw;
import org.genloss.profile.Hashes;
import org.genloss.profile.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JackknifeTest {
    private static final Card SHARE =
            Card.of("x", "x").unit(Card.Unit.SHARE).range(0, 1).harm(Card.Harm.MORE);
    private static final int RUNS = 200;

    private static List<Draw.Group> groups(String prefix, int n, double share, UniformRandomProvider random) {
        List<Draw.Group> groups = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String name = prefix + i;
            Cell cell = new Cell.Category(random.nextDouble() < share ? "a" : "b");
            groups.add(new Draw.Group(name, Hashes.of(name), List.of(Item.of(name, new Payload.Row(List.of(cell))))));
        }
        groups.sort((a, b) -> Long.compareUnsigned(a.hash(), b.hash()));
        return groups;
    }

    private static List<Interval> intervals(Metric metric, double reference, double candidate, int n) {
        Schema schema = Schema.table(List.of(new Schema.Column("value", Schema.Scale.CATEGORICAL)));
        return IntStream.range(0, RUNS)
                .mapToObj(run -> {
                    UniformRandomProvider random = Seed.of(41).child(run).random();
                    Pool pool = new Pool(schema, groups("r", n, reference, random), groups("g", n, candidate, random));
                    return Compare.run(pool, List.of(metric), 0, Seed.of(1), Workers.SERIAL);
                })
                .map(readings -> readings.get(0).interval())
                .flatMap(interval -> interval.stream())
                .toList();
    }

    private static double median(List<Interval> intervals) {
        return Quantiles.of(
                intervals.stream().mapToDouble(i -> i.high() - i.low()).sorted().toArray(), 0.5);
    }

    /**
     * Shares of 0.50 and 0.55, 200 rows a side: the distance is 0.0425 (scipy's jensenshannon, base 2), its error about 0.036, often more than its
     * value. Of 200 intervals of 95 %, Binomial(200, 0.95) leaves between 179 and 198 in with chance 0.997. Four errors are a width of 0.144; on
     * the log-odds scale half of the intervals were wider than 0.25.
     */
    @Test
    void intervalsOfSmallDistancesCoverAndSaySomething() {
        List<Interval> distances = intervals(new JensenShannonDistance(), 0.5, 0.55, 200);
        assertThat(distances.stream().filter(i -> i.contains(0.0425283)).count())
                .isBetween(179L, 200L);
        assertThat(median(distances)).isLessThan(0.17);
        List<Interval> variations = intervals(new TotalVariation(), 0.5, 0.55, 200);
        assertThat(variations.stream().filter(i -> i.contains(0.05)).count()).isBetween(179L, 200L);
        assertThat(median(variations)).isLessThan(0.24);
    }

    /** A value that falls to 0 under replicates that reach 0 on the way: the interval follows, in steps as small as the value's. */
    @ParameterizedTest
    @EnumSource(
            value = Card.Unit.class,
            names = {"SHARE", "DISTANCE"})
    void nothingJumpsAsAValueFallsToNothing(Card.Unit unit) {
        Interval before = null;
        for (double value = 0.02; value > 1e-9; value *= 0.99) {
            double at = value;
            double[] replicates = IntStream.range(0, 16)
                    .mapToDouble(i -> Math.max(0, at + 0.0002 * (i - 7.5)))
                    .toArray();
            Interval now = Jackknife.estimate(SHARE.unit(unit), at, replicates)
                    .interval()
                    .orElseThrow();
            if (before != null) {
                assertThat(now.low()).isCloseTo(before.low(), within(4e-4));
                assertThat(now.high()).isCloseTo(before.high(), within(2e-3));
            }
            before = now;
        }
    }
}

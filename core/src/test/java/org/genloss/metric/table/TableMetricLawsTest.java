package org.genloss.metric.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.data.Seed;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableMetricLawsTest {
    static Stream<Metric> metrics() {
        return Catalog.of(Metric.class, "metric").all().stream()
                .filter(m -> m.getClass().getPackage().equals(Column.class.getPackage()));
    }

    /** A positive heavy-tailed number, a category of 16 values with shares 1/2, 1/4, .., and a number that follows the first. */
    private static List<Object[]> rows(String seed, int n) {
        UniformRandomProvider random = Seed.of(3).child(seed).random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double x = Math.exp(normal.sample());
            rows.add(new Object[] {
                x, "v" + Integer.numberOfTrailingZeros(random.nextInt() | 1 << 15), x * Math.exp(0.5 * normal.sample())
            });
        }
        return rows;
    }

    private static List<Value> values(Metric metric, List<Object[]> reference, List<Object[]> candidate) {
        return metric.compare(Sides.of(Tables.pool(reference, candidate)));
    }

    private static double number(Value value) {
        return value instanceof Value.Of of ? of.number() : Double.NaN;
    }

    /** Without those that ask for columns of few categories, which {@link SubgroupsTest} has. */
    static Stream<Metric> metricsOfSuchRows() {
        return metrics()
                .filter(m -> !List.of("subgroup-shares", "bias-amplification", "fisher-p")
                        .contains(m.card().id()));
    }

    @ParameterizedTest
    @MethodSource("metricsOfSuchRows")
    void identicalSidesAreNeutral(Metric metric) {
        Card card = metric.card();
        double neutral =
                card.unit() == Card.Unit.RATIO || card.unit() == Card.Unit.PROBABILITY || card.harm() == Card.Harm.LESS
                        ? 1
                        : 0;
        double expected = card.id().equals("category-entropy") ? 0 : neutral;
        assertThat(values(metric, rows("a", 600), rows("a", 600)))
                .isNotEmpty()
                .allSatisfy(
                        value -> assertThat(number(value)).as(value.subject()).isCloseTo(expected, within(1e-9)));
    }

    /** Everything above the 90th percentile is pulled down to it and every value rarer than 1/16 becomes the commonest. */
    @ParameterizedTest
    @MethodSource("metrics")
    void aLossMovesTowardsHarm(Metric metric) {
        List<Object[]> lost = rows("b", 600);
        for (Object[] row : lost) {
            row[0] = Math.min((double) row[0], 3.6);
            row[1] = List.of("v0", "v1", "v2").contains((String) row[1]) ? row[1] : "v0";
        }
        List<Value> before = values(metric, rows("a", 600), rows("b", 600));
        List<Value> after = values(metric, rows("a", 600), lost);
        double change = IntStream.range(0, before.size())
                .mapToDouble(i -> number(after.get(i)) - number(before.get(i)))
                .sum();
        if (metric.card().unit() == Card.Unit.PROBABILITY) {
            return; // a test of ranks need not see what is lost at both ends
        }
        if (metric.card().harm() == Card.Harm.LESS) {
            assertThat(change).isNegative();
        } else if (metric.card().harm() == Card.Harm.MORE) {
            assertThat(change).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void tooFewRowsAreUndefinedWithTheSameSubjects(Metric metric) {
        Pool pool = Tables.pool(rows("a", 100), rows("b", 100));
        int[] few = {0, 1, 2, 3};
        List<Value> some = metric.compare(new Sides(pool.view(few), pool.candidate()));
        assertThat(some).allSatisfy(value -> assertThat(value).isInstanceOf(Value.Undefined.class));
        List<Value> all = metric.compare(Sides.of(pool));
        assertThat(some.stream().map(Value::subject))
                .containsExactlyElementsOf(all.stream().map(Value::subject).toList());
    }

    @Test
    void tailCoverageCountsTheRowsBeyondAQuantile() {
        Object[] reference =
                IntStream.rangeClosed(1, 1000).mapToObj(Double::valueOf).toArray();
        Object[] candidate = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> Double.valueOf(Math.min(i, 975)))
                .toArray();
        List<Value> values = new TailCoverage().compare(Sides.of(Tables.column(reference, candidate)));
        assertThat(values.stream().map(Value::subject))
                .containsExactly("c0 lowest 1 %", "c0 lowest 5 %", "c0 highest 5 %", "c0 highest 1 %");
        assertThat(values.stream().map(TableMetricLawsTest::number)).containsExactly(1.0, 1.0, 1.0, 0.0);
        assertThat(new QuantileCoverage()
                        .compare(Sides.of(Tables.column(reference, candidate))).stream()
                                .map(TableMetricLawsTest::number)
                                .toList())
                .satisfies(reach -> assertThat(reach.get(0)).isEqualTo(1.0))
                .satisfies(
                        reach -> assertThat(reach.get(1)).isCloseTo((975 - 500.5) / (999.001 - 500.5), within(1e-9)));
    }

    @Test
    void rareRecallStandsAgainstTheChanceOfMissing() {
        // 18 of 20 rows hold a, the values b and c one row each: share 0.05 is rare
        int[] reference = {18, 1, 1};
        assertThat(RareCategoryRecall.recall(reference, new int[] {19, 0, 1}, 0.05))
                .isEqualTo(0.5);
        assertThat(RareCategoryRecall.expected(reference, 20, 0.05)).isCloseTo(1 - Math.pow(0.95, 20), within(1e-12));
        assertThat(RareCategoryRecall.recall(new int[] {10, 10}, new int[] {10, 10}, 0.05))
                .isNaN();
    }

    @Test
    void hillNumbersAreRarefiedToTheSmallerSide() {
        // all 4 values once each; of 2 draws: 2 different values for sure
        assertThat(HillNumbers.number(new int[] {1, 1, 1, 1}, 2, 0)).isCloseTo(2, within(1e-12));
        // two values, twice each; 2 draws agree with chance 1/3: E D_0 = 1 * 1/3 + 2 * 2/3; E sum p^2 = 1 * 1/3 + 1/2 *
        // 2/3
        assertThat(HillNumbers.number(new int[] {2, 2}, 2, 0)).isCloseTo(5.0 / 3, within(1e-12));
        assertThat(HillNumbers.number(new int[] {2, 2}, 2, 2)).isCloseTo(1.5, within(1e-12));
        assertThat(HillNumbers.number(new int[] {2, 2}, 2, 1))
                .isCloseTo(Math.exp(2.0 / 3 * Math.log(2)), within(1e-12));
        assertThat(HillNumbers.number(new int[] {5, 5, 5}, 15, 1)).isCloseTo(3, within(1e-12));
    }

    @Test
    void columnsAreReadAsNumbersCategoriesOrBoth() {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(new Object[] {i * 0.5, i % 12, i % 3 == 0 ? null : "t" + i % 2, i % 4 == 0 ? null : 7.25});
        }
        List<Column> columns = Columns.of(Tables.pool(rows, rows)).all();
        assertThat(columns).extracting(Column::numeric).containsExactly(true, false, false, false);
        assertThat(columns).extracting(Column::ordered).containsExactly(true, true, false, true);
        assertThat(columns).extracting(Column::categorical).containsExactly(false, true, true, true);
        assertThat(columns.get(1).names()).startsWith("0", "1", "2");
        assertThat(columns.get(3).names()).containsExactly("7.25");
        Map<String, Double> missing = new java.util.TreeMap<>();
        List<Object[]> full = List.of(rows.get(1), rows.get(2), rows.get(5), rows.get(7), rows.get(10));
        new MissingShare().compare(Sides.of(Tables.pool(rows, full))).forEach(v -> missing.put(v.subject(), number(v)));
        assertThat(missing)
                .containsEntry("c0", 0.0)
                .containsEntry("c2", -14 / 40.0)
                .containsEntry("c3", -0.25);
    }
}

package org.genloss.metric.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.metric.Interval;
import org.genloss.metric.RocCurve;
import org.genloss.metric.Value;
import org.genloss.metric.table.Tables;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

class TwoSampleForestTest {
    private static final int ROWS = 600;
    private static final String[] LETTERS = {"a", "b", "c", "d", "e", "f"};

    /** Two numbers and a category of no use; the numbers have equal signs in a share of the rows. */
    private static List<Object[]> signs(String name, double equal) {
        UniformRandomProvider random = Seed.of(9).child(name).random();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double x = 2 * random.nextDouble() - 1;
            double y = Math.copySign(random.nextDouble(), random.nextDouble() < equal ? x : -x);
            rows.add(new Object[] {x, y, LETTERS[random.nextInt(3)]});
        }
        return rows;
    }

    /** Two categories of six values: unrelated, or the second always the third after the first. */
    private static List<Object[]> letters(String name, boolean related) {
        UniformRandomProvider random = Seed.of(9).child(name).random();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            int first = random.nextInt(LETTERS.length);
            int second = related ? (first + 3) % LETTERS.length : random.nextInt(LETTERS.length);
            rows.add(new Object[] {LETTERS[first], LETTERS[second]});
        }
        return rows;
    }

    private static Value value(List<Object[]> reference, List<Object[]> candidate) {
        return new TwoSampleForest()
                .compare(Sides.of(Tables.pool(reference, candidate)))
                .get(0);
    }

    private static double area(List<Object[]> reference, List<Object[]> candidate) {
        return ((Value.Of) value(reference, candidate)).number();
    }

    /** Who knows the law scores a row by whether its signs are equal: P(reference differs) + P(equal)/2 = 3/4. Each column alone tells nothing. */
    @Test
    void columnsThatDoNotFitEachOtherAreSeen() {
        List<Object[]> reference = signs("reference", 0.5);
        List<Object[]> candidate = signs("candidate", 1);
        assertThat(area(reference, candidate)).isBetween(0.69, 0.76);
        double linear = ((Value.Of) new TwoSampleClassifier()
                        .compare(Sides.of(Tables.pool(reference, candidate)))
                        .get(0))
                .number();
        assertThat(linear).isCloseTo(0.5, within(0.06));
    }

    /** A pair of letters that goes together has a chance of 1/6 among unrelated ones: 5/6 + 1/12 = 0.917. */
    @Test
    void categoriesAreAskedBySetsOfThem() {
        assertThat(area(letters("one", false), letters("two", true))).isBetween(0.87, 0.93);
    }

    /** 60 pairs from one source: areas about 1/2, and intervals as wide as they spread. */
    @Test
    void oneSourceCannotBeToldApart() {
        List<RocCurve> curves = IntStream.range(0, 60)
                .mapToObj(i -> Sides.of(Tables.pool(
                        signs("left " + i, 0.7).subList(0, 100),
                        signs("right " + i, 0.7).subList(0, 100))))
                .map(sides -> new TwoSampleForest().area(sides).orElseThrow())
                .toList();
        assertThat(curves.stream().mapToDouble(RocCurve::area).average().orElseThrow())
                .isCloseTo(0.5, within(0.025));
        assertThat(curves.stream()
                        .mapToDouble(curve -> Math.pow((curve.area() - 0.5) / curve.error(), 2))
                        .average()
                        .orElseThrow())
                .isBetween(0.5, 1.5);
    }

    /** No pair out of order: 0.025^(1/600) by Clopper and Pearson's of as many separate pairs. */
    @Test
    void sidesWhollyApartHaveAnInterval() {
        List<Object[]> far = signs("far", 0.5).stream()
                .map(row -> new Object[] {(Double) row[0] + 5, row[1], row[2]})
                .toList();
        Interval interval = new TwoSampleForest()
                .intervals(Sides.of(Tables.pool(signs("near", 0.5), far)))
                .get("all columns");
        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isCloseTo(0.99387, within(1e-4));
    }

    @Test
    void theSameRowsScoreTheSame() {
        List<Object[]> reference = signs("reference", 0.5);
        List<Object[]> candidate = signs("candidate", 0.9);
        assertThat(value(reference, candidate)).isEqualTo(value(reference, candidate));
    }

    /** Cells are missing in half of the rows of one side, whatever else they hold: 1/2 + 1/4. */
    @Test
    void missingCellsTellTheSidesApart() {
        List<Object[]> reference = signs("reference", 0.5);
        List<Object[]> candidate = new ArrayList<>();
        List<Object[]> like = signs("other", 0.5);
        for (int i = 0; i < ROWS; i++) {
            Object[] row = like.get(i);
            candidate.add(new Object[] {i % 2 == 0 ? null : row[0], row[1], row[2]});
        }
        assertThat(area(reference, candidate)).isBetween(0.7, 0.79);
    }

    /** Where numbers have more values than there are bins, those of one bin lie side by side. */
    @Test
    void binsKeepTheOrderOfNumbers() {
        List<Object[]> rows = IntStream.range(0, 1000)
                .mapToObj(i -> new Object[] {(double) (i * 7919 % 1000), LETTERS[i % 2]})
                .toList();
        Pool pool = Tables.pool(rows, rows);
        SideBins bins = pool.get(new SideBins.Of(2000));
        SideBins.Binned numbers = bins.columns().get(0);
        assertThat(numbers.ordered()).isTrue();
        assertThat(numbers.bins()).isEqualTo(254);
        assertThat(bins.columns().get(1).ordered()).isFalse();
        int[] taken = bins.rows().taken();
        for (int row = 0; row < taken.length; row++) {
            double value = (Double) rows.get(taken[row] % 1000)[0];
            assertThat(numbers.of(row)).isCloseTo((int) (value / 1000 * 254), within(1));
        }
    }

    @Test
    void whatCannotBeLearnedIsUndefined() {
        List<Object[]> few = signs("few", 0.5).subList(0, 40);
        List<Object[]> constant =
                IntStream.range(0, 100).mapToObj(i -> new Object[] {7.0}).toList();
        assertThat(value(few, few))
                .isEqualTo(new Value.Undefined("all columns", "a side has 40 rows, and 50 are needed"));
        assertThat(value(constant, constant)).isInstanceOf(Value.Undefined.class);
        assertThatThrownBy(() -> new TwoSampleForest(20_001)).hasMessageContaining("50 to 20000");
    }

    /** All rows of a side in one group: no fold has others of its side to learn from. */
    @Test
    void oneGroupASideIsUndefined() {
        Pool apart = Tables.pool(signs("one", 0.5), signs("two", 0.5));
        List<Draw.Group> groups = List.of(whole(apart, "r", 0), whole(apart, "g", ROWS));
        Sides sides = Sides.of(new Pool(apart.schema(), groups.subList(0, 1), groups.subList(1, 2)));
        assertThat(new TwoSampleForest().compare(sides).get(0)).isInstanceOf(Value.Undefined.class);
        assertThat(new TwoSampleClassifier().compare(sides).get(0)).isInstanceOf(Value.Undefined.class);
    }

    private static Draw.Group whole(Pool pool, String name, int from) {
        return new Draw.Group(name, name.hashCode(), pool.items().subList(from, from + ROWS));
    }
}

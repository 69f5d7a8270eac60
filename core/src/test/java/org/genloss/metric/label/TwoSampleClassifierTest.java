package org.genloss.metric.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Seed;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;
import org.genloss.metric.table.Tables;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

class TwoSampleClassifierTest {
    /** A normal number, and two categories of which the second has a share. */
    private static List<Object[]> rows(String seed, double mean, double spread, double share) {
        UniformRandomProvider random = Seed.of(5).child(seed).random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(new Object[] {mean + spread * normal.sample(), random.nextDouble() < share ? "b" : "a"});
        }
        return rows;
    }

    private static final List<Object[]> REFERENCE = rows("reference", 0, 1, 0.3);

    private static double area(List<Object[]> candidate) {
        return ((Value.Of) new TwoSampleClassifier()
                        .compare(Sides.of(Tables.pool(REFERENCE, candidate)))
                        .get(0))
                .number();
    }

    private static Interval interval(List<Object[]> candidate) {
        return new TwoSampleClassifier()
                .intervals(Sides.of(Tables.pool(REFERENCE, candidate)))
                .get("all columns");
    }

    /** By BFGS and Newton's steps in numpy from the formula, with 1/2 |w|^2. */
    @Test
    void logisticRegression() {
        double[] x = {0.5, 1, 1.5, -1, -0.3, 0.2, 2, 2, -1, -1.5, 0.1, 0.7, -2, 0.4, 1, 1};
        boolean[] inClass = {true, true, false, true, false, false, false, true};
        assertThat(Logistic.fit(x, inClass, 1))
                .containsExactly(new double[] {1.23086882, 0.28377894, -0.44082879}, within(1e-5));
    }

    /** Two normals a standard deviation apart: P(X > Y) = Phi(1/sqrt 2) = 0.760. */
    @Test
    void aShiftIsSeenAsFarAsItGoes() {
        List<Object[]> shifted = rows("shifted", 1, 1, 0.3);
        assertThat(area(shifted)).isCloseTo(0.760, within(0.035));
        assertThat(interval(shifted).low()).isBetween(0.66, 0.76);
    }

    @Test
    void oneSourceCannotBeToldApart() {
        assertThat(interval(rows("same", 0, 1, 0.3)).contains(0.5)).isTrue();
    }

    /** Areas of folds depend on each other. Of 100 pairs from one source the standardised area has a mean square of about 1; without a correction 1.8. */
    @Test
    void intervalsAreAsWideAsAreasSpread() {
        double squares = IntStream.range(0, 100)
                .mapToObj(i -> Sides.of(Tables.pool(
                        rows("left " + i, 0, 1, 0.3).subList(0, 150),
                        rows("right " + i, 0, 1, 0.3).subList(0, 150))))
                .map(sides -> new TwoSampleClassifier().area(sides).orElseThrow())
                .mapToDouble(curve -> Math.pow((curve.area() - 0.5) / curve.error(), 2))
                .average()
                .orElseThrow();
        assertThat(squares).isBetween(0.5, 1.4);
    }

    @Test
    void lessSpreadAndOtherCategoriesAreSeen() {
        assertThat(interval(rows("narrow", 0, 0.5, 0.3)).low()).isGreaterThan(0.55);
        assertThat(interval(rows("other", 0, 1, 0.7)).low()).isGreaterThan(0.6);
    }

    @Test
    void fewRowsAndSettings() {
        List<Object[]> few = REFERENCE.subList(0, 20);
        Sides sides = Sides.of(Tables.pool(few, few));
        assertThat(new TwoSampleClassifier().compare(sides))
                .containsExactly(new Value.Undefined("all columns", "a side has 20 rows, and 50 are needed"));
        assertThat(new TwoSampleClassifier().intervals(sides)).isEmpty();
        List<Object[]> alike = java.util.Collections.nCopies(60, new Object[] {7.0, "same"});
        Sides constant = Sides.of(Tables.pool(alike, alike));
        for (TwoSample kind : List.of(new TwoSampleClassifier(), new TwoSampleForest())) {
            assertThat(kind.compare(constant))
                    .containsExactly(new Value.Undefined("all columns", "no column has two different values"));
        }
        assertThatThrownBy(() -> new TwoSampleClassifier(10)).hasMessageContaining("50 to 20000");
    }

    /** A column without a second value, and one with empty cells only on one side. */
    @Test
    void emptyCellsTellTheSidesApart() {
        List<Object[]> left = IntStream.range(0, 200)
                .mapToObj(i -> new Object[] {1.0 * (i % 40), 7.0})
                .toList();
        List<Object[]> right = IntStream.range(0, 200)
                .mapToObj(i -> new Object[] {i % 2 == 0 ? null : (Object) (1.0 * (i % 40)), 7.0})
                .toList();
        double area = ((Value.Of) new TwoSampleClassifier()
                        .compare(Sides.of(Tables.pool(left, right)))
                        .get(0))
                .number();
        assertThat(area).isGreaterThan(0.7);
    }
}

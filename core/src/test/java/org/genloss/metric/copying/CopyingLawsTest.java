package org.genloss.metric.copying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.catalog.Catalog;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.metric.vector.Clouds;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CopyingLawsTest {
    private static final double[][] REFERENCE = Clouds.normal(400, 3, "reference");
    private static final double[][] HOLDOUT = Clouds.normal(400, 3, "holdout");
    private static final double[][] FRESH = Clouds.normal(400, 3, "fresh");

    static Stream<Metric> metrics() {
        return Catalog.of(Metric.class, "metric").all().stream().filter(Metric::asksHoldout);
    }

    private static double number(Metric metric, double[][] reference, double[][] candidate, double[][] holdout) {
        Value value = metric.compare(Sides.of(Trios.vectors(reference, candidate, holdout)))
                .get(0);
        return ((Value.Of) value).number();
    }

    /** Reference points, each moved a little. */
    private static double[][] copies(int n) {
        double[][] noise = Clouds.normal(n, 3, "noise");
        return Clouds.points(
                n,
                i -> IntStream.range(0, 3)
                        .mapToDouble(j -> REFERENCE[i % 400][j] + 0.01 * noise[i][j])
                        .toArray());
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void withoutAHoldoutTheReasonSaysWhatToGive(Metric metric) {
        Pool pool = metric.fits(Schema.vector(3))
                ? Trios.vectors(REFERENCE, FRESH, new double[0][])
                : Trios.texts(List.of("a b c"), List.of("a b d"), List.of());
        assertThat(metric.compare(Sides.of(pool)))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value)
                        .isInstanceOfSatisfying(
                                Value.Undefined.class, u -> assertThat(u.why()).contains("--holdout FILE")));
    }

    @Test
    void copiesLieCloserToWhatTheyWereMadeFrom() {
        double[][] half = Stream.concat(
                        Arrays.stream(copies(200)), Arrays.stream(FRESH).limit(200))
                .toArray(double[][]::new);
        assertThat(number(new DcrShare(), REFERENCE, half, HOLDOUT)).isBetween(0.70, 0.80);
        assertThat(number(new DcrShare(), REFERENCE, FRESH, HOLDOUT)).isBetween(0.44, 0.56);
        assertThat(number(new Authenticity(), REFERENCE, copies(400), HOLDOUT)).isLessThan(0.1);
        assertThat(number(new Authenticity(), REFERENCE, FRESH, HOLDOUT)).isBetween(0.4, 0.7);
        assertThat(number(new DataCopying(), REFERENCE, copies(400), HOLDOUT)).isLessThan(-15);
        assertThat(number(new DataCopying(), REFERENCE, FRESH, HOLDOUT)).isBetween(-3.5, 3.5);
        assertThat(number(new NndrRatio(), REFERENCE, copies(400), HOLDOUT)).isLessThan(0.2);
        assertThat(number(new ClosestDistance(), REFERENCE, copies(400), HOLDOUT))
                .isLessThan(0.05);
    }

    @Test
    void aLargerReferenceIsNoCloserByChance() {
        double[][] large = Clouds.normal(1600, 3, "large");
        assertThat(number(new DcrShare(), large, FRESH, HOLDOUT)).isBetween(0.43, 0.57);
        assertThat(number(new DataCopying(), large, FRESH, HOLDOUT)).isBetween(-3.5, 3.5);
    }

    /** One of ten modes is copied, the others are drawn too wide, so that the whole seems a poor likeness. */
    @Test
    void copyingInOneCellShowsBesideAPoorLikeness() {
        double[][] reference = modes("reference", 1);
        double[][] holdout = modes("holdout", 1);
        double[][] wide = modes("candidate", 1.3);
        double[][] noise = Clouds.normal(600, 2, "small");
        double[][] candidate = Clouds.points(
                600,
                i -> i % 2 == 0
                        ? new double[] {reference[i][0] + 0.001 * noise[i][0], reference[i][1] + 0.001 * noise[i][1]}
                        : wide[i]);
        double cells = number(new DataCopyingCells(2), reference, candidate, holdout);
        assertThat(cells).isLessThan(-3);
        assertThat(number(new DataCopyingCells(1), reference, candidate, holdout))
                .as("one cell is the whole")
                .isEqualTo(number(new DataCopying(), reference, candidate, holdout));
        assertThatThrownBy(() -> new DataCopyingCells(0)).hasMessageContaining("got 0");
    }

    /** Even ones about one point, odd ones about another far away. */
    private static double[][] modes(String name, double width) {
        double[][] normal = Clouds.normal(600, 2, name);
        return Clouds.points(600, i -> new double[] {(i % 2) * 100 + width * normal[i][0], width * normal[i][1]});
    }

    @Test
    void equallyNearItemsAreHalvesWhateverTheRounding() {
        double[][] at = {{0.3}};
        double[][] left = {{0.3 - 0.2}};
        double[][] right = {{0.3 + 0.2}};
        assertThat(number(new DcrShare(), left, at, right)).isEqualTo(0.5);
        assertThat(number(new DcrShare(), right, at, left)).isEqualTo(0.5);
        double[][] far = {{1e9 + 0.3}};
        double[][] nearby = {{1e9 + 0.1}};
        double[][] opposite = {{1e9 + 0.5}};
        assertThat(number(new DcrShare(), nearby, far, opposite)).isEqualTo(0.5);
        double[][] integers = {{3, 4, 0}};
        assertThat(number(new DcrShare(), integers, new double[][] {{0, 0, 0}}, new double[][] {{0, 0, 5}}))
                .isEqualTo(0.5);
        assertThat(number(new DcrShare(), integers, new double[][] {{0, 0, 0}}, new double[][] {{0, 1, 5}}))
                .isEqualTo(1);
    }

    /** Gower's distance by hand: range of x 10, of the constant 0; one side missing 1, both missing 0. */
    @Test
    void rowsOfMixedTypeByHand() {
        Schema schema = Schema.table(List.of(
                new Schema.Column("x", Schema.Scale.NUMERIC),
                new Schema.Column("constant", Schema.Scale.NUMERIC),
                new Schema.Column("kind", Schema.Scale.CATEGORICAL),
                new Schema.Column("maybe", Schema.Scale.NUMERIC)));
        Pool pool = new Pool(
                schema,
                Trios.groups("r", List.of(row("0", "5", "a", "1"), row("10", "5", "b", ""))),
                Trios.groups("c", List.of(row("2", "5", "a", "2"), row("30", "6", "b", ""))),
                List.of());
        double[][] distances = new double[2][2];
        Space space = Space.of(pool);
        space.all(new int[] {2, 3}, new int[] {0, 1}, (row, from, count, measures) -> {
            for (int l = 0; l < count; l++) {
                distances[row][from + l] = space.distance(measures[l]);
            }
        });
        assertThat(distances[0][0]).as("the only known value of maybe is 1").isCloseTo(1.2 / 4, within(1e-12));
        assertThat(distances[0][1]).isCloseTo((0.8 + 0 + 1 + 1) / 4, within(1e-12));
        assertThat(distances[1][0]).isCloseTo((1 + 1 + 1 + 1) / 4.0, within(1e-12));
        assertThat(distances[1][1]).isCloseTo((1 + 1 + 0 + 0) / 4.0, within(1e-12));
    }

    private static Payload row(String x, String constant, String kind, String maybe) {
        return new Payload.Row(List.of(
                Trios.cell(x, true), Trios.cell(constant, true), Trios.cell(kind, false), Trios.cell(maybe, true)));
    }

    @Test
    void textsAreIdenticalOrShareALongRun() {
        String first = "the quick brown fox jumps over the lazy dog";
        String second = "seven small boats left the harbour before the storm came";
        Pool pool = Trios.texts(
                List.of(first, second),
                List.of(first, "and then seven small boats left the harbour", "nothing of it", first + " again"),
                List.of("quite another thing altogether", "nothing of the sort at all"));
        assertThat(new IdenticalShare().compare(Sides.of(pool)))
                .containsExactly(new Value.Of("in the reference", 0.25), new Value.Of("in the holdout", 0));
        assertThat(new CopiedRuns(6).compare(Sides.of(pool)))
                .containsExactly(new Value.Of("from the reference", 0.75), new Value.Of("from the holdout", 0));
        assertThat(new CopiedRuns(2).compare(Sides.of(pool)).get(1)).isEqualTo(new Value.Of("from the holdout", 0.25));
        assertThatThrownBy(() -> new CopiedRuns(1)).hasMessageContaining("2 to 50");
    }
}

package org.genloss.metric.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorLawsTest {
    private static final double[][] REFERENCE = Clouds.modes(600, 6, 5, 1, "reference");
    private static final double[][] SAME = Clouds.modes(600, 6, 5, 1, "same");

    static List<Metric> metrics() {
        return List.of(
                new MeanDistance(),
                new VarianceRatio(),
                new LogDeterminantRatio(),
                new EffectiveRank(),
                new EffectiveRankRatio(),
                new PrdcPrecision(),
                new PrdcRecall(),
                new PrdcDensity(),
                new PrdcCoverage(),
                new PrdcZeroRadii(),
                new FrechetDistance(),
                new VendiScore(),
                new VendiRatio(),
                new CosineDistance(),
                new NearestCosineDistance(),
                new EnergyDistance(),
                new PairwiseDistance(),
                new ApproximateSlicedWasserstein(),
                new ParticipationRatio(),
                new TopShare(),
                new LogDeterminant(),
                new VendiOrders(),
                new SlicedWasserstein(),
                new Mauve(),
                new FrontierIntegral());
    }

    private static double number(Metric metric, double[][] reference, double[][] candidate) {
        Value value =
                metric.compare(Sides.of(Clouds.pool(reference, candidate))).get(0);
        return ((Value.Of) value).number();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void identicalSidesAreNeutral(Metric metric) {
        Value value =
                metric.compare(Sides.of(Clouds.pool(REFERENCE, REFERENCE))).get(0);
        double neutral = switch (metric.card().id()) {
            case "mean-distance",
                    "log-determinant-ratio",
                    "prdc-zero-radii",
                    "frechet-distance",
                    "energy-distance",
                    "sw-approx",
                    "sliced-wasserstein",
                    "frontier-integral" -> 0;
            case "variance-ratio",
                    "effective-rank-ratio",
                    "vendi-ratio",
                    "prdc-precision",
                    "prdc-recall",
                    "prdc-density",
                    "prdc-coverage",
                    "mauve" -> 1;
            default -> number(metric, SAME, REFERENCE);
        };
        assertThat(((Value.Of) value).number()).isCloseTo(neutral, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void tooFewItemsAreUndefined(Metric metric) {
        boolean ofOneItem = metric.card().id().startsWith("vendi");
        double[][] few = {ofOneItem ? new double[6] : REFERENCE[0]};
        assertThat(metric.compare(Sides.of(Clouds.pool(few, few))))
                .allSatisfy(v -> assertThat(v).isInstanceOf(Value.Undefined.class));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void everyCardSaysWhatItIs(Metric metric) {
        Card card = metric.card();
        assertThat(List.of(card.id(), card.name(), card.sentence(), card.formula(), card.undefined()))
                .noneMatch(String::isBlank);
        assertThat(metric.fits(Schema.text())).isFalse();
        assertThat(metric.fits(Schema.vector(3))).isTrue();
    }

    @Test
    void aDroppedModeIsSeenAsLoss() {
        double[][] four = Arrays.stream(SAME).filter(x -> !nearMode(x, 0)).toArray(double[][]::new);
        assertThat(four.length).isBetween(400, 560);
        for (Metric metric : List.of(new PrdcCoverage(), new PrdcRecall())) {
            assertThat(number(metric, REFERENCE, four))
                    .as(metric.card().id())
                    .isLessThan(number(metric, REFERENCE, SAME) - 0.1);
        }
        assertThat(number(new FrechetDistance(), REFERENCE, four))
                .isGreaterThan(3 * number(new FrechetDistance(), REFERENCE, SAME));
    }

    private static boolean nearMode(double[] x, int mode) {
        double[] centre = Clouds.normal(5, 6, "centres")[mode];
        double squares = 0;
        for (int j = 0; j < x.length; j++) {
            squares += (x[j] - 4 * centre[j]) * (x[j] - 4 * centre[j]);
        }
        return squares < 25;
    }

    @Test
    void shrinkingMovesEveryMeasureOfSpread() {
        double[][] shrunk = Arrays.stream(SAME)
                .map(x -> Arrays.stream(x).map(v -> 0.8 * v).toArray())
                .toArray(double[][]::new);
        assertThat(number(new VarianceRatio(), SAME, shrunk)).isCloseTo(0.64, within(1e-9));
        assertThat(number(new LogDeterminantRatio(), SAME, shrunk)).isCloseTo(Math.log(0.64), within(1e-9));
        assertThat(number(new EffectiveRankRatio(), SAME, shrunk)).isCloseTo(1, within(1e-9));
    }

    @Test
    void cutTailsLowerRecallAndRaiseDensity() {
        double[][] reference = Clouds.normal(800, 8, "whole");
        double[][] same = Clouds.normal(800, 8, "same");
        double[][] cut = Arrays.stream(same)
                .filter(x -> Arrays.stream(x).map(v -> v * v).sum() < 7)
                .toArray(double[][]::new);
        assertThat(number(new PrdcRecall(), reference, cut))
                .isLessThan(number(new PrdcRecall(), reference, same) - 0.2);
        assertThat(number(new PrdcDensity(), reference, cut))
                .isGreaterThan(number(new PrdcDensity(), reference, same) + 0.3);
        assertThat(number(new VarianceRatio(), reference, cut)).isLessThan(0.8);
    }

    @Test
    void repeatedItemsLowerDistances() {
        double[][] repeated = Clouds.points(600, i -> SAME[i / 2]);
        assertThat(number(new NearestCosineDistance(), REFERENCE, repeated)).isCloseTo(0, within(1e-12));
        assertThat(number(new NearestCosineDistance(), REFERENCE, SAME)).isGreaterThan(1e-4);
        double[][] alike = Arrays.stream(SAME)
                .map(x -> Arrays.stream(x).map(v -> v + 20).toArray())
                .toArray(double[][]::new);
        assertThat(number(new CosineDistance(), REFERENCE, alike))
                .isLessThan(0.5 * number(new CosineDistance(), REFERENCE, SAME));
    }

    @Test
    void oneDirectionInsteadOfTwoHalvesTheDirections() {
        double[][] plane = Clouds.normal(5000, 2, "plane");
        double[][] line = Arrays.stream(plane).map(x -> new double[] {x[0], 0}).toArray(double[][]::new);
        assertThat(number(new EffectiveRankRatio(), plane, line)).isCloseTo(0.5, within(0.001));
        assertThat(number(new VendiRatio(), plane, line)).isCloseTo(0.5, within(0.001));
        assertThat(new LogDeterminantRatio()
                        .compare(Sides.of(Clouds.pool(plane, line)))
                        .get(0))
                .isInstanceOf(Value.Undefined.class);
    }

    @Test
    void equalItemsWithoutAnInsideAreUndefined() {
        double[][] constant = Clouds.points(20, i -> new double[] {1, 2});
        assertThat(new PrdcCoverage()
                        .compare(Sides.of(Clouds.pool(constant, constant)))
                        .get(0))
                .isInstanceOf(Value.Undefined.class);
        assertThat(new PrdcZeroRadii().compare(Sides.of(Clouds.pool(constant, constant))))
                .containsExactly(new Value.Of("reference", 1), new Value.Of("generation", 1));
    }

    @Test
    void aTableGivesItsNumericColumnsInPooledDeviations() {
        Schema schema = Schema.table(List.of(
                new Schema.Column("age", Schema.Scale.NUMERIC),
                new Schema.Column("sex", Schema.Scale.CATEGORICAL),
                new Schema.Column("pay", Schema.Scale.NUMERIC)));
        Pool pool = new Pool(schema, List.of(row("a", 10, 1000), row("b", 20, 1000)), List.of(row("c", 30, 1000)));
        Points points = Points.of(pool);
        assertThat(points.columns()).containsExactly("age", "pay");
        assertThat(points.values()).containsExactly(-1, 0, 0, 0, 1, 0);
        assertThat(new MeanDistance().fits(Schema.table(List.of(new Schema.Column("age", Schema.Scale.NUMERIC)))))
                .isFalse();
    }

    private static Draw.Group row(String id, double age, double pay) {
        List<Cell> cells = List.of(new Cell.Number(age), new Cell.Category("x"), new Cell.Number(pay));
        return new Draw.Group(id, id.hashCode(), List.of(Item.of(id, new Payload.Row(cells))));
    }
}

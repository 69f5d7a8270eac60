package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Schema.Column;
import org.genloss.data.Schema.Scale;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.GenerativeModel.Parameter;
import org.genloss.lab.Tally;
import org.genloss.lab.Trained;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.Linear.Inputs;
import org.junit.jupiter.api.Test;

/**
 * Expected values: numpy 2, with
 * {@code X = [[1,2],[2,0],[3,1],[4,5],[0,3]]; y = [3,1,4,9,5]; M = [[1,2,0,-1],[2,0,1,3]]; z = [3,1]}.
 */
class LinearTest {
    private static final Seed SEED = Seed.of(5);
    private static final Vectors DATA = new Vectors("", 3, new double[] {1, 2, 3, 2, 0, 1, 3, 1, 4, 4, 5, 9, 0, 3, 5});
    private static final Vectors WIDE = new Vectors("", 5, new double[] {1, 2, 0, -1, 3, 2, 0, 1, 3, 1});

    private static Linear linear(double ridge, boolean intercept) {
        return new Linear(0, ridge, intercept, "residual", Inputs.REUSED);
    }

    /**
     * One input, x = 1, 2 and y = 2, 2: the solution is 6/5, of which a step of rate 1/2 goes half the way, then half of the rest. With noise 1
     * the mean log-likelihood is -ln(2 pi)/2 - ((2-w)^2 + (2-2w)^2)/4.
     */
    @Test
    void descentTellsItsCourse() {
        Vectors data = new Vectors("", 2, new double[] {1, 2, 2, 2});
        Linear learner = new Linear(0, 0, false, "1", Inputs.REUSED, 3, 0.5);
        List<Trained.Step> curve = learner.fit(data, SEED).curve();
        assertThat(curve).hasSize(4);
        double[] weights = {0, 0.6, 0.9, 1.05};
        for (int s = 0; s < 4; s++) {
            double w = weights[s];
            double expected = -0.5 * Math.log(2 * Math.PI) - ((2 - w) * (2 - w) + (2 - 2 * w) * (2 - 2 * w)) / 4;
            assertThat(curve.get(s).fitted()).isCloseTo(expected, within(1e-12));
            assertThat(curve.get(s).watched()).isNaN();
        }
        Tally tally = learner.tally(2).orElseThrow();
        tally.add(data);
        tally.add(data);
        List<Trained.Step> summed = ((Trained) tally.fit(null, SEED)).curve();
        assertThat(summed.get(2).fitted()).isCloseTo(curve.get(2).fitted(), within(1e-9));
        assertThat(new Linear().fit(data, SEED).curve()).isEmpty();
    }

    private static void plane(LinearModel model, double... expected) {
        double[] found = IntStream.range(0, expected.length)
                .mapToDouble(j -> j < model.inputs() ? model.weight(j) : model.intercept())
                .toArray();
        assertThat(found).containsExactly(expected, within(1e-9));
    }

    /** {@code lstsq(X, y)}, with a column of ones, with {@code sqrt(v) * rows} for weights v, and {@code solve(X'X + 2 I, X'y)}. */
    @Test
    void ordinaryWeightedAndRidge() {
        plane(linear(0, false).fit(DATA, SEED), 0.581651376147, 1.422018348624, 0);
        plane(linear(0, true).fit(DATA, SEED), 0.492086330935, 1.359712230216, 0.424460431655);
        plane(linear(2, false).fit(DATA, SEED), 0.615720524017, 1.331877729258, 0);
        plane(linear(2, true).fit(DATA, SEED), 0.448598130841, 1.205607476636, 0.850467289720);
        Weighted weighted = new Weighted(DATA, new double[] {1, 2, 1, 0.5, 3});
        plane(linear(0, false).fit(weighted, SEED), 0.519313304721, 1.566523605150, 0);
    }

    private static Linear descent(double ridge, boolean intercept, int steps, double rate) {
        return new Linear(0, ridge, intercept, "residual", Inputs.REUSED, steps, rate);
    }

    /**
     * Plain loops in Python: {@code w += rate / L * (X'y - (X'X + ridge I) w)} from 0, L by power iteration; after centring; and, with fewer rows
     * than inputs, on M and z. Many steps arrive at the solution of smallest norm.
     */
    @Test
    void descentStopsOnTheWay() {
        plane(descent(0, false, 7, 0.5).fit(DATA, SEED), 0.779935643563, 1.241329898998, 0);
        plane(descent(2, false, 7, 0.5).fit(DATA, SEED), 0.760451121537, 1.196445633281, 0);
        plane(descent(0, true, 3, 1.5).fit(DATA, SEED), 0.571196701448, 1.521217463950, -0.089071823586);
        plane(
                descent(0, false, 4, 0.8).fit(WIDE, SEED),
                0.605604210909,
                0.828807903396,
                0.095600129605,
                -0.127603562881,
                0);
        plane(
                descent(0, false, 2000, 1).fit(WIDE, SEED),
                0.734939759036,
                1.036144578313,
                0.108433734940,
                -0.192771084337,
                0);
        plane(descent(0, false, 5, 1).fit(new Vectors("", 2, new double[] {0, 1, 0, 2}), SEED), 0, 0);
    }

    /**
     * The filter of the literature (Yao, Rosasco and Caponnetto 2007): inputs with curvatures 4 and 1, whose solutions are 3 and 5, so that after t
     * steps at full rate the first is there and the second is 1 - (3/4)^t of the way.
     */
    @Test
    void descentShrinksWhatIsFlat() {
        Vectors axes = new Vectors("", 3, new double[] {2, 0, 6, 0, 1, 5});
        for (int t : new int[] {1, 2, 5}) {
            plane(descent(0, false, t, 1).fit(axes, SEED), 3, 5 * (1 - Math.pow(0.75, t)), 0);
        }
    }

    /** {@code pinv(M) @ z}, the same after centring, {@code solve(M'M + I/2, M'z)}, and {@code pinv([X, X[:,0]]) @ y}. */
    @Test
    void smallestNormWhereDataDoesNotDecide() {
        plane(linear(0, false).fit(WIDE, SEED), 0.734939759036, 1.036144578313, 0.108433734940, -0.192771084337, 0);
        double part = 1.0 / 11;
        plane(linear(0, true).fit(WIDE, SEED), -part, 2 * part, -part, -4 * part, 26 * part);
        plane(linear(0.5, false).fit(WIDE, SEED), 0.680965147453, 0.954423592493, 0.101876675603, -0.171581769437, 0);
        Vectors twins = new Vectors("", 4, new double[] {1, 2, 1, 3, 2, 0, 2, 1, 3, 1, 3, 4, 4, 5, 4, 9, 0, 3, 0, 5});
        plane(linear(0, false).fit(twins, SEED), 0.290825688073, 1.422018348624, 0.290825688073, 0);
    }

    /** With fewer rows than inputs every weight above 0 gives the same plane, and a row of weight 0 is none. */
    @Test
    void weightsInTheWideCase() {
        Vectors more = new Vectors("", 5, new double[] {1, 2, 0, -1, 3, 2, 0, 1, 3, 1, 9, 9, 9, 9, 9});
        plane(
                linear(0, false).fit(new Weighted(more, new double[] {5, 0.1, 0}), SEED),
                0.734939759036,
                1.036144578313,
                0.108433734940,
                -0.192771084337,
                0);
    }

    /** {@code sqrt(sum((y - X w)^2) / (5 - 2))}; nothing is left over where every point is met. */
    @Test
    void noiseIsEstimatedFromResidualsOrGiven() {
        assertThat(linear(0, false).fit(DATA, SEED).noise()).isCloseTo(0.737381100144, within(1e-9));
        assertThat(linear(0, false).fit(WIDE, SEED).noise()).isZero();
        assertThat(new Linear(0, 0, false, "0.25", Inputs.REUSED)
                        .fit(DATA, SEED)
                        .noise())
                .isEqualTo(0.25);
    }

    @Test
    void anyColumnMayBeTheLabel() {
        Schema schema = Schema.table(List.of(
                new Column("a", Scale.NUMERIC), new Column("price", Scale.NUMERIC), new Column("b", Scale.NUMERIC)));
        List<Item> items = DATA.items()
                .map(item -> ((Payload.Vector) item.payload()).x())
                .map(x -> Item.of(
                        "r",
                        new Payload.Row(List.of(new Cell.Number(x[0]), new Cell.Number(x[2]), new Cell.Number(x[1])))))
                .toList();
        LinearModel model = new Linear(2, 0, false, "0", Inputs.REUSED).fit(new Items(schema, items), SEED);
        assertThat(model.parameters())
                .map(Parameter::name)
                .containsExactly("weight-a", "weight-b", "intercept", "noise");
        plane(model, 0.581651376147, 1.422018348624, 0);
        Corpus drawn = model.draw(2, SEED);
        assertThat(drawn.items().map(item -> ((Payload.Row) item.payload()).cells()))
                .allSatisfy(cells -> assertThat(number(cells, 1))
                        .isCloseTo(
                                0.581651376147 * number(cells, 0) + 1.422018348624 * number(cells, 2), within(1e-9)));
    }

    private static double number(List<Cell> cells, int column) {
        return ((Cell.Number) cells.get(column)).value();
    }

    /** Reused inputs come in the order of the fit and from its beginning again; resampled ones are some of them; new ones are none. */
    @Test
    void inputsComeFromWhereTheSettingSays() {
        double[] reused = drawn(Inputs.REUSED, 7);
        double[] resampled = drawn(Inputs.RESAMPLED, 2000);
        double[] fresh = drawn(Inputs.STANDARD_NORMAL, 2000);
        assertThat(inputs(reused)).containsExactly(1, 2, 3, 4, 0, 1, 2);
        assertThat(inputs(resampled)).containsOnly(0, 1, 2, 3, 4);
        assertThat(mean(inputs(resampled))).isCloseTo(2, within(4 * Math.sqrt(2.0 / 2000)));
        assertThat(mean(inputs(fresh))).isCloseTo(0, within(4 / Math.sqrt(2000)));
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    private static double[] drawn(Inputs inputs, int items) {
        return ((Vectors) new Linear(0, 0, false, "residual", inputs)
                        .fit(DATA, SEED)
                        .draw(items, SEED))
                .values();
    }

    private static double[] inputs(double[] rows) {
        return IntStream.range(0, rows.length / 3).mapToDouble(i -> rows[3 * i]).toArray();
    }

    /** Planes as above; sqrt of the sum of squared residuals over rows minus parameters, by numpy. */
    @Test
    void aTallyHasThePlaneTheNoiseAndTheFirstInputs() {
        LinearModel flat = tallied(linear(0, false));
        plane(flat, 0.581651376147, 1.422018348624, 0);
        assertThat(flat.noise()).isCloseTo(0.737381100144, within(1e-11));
        plane(tallied(linear(2, false)), 0.615720524017, 1.331877729258, 0);
        plane(tallied(linear(2, true)), 0.448598130841, 1.205607476636, 0.850467289720);
        LinearModel raised = tallied(linear(0, true));
        plane(raised, 0.492086330935, 1.359712230216, 0.424460431655);
        assertThat(raised.noise()).isCloseTo(0.837089854472, within(1e-11));
        double[] drawn = ((Vectors) raised.draw(8, SEED)).values();
        assertThat(inputs(drawn)).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
        assertThat(new Linear(0, 0, false, "0", Inputs.RESAMPLED).tally(4)).isEmpty();
    }

    /** One item after another, four of whose inputs are wanted again. */
    private static LinearModel tallied(Linear learner) {
        Tally tally = learner.tally(4).orElseThrow();
        for (int i = 0; i < 5; i++) {
            tally.add(new Vectors("", 3, DATA.point(i)));
        }
        return (LinearModel) tally.fit(null, SEED);
    }

    /** Labels on a plane leave nothing: sums of squares would leave a hundred millionth of them. */
    @Test
    void aTallyLosesNoDigitsOfTheNoise() {
        double[] rows = new double[3000];
        for (int i = 0; i < 1000; i++) {
            rows[3 * i] = Math.sin(i);
            rows[3 * i + 1] = Math.cos(3 * i);
            rows[3 * i + 2] = 1e6 + 2 * rows[3 * i] - rows[3 * i + 1];
        }
        Tally tally = linear(0, true).tally(1).orElseThrow();
        tally.add(new Vectors("", 3, rows));
        tally.add(new Vectors("", 3, rows));
        LinearModel model = (LinearModel) tally.fit(null, SEED);
        plane(model, 2, -1, 1e6);
        assertThat(model.noise()).isLessThan(1e-9);
    }

    /** {@code scipy.stats.norm.logpdf(4, 3*0.581651376147 + 1.422018348624, 0.737381100144)} for the third row. */
    @Test
    void densityIsThatOfTheLabelGivenTheInputs() {
        Item third = Item.of("x", new Payload.Vector(new double[] {3, 1, 4}));
        double z = (4 - 3.166972477064) / 0.737381100144;
        assertThat(linear(0, false).fit(DATA, SEED).logDensity(third))
                .isCloseTo(-z * z / 2 - 0.5 * Math.log(2 * Math.PI) - Math.log(0.737381100144), within(1e-9));
    }

    @Test
    void impossibleSettingsAndDataAreRefused() {
        assertThatThrownBy(() -> descent(0, false, -1, 1)).hasMessageContaining("linear.steps");
        assertThatThrownBy(() -> descent(0, false, 1, 2))
                .hasMessageContaining("linear.rate needs to be above 0 and below 2");
        assertThatThrownBy(() -> new Linear(0, 0, false, "much", Inputs.REUSED)).hasMessageContaining("linear.noise");
        assertThatThrownBy(() -> new Linear(0, 0, false, "-1", Inputs.REUSED)).hasMessageContaining("linear.noise");
        Vectors endless = new Vectors("", 2, new double[] {1, Double.NaN, 2, 3});
        assertThatThrownBy(() -> linear(0, false).fit(endless, SEED)).hasMessageContaining("not finite");
        assertThat(new Linear().fits(Schema.vector(1))).isFalse();
        assertThat(new Linear(4, 0, false, "0", Inputs.REUSED).fits(Schema.vector(3)))
                .isFalse();
    }
}

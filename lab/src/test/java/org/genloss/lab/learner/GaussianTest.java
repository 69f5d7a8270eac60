package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.GenerativeModel.Parameter;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.Gaussian.Estimator;
import org.junit.jupiter.api.Test;

/** Expected values: numpy 2.4 cov and slogdet, scipy 1.17 multivariate_normal.logpdf. */
class GaussianTest {
    private static final Seed SEED = Seed.of(1);
    private static final Vectors FIVE =
            new Vectors("", 3, new double[] {1, 2, .5, 2, 1, 1.5, 4, 3, -1, 0, 5, 2, 3, 3, 0});

    private static Map<String, Double> parameters(GenerativeModel model) {
        return model.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::value));
    }

    private static Item point(double... x) {
        return Item.of("x", new Payload.Vector(x));
    }

    @Test
    void biasedAndUnbiasedCovariance() {
        GaussianModel biased = new Gaussian().fit(FIVE, SEED);
        assertThat(parameters(biased)).containsEntry("mean-x1", 2.8).containsEntry("rank", 3.0);
        assertThat(biased.covariance(2, 2)).isCloseTo(1.14, within(1e-12));
        assertThat(biased.covariance(1, 0)).isCloseTo(-0.6, within(1e-12));
        assertThat(biased.logDeterminant()).isCloseTo(-0.13421734211980807, within(1e-12));
        assertThat(biased.logDensity(point(1, 1, 1))).isCloseTo(-4.744601713549541, within(1e-12));
        GaussianModel unbiased = new Gaussian(Estimator.UNBIASED, 1).fit(FIVE, SEED);
        assertThat(unbiased.logDeterminant()).isCloseTo(0.5352133118228206, within(1e-12));
        assertThat(unbiased.logDensity(point(1, 1, 1))).isCloseTo(-4.668338083521768, within(1e-12));
    }

    @Test
    void oneDimension() {
        Vectors data = new Vectors("", 1, new double[] {1, 2, 4, 7, 7.5});
        assertThat(parameters(new Gaussian().fit(data, SEED))).containsEntry("mean", 4.3);
        assertThat(new Gaussian().fit(data, SEED).covariance(0, 0)).isCloseTo(6.76, within(1e-12));
        assertThat(new Gaussian(Estimator.UNBIASED, 1).fit(data, SEED).covariance(0, 0))
                .isCloseTo(8.45, within(1e-12));
    }

    /** Draws are compared with the model within 5 standard errors: that of a covariance is at most sqrt(2 v1 v2 / n). */
    @Test
    void drawsHaveTheCovarianceOfTheModelTimesLambda() {
        int n = 40_000;
        GaussianModel model = new Gaussian(Estimator.BIASED, 0.25).fit(FIVE, SEED);
        GaussianModel again = new Gaussian().fit(model.draw(n, SEED.child("draw")), SEED);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double error = Math.sqrt(2.0 / n * model.covariance(i, i) * model.covariance(j, j)) * 0.25;
                assertThat(again.covariance(i, j)).isCloseTo(0.25 * model.covariance(i, j), within(5 * error));
            }
        }
    }

    @Test
    void aCovarianceWithoutFullRankIsDrawnOnItsFlat() {
        double[] values = {1, 2, 3, 2, 3, 5, 4, -1, 3};
        GaussianModel model = new Gaussian().fit(new Vectors("", 3, values), SEED);
        assertThat(parameters(model))
                .containsEntry("rank", 2.0)
                .containsEntry("log-determinant", Double.NEGATIVE_INFINITY);
        Vectors drawn = (Vectors) model.draw(50, SEED.child("draw"));
        for (int i = 0; i < drawn.size(); i++) {
            double[] x = drawn.point(i);
            assertThat(x[2]).isCloseTo(x[0] + x[1], within(1e-12));
            assertThat(model.logDensity(point(x))).isFinite();
        }
        assertThat(model.logDensity(point(1, 2, 3.001))).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(new Gaussian().fit(drawn, SEED).covariance(0, 0)).isGreaterThan(0.5);
    }

    @Test
    void aTableStaysATable() {
        Schema schema = Schema.table(
                List.of(new Schema.Column("a", Schema.Scale.NUMERIC), new Schema.Column("b", Schema.Scale.NUMERIC)));
        List<Item> rows = List.of(1, 2, 4).stream()
                .map(x -> Item.of("r" + x, new Payload.Row(List.of(new Cell.Number(x), new Cell.Number(x * x)))))
                .toList();
        GaussianModel model = new Gaussian().fit(new Items(schema, rows), SEED);
        assertThat(parameters(model)).containsEntry("mean-b", 7.0);
        Corpus drawn = model.draw(2, SEED);
        assertThat(drawn.schema()).isEqualTo(schema);
        assertThat(drawn.items().map(Item::id)).containsExactly("0", "1");
    }

    @Test
    void dataWithoutSpreadIsRefused() {
        assertThatThrownBy(() -> new Gaussian().fit(new Vectors("", 1, new double[] {2, 2, 2}), SEED))
                .hasMessageContaining("no spread is left");
        assertThatThrownBy(() -> new Gaussian().fit(new Vectors("", 2, new double[] {2, 1, 2, 1}), SEED))
                .hasMessageContaining("no spread is left");
        assertThatThrownBy(() -> new Gaussian().fit(new Vectors("", 1, new double[] {2}), SEED))
                .hasMessageContaining("at least 2 items");
    }

    private static final Vectors LINE = new Vectors("", 1, new double[] {1, 2, 4, 7, 7.5});

    private static Gaussian stepping(double step, Start start) {
        return new Gaussian(Estimator.BIASED, 1, 1, step, start);
    }

    @Test
    void aKnownVarianceIsNotFitted() {
        GaussianModel model = new Gaussian(Estimator.KNOWN, 1, 2.5, 1, Start.WARM).fit(FIVE, SEED);
        assertThat(parameters(model)).containsEntry("mean-x1", 2.8).containsEntry("variance-x2", 2.5);
        assertThat(model.covariance(0, 1)).isZero();
        GaussianModel one =
                new Gaussian(Estimator.KNOWN, 1, 2.5, 1, Start.WARM).fit(new Vectors("", 1, new double[] {3}), SEED);
        assertThat(parameters(one)).containsEntry("mean", 3.0).containsEntry("variance", 2.5);
    }

    /** Mean 4.3 and variance 6.76 of the data (see above); a quarter of the way from 0.3 and 2.76, or from 0 and 1. */
    @Test
    void aStepGoesPartOfTheWay() {
        GaussianModel before = GaussianModel.of(0.3, 2.76);
        GaussianModel warm = stepping(0.25, Start.WARM).refit(before, LINE, SEED);
        assertThat(warm.mean(0)).isCloseTo(1.3, within(1e-12));
        assertThat(warm.covariance(0, 0)).isCloseTo(3.76, within(1e-12));
        assertThat(stepping(0.25, Start.WARM).fit(LINE, SEED).mean(0)).isEqualTo(4.3);
        GaussianModel cold = stepping(0.25, Start.COLD).refit(before, LINE, SEED);
        assertThat(cold.mean(0)).isCloseTo(1.075, within(1e-12));
        assertThat(cold.covariance(0, 0)).isCloseTo(2.44, within(1e-12));
        assertThat(stepping(1, Start.WARM).refit(before, LINE, SEED).mean(0)).isEqualTo(4.3);
    }

    /** numpy.cov(aweights=[1,2,0,1,4]): with ddof=0 and 1; numpy.average. */
    @Test
    void weightsCount() {
        Weighted data = new Weighted(LINE, new double[] {1, 2, 0, 1, 4});
        GaussianModel biased = new Gaussian().fit(data, SEED);
        assertThat(biased.mean(0)).isCloseTo(5.25, within(1e-12));
        assertThat(biased.covariance(0, 0)).isCloseTo(7.8125, within(1e-12));
        GaussianModel unbiased = new Gaussian(Estimator.UNBIASED, 1).fit(data, SEED);
        assertThat(unbiased.covariance(0, 0)).isCloseTo(11.904761904761903, within(1e-12));
        GaussianModel full = new Gaussian().fit(new Weighted(FIVE, new double[] {3, 3, 3, 3, 3}), SEED);
        assertThat(full.covariance(1, 0)).isCloseTo(-0.6, within(1e-12));
        assertThatThrownBy(() -> new Gaussian().fit(new Weighted(LINE, new double[5]), SEED))
                .hasMessageContaining("the weights of all 5 items are 0");
    }

    @Test
    void aChainMayEndInOnePoint() {
        Vectors equal = new Vectors("", 1, new double[] {2, 2, 2});
        GaussianModel end = new Gaussian().refit(GaussianModel.of(2, 1e-30), equal, SEED);
        assertThat(end.covariance(0, 0)).isZero();
        assertThat(Vectors.of(end.draw(3, SEED)).values()).containsOnly(2);
        assertThatThrownBy(() -> new Gaussian().refit(end, new Vectors("", 1, new double[] {1e308, -1e308}), SEED))
                .hasMessageContaining("too large to have a variance");
    }
}

package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Trained;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.Gmm.Shape;
import org.genloss.lab.probe.LearningCurve;
import org.genloss.lab.source.LawSource;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Test;

class GmmTest {
    private static final Seed SEED = Seed.of(5);

    /** Components 8 standard deviations apart are told apart without error: standard errors are those of separate normal samples. */
    @Test
    void aWideMixtureIsRecovered() {
        int n = 20_000;
        Corpus data = LawSource.mixture(List.of(0.3, 0.7), List.of(2.0, -2.0), List.of(0.5, 0.25), n)
                .draw(n, SEED);
        GmmModel model = new Gmm().fit(data, SEED.child("fit"));
        assertThat(model.weight(0)).isCloseTo(0.7, within(5 * Math.sqrt(0.21 / n)));
        assertThat(model.component(0).mean(0)).isCloseTo(-2, within(5 * 0.25 / Math.sqrt(0.7 * n)));
        assertThat(model.component(1).mean(0)).isCloseTo(2, within(5 * 0.5 / Math.sqrt(0.3 * n)));
        assertThat(model.component(1).covariance(0, 0)).isCloseTo(0.25, within(5 * 0.25 * Math.sqrt(2 / (0.3 * n))));
        assertThat(model.parameters())
                .extracting(p -> p.name())
                .startsWith("mean", "variance", "weight-1", "mean-1", "variance-1");
        assertThat(model.parameters().get(0).value()).isCloseTo(-0.8, within(5 * 1.9 / Math.sqrt(n)));
    }

    /** One component is the Gaussian of maximum likelihood, plus the floor. */
    @Test
    void oneComponentIsTheGaussian() {
        Vectors data = new Vectors("", 2, new double[] {1, 2, 2, 1, 4, 3, 0, 5, 3, 3});
        GaussianModel gaussian = new Gaussian().fit(data, SEED);
        GaussianModel full =
                new Gmm(1, Shape.FULL, 1e-9, 1e-6, 100).fit(data, SEED).component(0);
        GaussianModel diagonal =
                new Gmm(1, Shape.DIAGONAL, 1e-9, 1e-6, 100).fit(data, SEED).component(0);
        assertThat(full.covariance(0, 1)).isCloseTo(gaussian.covariance(0, 1), within(1e-8));
        assertThat(full.logDeterminant()).isCloseTo(gaussian.logDeterminant(), within(1e-8));
        assertThat(diagonal.covariance(0, 1)).isZero();
        assertThat(diagonal.covariance(1, 1)).isCloseTo(gaussian.covariance(1, 1), within(1e-8));
    }

    private static Gmm early(int components, int iterations, double holdout, int patience) {
        return new Gmm(components, Shape.FULL, 1e-6, 1e-12, iterations, Start.COLD, 4, holdout, patience);
    }

    private static double likelihood(GmmModel model, Vectors points) {
        return points.items().mapToDouble(model::logDensity).average().orElseThrow();
    }

    /** Fits cut off after 1, 2, .. steps, each asked for the likelihood of the same watched items: the one kept is the best of them. */
    @Test
    void earlyStoppingKeepsTheStepAtWhichTheWatchedWereLikeliest() {
        Vectors points = Vectors.of(LawSource.standard(2, 60).draw(60, SEED));
        double[] ones = new double[60];
        Arrays.fill(ones, 1);
        Sample[] parts = new Sample(points, ones).split(20, SEED.random());
        Gmm patient = early(4, 60, 0.3, 60);
        GmmModel kept = new ExpectationMaximisation(patient, parts[0], parts[1], 4)
                .cold(SEED.random())
                .model(points.schema());
        double best = Double.NEGATIVE_INFINITY;
        double last = 0;
        for (int steps = 1; steps <= 60; steps++) {
            GmmModel cut = new ExpectationMaximisation(early(4, steps, 0, 1), parts[0], parts[0].none(), 4)
                    .cold(SEED.random())
                    .model(points.schema());
            last = likelihood(cut, parts[1].points());
            best = Math.max(best, last);
        }
        assertThat(likelihood(kept, parts[1].points()))
                .isGreaterThanOrEqualTo(best - 1e-9)
                .isGreaterThan(last + 0.01);
    }

    /** Step s of the curve is the fit cut off after s steps, asked for its densities; the held-out items are those watched. */
    @Test
    void theCurveIsThatOfFitsCutOff() {
        Vectors points = Vectors.of(LawSource.standard(2, 60).draw(60, SEED));
        double[] ones = new double[60];
        Arrays.fill(ones, 1);
        Sample[] parts = new Sample(points, ones).split(20, SEED.random());
        List<Trained.Step> curve = new ExpectationMaximisation(early(3, 12, 0.3, 60), parts[0], parts[1], 3)
                .cold(SEED.random())
                .model(points.schema())
                .curve();
        assertThat(curve).hasSize(12);
        for (int steps = 1; steps < 12; steps++) {
            GmmModel cut = new ExpectationMaximisation(early(3, steps, 0, 1), parts[0], parts[0].none(), 3)
                    .cold(SEED.random())
                    .model(points.schema());
            assertThat(curve.get(steps).fitted()).isCloseTo(likelihood(cut, parts[0].points()), within(1e-9));
            assertThat(curve.get(steps).watched()).isCloseTo(likelihood(cut, parts[1].points()), within(1e-9));
            assertThat(curve.get(steps).fitted())
                    .isGreaterThan(curve.get(steps - 1).fitted() - 1e-5);
        }
        List<Value> told = new LearningCurve(4).measure(early(3, 12, 0.3, 60).fit(points, SEED), Optional.empty());
        assertThat(told)
                .map(Value::subject)
                .containsExactly(
                        "fitted, step 1",
                        "held out, step 1",
                        "fitted, step 2",
                        "held out, step 2",
                        "fitted, step 4",
                        "held out, step 4");
        assertThat(told).allMatch(Value.Of.class::isInstance);
        GmmModel model = early(3, 12, 0.3, 60).fit(points, SEED);
        List<Value> beyond = new LearningCurve(16).measure(model, Optional.empty());
        assertThat(beyond.subList(6, 8))
                .containsExactly(
                        new Value.Of("fitted, step 8", model.curve().get(8).fitted()),
                        new Value.Of("held out, step 8", model.curve().get(8).watched()));
        assertThat(beyond.subList(8, 10))
                .containsExactly(
                        new Value.Undefined("fitted, step 16", "the fit ended: its curve goes to step 11"),
                        new Value.Undefined("held out, step 16", "the fit ended: its curve goes to step 11"));
        assertThat(new LearningCurve().measure(GaussianModel.of(0, 1), Optional.empty()))
                .allMatch(Value.Undefined.class::isInstance);
    }

    /** Eight components on 60 items of one normal law overfit: new items are likelier under the fits that were stopped early. */
    @Test
    void earlyStoppingGeneralises() {
        Vectors fresh = Vectors.of(LawSource.standard(2, 1000).draw(1000, SEED.child("fresh")));
        double gain = 0;
        for (int r = 0; r < 20; r++) {
            Corpus data = LawSource.standard(2, 60).draw(60, SEED.child(r));
            gain += likelihood(early(8, 200, 0.2, 5).fit(data, SEED.child(r)), fresh)
                    - likelihood(early(8, 200, 0, 5).fit(data, SEED.child(r)), fresh);
        }
        assertThat(gain / 20).isGreaterThan(0.1);
        assertThatThrownBy(() -> early(2, 9, 0.1, 1).fit(new Vectors("", 1, new double[] {1, 2, 3, 4}), SEED))
                .hasMessageContaining("gmm.holdout 0.1 of 4 items leaves 4 to fit and 0 to watch");
        assertThatThrownBy(() -> early(2, 9, 0.6, 1)).hasMessageContaining("gmm.holdout needs to be from 0 to 0.5");
        assertThatThrownBy(() -> early(2, 9, 0.5, 0)).hasMessageContaining("gmm.patience");
    }

    /** Two crossing bars that only a full covariance can follow: correlation 0.9 and -0.9. */
    @Test
    void fullCovariancesFollowDirections() {
        Schema plane = Schema.vector(2);
        GaussianModel up = new GaussianModel(plane, new double[] {0, 0}, new double[] {1, .9, .9, 1}, 1);
        GaussianModel down = new GaussianModel(plane, new double[] {6, 0}, new double[] {1, -.9, -.9, 1}, 1);
        Corpus data = new GmmModel(plane, new double[] {1, 1}, List.of(up, down)).draw(4000, SEED);
        GmmModel model = new Gmm().fit(data, SEED.child("fit"));
        assertThat(model.component(0).covariance(0, 1)).isCloseTo(0.9, within(0.16));
        assertThat(model.component(1).covariance(1, 0)).isCloseTo(-0.9, within(0.16));
    }

    @Test
    void moreComponentsThanDifferentItemsIsSurvived() {
        GmmModel model =
                new Gmm(3, Shape.FULL, 1e-6, 1e-6, 50).fit(new Vectors("", 1, new double[] {1, 1, 1, 5, 5}), SEED);
        double sum = model.weight(0) + model.weight(1) + model.weight(2);
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(model.draw(10, SEED).items())
                .hasSize(10)
                .allMatch(item -> !item.payload().toString().contains("NaN"));
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        assertThatThrownBy(() -> new Gmm().fit(new Vectors("", 1, new double[] {1, 1}), SEED))
                .hasMessageContaining("no spread is left");
        assertThatThrownBy(() ->
                        new Gmm(5, Shape.FULL, 1e-6, 1e-6, 9).fit(new Vectors("", 1, new double[] {1, 2}), SEED))
                .hasMessageContaining("at least 5 items, got 2");
    }

    private static final Gmm CHOOSING = new Gmm(0, Shape.FULL, 1e-6, 1e-5, 200, Start.COLD, 4);

    private static Corpus wide(List<Double> centres, int n) {
        List<Double> ones = centres.stream().map(c -> 1.0).toList();
        return LawSource.mixture(ones, centres, ones, n).draw(n, SEED);
    }

    /** Components 10 standard deviations apart: fewer cost far more likelihood than ln n, more win about 1 for 3 ln n / 2. */
    @Test
    void theNumberOfComponentsIsChosen() {
        assertThat(CHOOSING.fit(wide(List.of(0.0), 500), SEED).size()).isEqualTo(1);
        GmmModel three = CHOOSING.fit(wide(List.of(-10.0, 0.0, 10.0), 600), SEED);
        assertThat(three.size()).isEqualTo(3);
        assertThat(three.parameters())
                .filteredOn(p -> p.name().endsWith("-4"))
                .extracting(p -> p.value())
                .containsExactly(Double.NaN, Double.NaN, Double.NaN);
    }

    /** One step from means 0 and 1, variances 1, weights 1/2, worked out with numpy. */
    @Test
    void aWarmStartGoesOnFromTheModelBefore() {
        Vectors data = new Vectors("", 1, new double[] {-1, 0.5, 2, 3});
        GmmModel before = new GmmModel(
                Schema.vector(1), new double[] {0.5, 0.5}, List.of(GaussianModel.of(0, 1), GaussianModel.of(1, 1)));
        GmmModel after = new Gmm(2, Shape.FULL, 1e-12, 1e-5, 1, Start.WARM, 4).refit(before, data, SEED);
        assertThat(after.weight(0)).isCloseTo(0.39396454500531086, within(1e-9));
        assertThat(after.component(0).mean(0)).isCloseTo(0.01576989084288325, within(1e-9));
        assertThat(after.component(1).covariance(0, 0)).isCloseTo(1.4988962008825886, within(1e-9));
        GmmModel weighted = new Gmm(2, Shape.FULL, 1e-12, 1e-5, 1, Start.WARM, 4)
                .refit(before, new Weighted(data, new double[] {1, 0, 0, 2}), SEED);
        assertThat(weighted.weight(0)).isCloseTo(0.3230969454120436, within(1e-9));
    }
}

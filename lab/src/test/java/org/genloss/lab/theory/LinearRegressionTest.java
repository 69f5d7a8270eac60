package org.genloss.lab.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.genloss.data.Seed;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Simulate;
import org.genloss.lab.learner.Classifier;
import org.genloss.lab.learner.Linear;
import org.genloss.lab.learner.Linear.Inputs;
import org.genloss.lab.mitigation.TokenEdit;
import org.genloss.lab.mitigation.Verifier;
import org.genloss.lab.probe.WeightError;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.regime.Sizes;
import org.genloss.lab.source.ClassSource;
import org.genloss.lab.source.LinearSource;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Test;

/** Expected values: the table of truths that genloss is measured against (closed forms written independently in Python). */
class LinearRegressionTest {
    private static OptionalDouble ask(LinearSource real, Linear learner, int rows, Regime regime, int t) {
        Experiment experiment =
                new Experiment("", real, learner, List.of(), List.of(), List.of(), 1, rows, 1, Seed.of(1));
        return new LinearRegression().expected(experiment, regime, "weight-error", "model", t);
    }

    private static Linear linear(Inputs inputs, String noise) {
        return new Linear(0, 0, false, noise, inputs);
    }

    private static LinearSource real(int dimensions, double norm, double sigma) {
        return LinearSource.of(dimensions, norm, sigma, 30, Seed.of(2));
    }

    @Test
    void replacedErrorsAddUpAndAccumulatedOnesConverge() {
        LinearSource real = real(5, 1, 1);
        for (Inputs inputs : List.of(Inputs.REUSED, Inputs.STANDARD_NORMAL)) {
            assertThat(ask(real, linear(inputs, "1"), 30, new Replace(), 10).orElseThrow())
                    .isCloseTo(2.08333, within(1e-5));
            assertThat(ask(real, linear(inputs, "residual"), 30, new Replace(), 10)
                            .orElseThrow())
                    .isCloseTo(2.08333, within(1e-5));
        }
        assertThat(ask(real, linear(Inputs.REUSED, "1"), 30, new Accumulate(), 10)
                        .orElseThrow())
                .isCloseTo(0.322868, within(1e-6));
        assertThat(ask(
                                real,
                                linear(Inputs.REUSED, "1"),
                                30,
                                Arm.REAL_ONLY.regime().orElseThrow(),
                                10)
                        .orElseThrow())
                .isCloseTo(5.0 / 24, within(1e-12));
    }

    @Test
    void withoutNoiseOnlyNewInputsLoseMore() {
        LinearSource real = real(60, 2, 0);
        assertThat(ask(real, linear(Inputs.STANDARD_NORMAL, "0"), 30, new Replace(), 3)
                        .orElseThrow())
                .isCloseTo(4 * 0.875, within(1e-9));
        assertThat(ask(real, linear(Inputs.REUSED, "residual"), 30, new Replace(), 3)
                        .orElseThrow())
                .isCloseTo(4 * 0.5, within(1e-9));
    }

    @Test
    void aShiftedShareLeavesAFloor() {
        assertThat(ask(real(20, 1, 1).shifted(0.25, 1), linear(Inputs.REUSED, "1"), 2000, new Replace(), 1)
                        .orElseThrow())
                .isCloseTo(0.0745936, within(1e-7));
    }

    /**
     * Formula of the science notes with T = 40, d = 4, ridge 10, sigma 0.5, |w*| = 2, t = 3: s = 0.8, (1-0.512)^2 4 +
     * 0.025 (0.64 + 0.4096 + 0.262144), and the mean of 2000 chains within 4 standard errors.
     */
    @Test
    void ridgeBiasCompoundsAndItsVarianceSaturates() {
        LinearSource real = LinearSource.of(4, 2, 0.5, 40, Seed.of(2)).with(LinearSource.Design.ORTHONORMAL);
        Linear ridge = new Linear(0, 10, false, "0.5", Inputs.REUSED);
        double expected = 4 * 0.488 * 0.488 + 0.025 * (0.64 + 0.4096 + 0.262144);
        assertThat(ask(real, ridge, 40, new Replace(), 3).orElseThrow()).isCloseTo(expected, within(1e-9));
        Experiment experiment = new Experiment(
                "", real, ridge, List.of(new Replace()), List.of(), List.of(new WeightError()), 3, 40, 1, Seed.of(1));
        agrees(experiment, new Replace(), expected);
    }

    /** The mean of 2000 chains within 4 standard errors. */
    private static void agrees(Experiment experiment, Regime regime, double expected) {
        double[] measured = IntStream.rangeClosed(1, 2000)
                .mapToDouble(r -> Simulate.replicate(experiment, regime, r).rows().stream()
                        .filter(row -> row.generation() == experiment.generations())
                        .mapToDouble(row -> ((Value.Of) row.value()).number())
                        .sum())
                .toArray();
        double mean = Arrays.stream(measured).average().orElseThrow();
        double variance =
                Arrays.stream(measured).map(x -> (x - mean) * (x - mean)).sum() / 1999;
        assertThat(mean).isCloseTo(expected, within(4 * Math.sqrt(variance / 2000)));
        assertThat(variance).isLessThan(0.2);
    }

    /**
     * With 12 rows of 5 inputs s^2 of the pool of two fits is (7 + 7 + 5/2)/19 = 33/38: errors are F (1 + 1/4 + 33/38/9), where the known noise has
     * 1 + 1/4 + 1/9.
     */
    @Test
    void accumulatedLabelsBearTheNoiseThatIsLeftOver() {
        LinearSource real = real(5, 1, 0.5);
        Linear learner = linear(Inputs.REUSED, "residual");
        double expected = 0.25 * 5 / 6 * (1 + 0.25 + 33.0 / 38 / 9);
        assertThat(ask(real, learner, 12, new Accumulate(), 3).orElseThrow()).isCloseTo(expected, within(1e-12));
        Experiment experiment = new Experiment(
                "",
                real,
                learner,
                List.of(new Accumulate()),
                List.of(),
                List.of(new WeightError()),
                3,
                12,
                1,
                Seed.of(1));
        agrees(experiment, new Accumulate(), expected);
    }

    /**
     * All curvatures are alike, so 3 steps at rate 0.4 shrink as ridge with s = 1 - 0.6^3 = 0.784 does: the same formula at t = 3, and the mean of
     * 2000 chains within 4 standard errors.
     */
    @Test
    void stoppingEarlyIsAShrinkageToo() {
        LinearSource real = LinearSource.of(4, 2, 0.5, 40, Seed.of(2)).with(LinearSource.Design.ORTHONORMAL);
        Linear early = new Linear(0, 0, false, "0.5", Inputs.REUSED, 3, 0.4);
        double s = 0.784;
        double expected = 4 * Math.pow(1 - s * s * s, 2) + 0.025 * (s * s + Math.pow(s, 4) + Math.pow(s, 6));
        assertThat(ask(real, early, 40, new Replace(), 3).orElseThrow()).isCloseTo(expected, within(1e-9));
        Experiment experiment = new Experiment(
                "", real, early, List.of(new Replace()), List.of(), List.of(new WeightError()), 3, 40, 1, Seed.of(1));
        double[] measured = IntStream.rangeClosed(1, 2000)
                .mapToDouble(r -> Simulate.replicate(experiment, new Replace(), r).rows().stream()
                        .filter(row -> row.generation() == 3)
                        .mapToDouble(row -> ((Value.Of) row.value()).number())
                        .sum())
                .toArray();
        double mean = Arrays.stream(measured).average().orElseThrow();
        double variance =
                Arrays.stream(measured).map(x -> (x - mean) * (x - mean)).sum() / 1999;
        assertThat(mean).isCloseTo(expected, within(4 * Math.sqrt(variance / 2000)));
        assertThat(ask(real(5, 1, 1), early, 30, new Replace(), 1)).isEmpty();
    }

    /** 5/(30-6) + 5/(12-6) + 5/(60-6), by the formula of the science notes. */
    @Test
    void theSmallestGenerationDominates() {
        Regime sizes = new Sizes(List.of(30, 12, 60));
        assertThat(ask(real(5, 1, 1), linear(Inputs.STANDARD_NORMAL, "1"), 30, sizes, 3)
                        .orElseThrow())
                .isCloseTo(1.1342592593, within(1e-9));
        assertThat(ask(real(5, 1, 1), linear(Inputs.REUSED, "1"), 30, sizes, 3)).isEmpty();
    }

    @Test
    void nothingIsSaidWhereNothingIsKnown() {
        LinearSource real = real(5, 1, 1);
        assertThat(ask(real, linear(Inputs.RESAMPLED, "1"), 30, new Replace(), 2))
                .isEmpty();
        assertThat(ask(real, linear(Inputs.STANDARD_NORMAL, "1"), 30, new Accumulate(), 2))
                .isEmpty();
        assertThat(ask(real, linear(Inputs.REUSED, "residual"), 6, new Accumulate(), 2))
                .isEmpty();
        assertThat(ask(real, linear(Inputs.REUSED, "2"), 30, new Replace(), 2)).isEmpty();
        assertThat(ask(real, linear(Inputs.REUSED, "1"), 6, new Replace(), 1)).isEmpty();
        assertThat(ask(real, new Linear(0, 1, false, "1", Inputs.REUSED), 30, new Replace(), 1))
                .isEmpty();
    }

    /** The row toedit-decay of the same table; the formula of the science notes in Python. */
    @Test
    void editedLabelsAreBounded() {
        Experiment experiment = new Experiment(
                "",
                real(5, 1, 1),
                linear(Inputs.REUSED, "1"),
                List.of(),
                List.of(new TokenEdit(0.5, 0.5)),
                List.of(),
                List.of(),
                10,
                60,
                1,
                Seed.of(1));
        assertThat(new LabelEditing()
                        .expected(experiment, new Replace(), "weight-error", "model", 10)
                        .orElseThrow())
                .isCloseTo(0.241423, within(1e-6));
        assertThat(new LinearRegression().covers(experiment)).isFalse();
    }

    /** The row verify-breakdown-below; for d = 5, n = 400 numpy simulations of 2000 to 4000 runs, standard error at most 0.0006. */
    @Test
    void verifiedLabelsAreLearntBelowTheBreakdown() {
        assertThat(accuracy(20, 20000, new Verifier(0.9, 0.3, "0.6", 0))).isCloseTo(0.965051, within(1e-4));
        assertThat(accuracy(5, 400, new Verifier(0.8, 0.4, "0.3", 0))).isCloseTo(0.949906, within(0.0012));
        assertThat(accuracy(5, 400, new Verifier(0.9, 0.3, "0.9", 0))).isCloseTo(0.067902, within(0.0024));
        assertThat(accuracy(5, 400, new Verifier(1, 1, "0", 0))).isCloseTo(0.977562, within(0.0012));
    }

    private static double accuracy(int dimensions, int kept, Verifier verifier) {
        Experiment experiment = new Experiment(
                "",
                ClassSource.of(dimensions, 0, kept, Seed.of(3)),
                new Classifier(0, 0, false, Inputs.STANDARD_NORMAL),
                List.of(),
                List.of(verifier),
                List.of(),
                List.of(),
                2,
                kept,
                1,
                Seed.of(1));
        return new VerifiedLabels()
                .expected(experiment, new Replace(), "accuracy", "model", 2)
                .orElseThrow();
    }
}

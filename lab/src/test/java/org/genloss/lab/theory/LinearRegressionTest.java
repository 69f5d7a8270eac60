package org.genloss.lab.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.genloss.data.Seed;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.learner.Linear;
import org.genloss.lab.learner.Linear.Inputs;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LinearSource;
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

    @Test
    void nothingIsSaidWhereNothingIsKnown() {
        LinearSource real = real(5, 1, 1);
        assertThat(ask(real, linear(Inputs.RESAMPLED, "1"), 30, new Replace(), 2))
                .isEmpty();
        assertThat(ask(real, linear(Inputs.STANDARD_NORMAL, "1"), 30, new Accumulate(), 2))
                .isEmpty();
        assertThat(ask(real, linear(Inputs.REUSED, "residual"), 30, new Accumulate(), 2))
                .isEmpty();
        assertThat(ask(real, linear(Inputs.REUSED, "2"), 30, new Replace(), 2)).isEmpty();
        assertThat(ask(real, linear(Inputs.REUSED, "1"), 6, new Replace(), 1)).isEmpty();
        assertThat(ask(real, new Linear(0, 1, false, "1", Inputs.REUSED), 30, new Replace(), 1))
                .isEmpty();
    }
}

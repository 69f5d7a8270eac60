package org.genloss.io.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.genloss.data.Workers;
import org.genloss.io.reproduce.Published.Place;
import org.junit.jupiter.api.Test;

class ReproduceTest {
    private static final Map<String, Object> GAUSSIAN = Map.of(
            "data", Map.of("builtin", "gaussian", "items", 20),
            "learner", Map.of("id", "gaussian", "estimator", "biased"),
            "regimes", List.of("replace", "accumulate"),
            "generations", 5,
            "replicates", 500,
            "metrics", List.of("variance"));
    private static final Place REPLACE = new Place("", "replace", "variance", "model", 5);
    private static final Place ACCUMULATE = new Place("", "accumulate", "variance", "model", 5);

    private static Outcome run(Published.Figure... figures) {
        Published published = new Published("x", "", "", "", GAUSSIAN, List.of(figures), "");
        return new Reproduce(7, Workers.SERIAL).run(published);
    }

    private static Published.Number variance(double expected, double below) {
        return new Published.Number("", REPLACE, expected, "", 0, below);
    }

    /** E var = (1-1/n)^t = 0.95^5 = 0.7738; divided by n-1 it would stay 1. */
    @Test
    void aClosedFormAgreesAndAnotherOneDoesNot() {
        assertThat(run(variance(0.7738, Double.NaN)).status()).isEqualTo(Outcome.Status.AGREES);
        assertThat(run(variance(1, Double.NaN)).status()).isEqualTo(Outcome.Status.DISAGREES);
        assertThat(run(variance(0.7738, Double.NaN), variance(1, Double.NaN)).status())
                .isEqualTo(Outcome.Status.DISAGREES);
    }

    @Test
    void aShareOfChainsIsCountedBelowTheBound() {
        Outcome all = run(variance(1, 100));
        assertThat(all.figures().get(0).ours()).isEqualTo(1);
        assertThat(run(variance(0, 0)).figures().get(0).ours()).isEqualTo(0);
    }

    @Test
    void anOrderHoldsFailsOrIsOpen() {
        assertThat(run(new Published.Order("", ACCUMULATE, REPLACE, 1)).status())
                .isEqualTo(Outcome.Status.AGREES);
        assertThat(run(new Published.Order("", REPLACE, ACCUMULATE, 1)).status())
                .isEqualTo(Outcome.Status.DISAGREES);
        assertThat(run(new Published.Order("", REPLACE, REPLACE, 1)).status()).isEqualTo(Outcome.Status.UNDECIDED);
    }

    @Test
    void everyResultIsNamedAndEitherRunsOrSaysWhyNot() {
        List<Published> all = Results.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(14);
        assertThat(all.stream().map(Published::id)).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(result -> {
            assertThat(result.title()).endsWith(".");
            assertThat(result.citation()).isNotBlank();
            assertThat(result.cannot().isEmpty()).isEqualTo(!result.experiment().isEmpty());
            assertThat(result.figures().isEmpty()).isEqualTo(result.experiment().isEmpty());
        });
    }
}

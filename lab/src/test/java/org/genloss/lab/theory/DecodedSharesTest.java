package org.genloss.lab.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Seed;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Simulate;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.probe.Heterozygosity;
import org.genloss.lab.probe.LostMass;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LawSource;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Test;

/** Expected values by hand: p0 = (0.5, 0.3, 0.2), and loops that the theory did not make. */
class DecodedSharesTest {
    private static final int ITEMS = 4000;
    private static final CategoricalLaw LAW = CategoricalLaw.of(0.5, 0.3, 0.2);
    private final DecodedShares theory = new DecodedShares();

    private static Experiment experiment(Categorical learner) {
        return new Experiment(
                "",
                new LawSource(LAW, ITEMS, LAW.categories().schema()),
                learner,
                List.of(new Replace()),
                List.of(),
                List.of(new Heterozygosity(), new LostMass()),
                3,
                ITEMS,
                1,
                Seed.of(1));
    }

    private double ask(Categorical learner, String measure, int generation) {
        return theory.expected(experiment(learner), new Replace(), measure, "model", generation)
                .orElseThrow();
    }

    @Test
    void temperatureRaisesToThePowerEachRound() {
        Categorical half = new Categorical(0, 0.5, 0, Categorical.Sampling.INDEPENDENT);
        assertThat(ask(half, "heterozygosity", 1)).isCloseTo(0.62 * (1 - 1.0 / ITEMS), within(1e-12));
        assertThat(ask(half, "heterozygosity", 2))
                .isCloseTo(1 - (0.0625 + 0.0081 + 0.0016) / (0.38 * 0.38), within(1e-12));
        double fourth = 0.0625 + 0.0081 + 0.0016;
        assertThat(ask(half, "heterozygosity", 3))
                .isCloseTo(
                        1 - (Math.pow(0.5, 8) + Math.pow(0.3, 8) + Math.pow(0.2, 8)) / (fourth * fourth),
                        within(1e-12));
    }

    @Test
    void whatTopKCutsOffIsLostForGood() {
        Categorical two = new Categorical(0, 1, 2, Categorical.Sampling.INDEPENDENT);
        assertThat(ask(two, "lost-mass", 2)).isCloseTo(0.2, within(1e-12));
        assertThat(ask(two, "lost-mass", 3)).isCloseTo(0.2, within(1e-12));
        assertThat(ask(two, "support", 3)).isEqualTo(2);
        assertThat(theory.approximation(experiment(two), new Replace(), "lost-mass", 2))
                .isPresent();
        assertThat(theory.approximation(experiment(two), new Replace(), "lost-mass", 1))
                .isEmpty();
    }

    @Test
    void evenDrawsStayAtTheFirstFit() {
        Categorical even = new Categorical(0, 1, 0, Categorical.Sampling.SYSTEMATIC);
        assertThat(ask(even, "heterozygosity", 3)).isCloseTo(0.62 * (1 - 1.0 / ITEMS), within(1e-12));
        assertThat(theory.approximation(experiment(even), new Replace(), "heterozygosity", 3))
                .isEmpty();
    }

    /** Nothing is said of what it does not hold for. */
    @Test
    void otherRegimesAndPlainDrawsAreLeftToOthers() {
        Categorical half = new Categorical(0, 0.5, 0, Categorical.Sampling.INDEPENDENT);
        Regime accumulate = new Accumulate();
        assertThat(theory.expected(experiment(half), accumulate, "heterozygosity", "model", 2))
                .isEmpty();
        assertThat(theory.expected(experiment(new Categorical()), new Replace(), "heterozygosity", "model", 2))
                .isEmpty();
    }

    /** Means of twelve loops of 4,000 items: their standard error is below 0.002 for each. */
    @Test
    void loopsComeOutAsTheTheorySays() {
        for (Categorical learner : List.of(
                new Categorical(0, 0.5, 0, Categorical.Sampling.INDEPENDENT),
                new Categorical(0, 0.8, 2, Categorical.Sampling.INDEPENDENT),
                new Categorical(0, 1, 0, Categorical.Sampling.SYSTEMATIC))) {
            Experiment experiment = experiment(learner);
            double mean = IntStream.rangeClosed(1, 12)
                    .mapToDouble(r -> Simulate.replicate(experiment, new Replace(), r).rows().stream()
                            .filter(row ->
                                    row.generation() == 3 && row.measure().equals("heterozygosity"))
                            .mapToDouble(row -> ((Value.Of) row.value()).number())
                            .findFirst()
                            .orElseThrow())
                    .average()
                    .orElseThrow();
            assertThat(mean).as(learner.toString()).isCloseTo(ask(learner, "heterozygosity", 3), within(0.01));
        }
    }
}

package org.genloss.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.lab.Breakdown.Parts;
import org.genloss.lab.Breakdown.Step;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.Gaussian.Estimator;
import org.genloss.lab.learner.Kde;
import org.genloss.lab.learner.Start;
import org.genloss.lab.probe.WassersteinToTruth;
import org.genloss.lab.regime.FreshCount;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.source.RecordSource;
import org.junit.jupiter.api.Test;

class DecompositionTest {
    private static final Source NORMAL = LawSource.gaussian(0, 1, 100);
    private static final Source TWO_HUMPS =
            LawSource.mixture(List.of(0.5, 0.5), List.of(-2.0, 2.0), List.of(1.0, 1.0), 100);

    private static Experiment experiment(
            Source real, Learner learner, int items, int generations, int replicates, Probe... probes) {
        return new Experiment(
                "",
                real,
                learner,
                List.of(new Replace()),
                List.of(),
                List.of(probes),
                generations,
                items,
                replicates,
                Seed.of(11));
    }

    private static Breakdown of(Experiment experiment, String distance) {
        return Breakdown.all(new Decomposition(experiment, Decomposition.FACTOR), Workers.SERIAL).stream()
                .filter(b -> b.distance().id().equals(distance))
                .findFirst()
                .orElseThrow();
    }

    private static double sum(Parts parts) {
        return parts.all().stream().mapToDouble(Breakdown.Estimate::mean).sum();
    }

    /** Bias, chance and a class that is too small at once: every order sums to the same total. */
    @Test
    void everyOrderSumsToTheTotal() {
        Gaussian learner = new Gaussian(Estimator.BIASED, 0.9);
        Breakdown kl = of(experiment(TWO_HUMPS, learner, 50, 4, 5), "kl-from-truth");
        for (Step step : kl.steps()) {
            double total = step.total().mean();
            assertThat(sum(step.nested())).isCloseTo(total, within(1e-12));
            assertThat(sum(step.reverse())).isCloseTo(total, within(1e-12));
            assertThat(sum(step.shapley())).isCloseTo(total, within(1e-12));
            assertThat(step.total().n()).isEqualTo(5);
        }
        assertThat(kl.richClass()).contains("gmm");
    }

    /** ../shared/science.md section 10: KL 0.1720 at every fit; a Gaussian law fitted to n items of itself has about 1/n more each time. */
    @Test
    void aGaussianPaysOnceForTwoHumps() {
        Breakdown kl = of(experiment(TWO_HUMPS, new Gaussian(), 100, 5, 60), "kl-from-truth");
        for (Step step : kl.steps()) {
            assertThat(step.nested().expressivity().mean()).isCloseTo(0.172, within(0.002));
            assertThat(step.nested().learning().mean()).isZero();
            assertThat(step.reverse().learning().mean()).isZero();
        }
        double first = kl.steps().get(0).nested().statistics().mean();
        double last = kl.steps().get(4).nested().statistics().mean();
        assertThat(first).isBetween(0.003, 0.02);
        assertThat(last / first).isBetween(3.0, 8.0);
        assertThat(kl.signature().expressivityByGeneration().orElseThrow()).isCloseTo(0, within(0.01));
        assertThat(kl.signature().statisticsByItems().orElseThrow()).isCloseTo(-1, within(0.35));
        assertThat(kl.signature().learningByItems()).isEmpty();
        assertThat(kl.richClass()).contains("gmm");
    }

    /** Section 1, unbiased: E[W2^2] = t/n + 2 (1 - c4^t), c4 = 1 - 1/(4 n) to first order: 1.5 t/n. Section 10: linear in t, halved by 2 n. */
    @Test
    void aGaussianOnItsOwnLawOnlyLosesToChance() {
        Breakdown w2 = of(experiment(NORMAL, new Gaussian(Estimator.UNBIASED, 1), 100, 6, 400), "w2-to-truth");
        for (Step step : w2.steps()) {
            assertThat(step.nested().statistics().mean())
                    .isCloseTo(step.total().mean(), within(0.0))
                    .isCloseTo(0.015 * step.generation(), within(0.0035 * step.generation()));
            assertThat(step.nested().expressivity().mean()).isZero();
            assertThat(step.interaction().mean()).isZero();
        }
        assertThat(w2.signature().statisticsByItems().orElseThrow()).isCloseTo(-1, within(0.2));
        assertThat(w2.signature().statisticsByGeneration().orElseThrow()).isCloseTo(1, within(0.2));
    }

    /** Draws have lambda times the variance, so at infinite n the sd at fit t is lambda^((t-1)/2) and W2^2 is (1 - sd)^2. */
    @Test
    void aBiasedDecoderIsALearningErrorThatItemsDoNotMend() {
        Breakdown w2 = of(experiment(NORMAL, new Gaussian(Estimator.UNBIASED, 0.8), 200, 5, 30), "w2-to-truth");
        for (Step step : w2.steps()) {
            double expected = Math.pow(1 - Math.pow(0.8, (step.generation() - 1) / 2.0), 2);
            assertThat(step.nested().expressivity().mean()).isZero();
            assertThat(step.nested().learning().mean()).isCloseTo(expected, within(0.01));
            assertThat(Math.abs(step.nested().statistics().mean())).isLessThan(0.03);
        }
        assertThat(w2.signature().learningByItems().orElseThrow()).isCloseTo(0, within(0.15));
    }

    /** Section 7: each KDE refit adds h^2 to the variance, at any n. */
    @Test
    void aKernelIsALearningError() {
        Breakdown w2 = of(experiment(NORMAL, new Kde("0.5"), 50, 4, 8, new WassersteinToTruth()), "w2-to-truth");
        for (Step step : w2.steps()) {
            double expected = Math.pow(Math.sqrt(1 + 0.25 * step.generation()) - 1, 2);
            assertThat(step.nested().learning().mean()).isCloseTo(expected, within(0.02));
        }
    }

    /** Sections 2 and 10: systematic draws are lossless, so all that is lost is what the one real sample lacked. */
    @Test
    void evenDrawsAddNothingAfterTheRealSample() {
        Source law = new LawSource(
                CategoricalLaw.of(0.5, 0.3, 0.2),
                60,
                CategoricalLaw.of(1, 1, 1).draw(1, Seed.of(0)).schema());
        Categorical even = new Categorical(0, 1, 0, Categorical.Sampling.SYSTEMATIC);
        Breakdown still = of(experiment(law, even, 60, 5, 10), "tv-from-truth");
        Breakdown drifting = of(experiment(law, new Categorical(), 60, 5, 10), "tv-from-truth");
        double first = still.steps().get(0).total().mean();
        for (Step step : still.steps()) {
            assertThat(step.nested().expressivity().mean()).isZero();
            assertThat(step.nested().learning().mean()).isZero();
            assertThat(step.nested().statistics().mean()).isCloseTo(first, within(1e-12));
        }
        assertThat(still.signature().statisticsByGeneration().orElseThrow()).isCloseTo(0, within(1e-9));
        assertThat(drifting.steps().get(4).nested().statistics().mean()).isGreaterThan(1.3 * first);
    }

    /** A partial step has no known form in a class of mixtures: only the order that asks for none has numbers. */
    @Test
    void sumsInOneOrderWhereNoClassHoldsTheTruth() {
        Gaussian learner = new Gaussian(Estimator.BIASED, 1, 1, 0.5, Start.WARM);
        Breakdown kl = of(experiment(TWO_HUMPS, learner, 50, 3, 4), "kl-from-truth");
        Step last = kl.steps().get(2);
        assertThat(sum(last.nested())).isCloseTo(last.total().mean(), within(1e-12));
        assertThat(last.reverse().statistics().n()).isZero();
        assertThat(last.interaction().n()).isZero();
        assertThat(kl.richClass()).isEmpty();
    }

    @Test
    void refusesWhatHasNoTruthAndRegimesThatCountItems() {
        Source records = RecordSource.split(NORMAL.draw(50, Seed.of(1)), 0.2, Seed.of(2));
        assertThatThrownBy(() -> new Decomposition(experiment(records, new Gaussian(), 20, 2, 1), 100))
                .hasMessageContaining("data whose law is known");
        Experiment counts = new Experiment(
                "", NORMAL, new Gaussian(), List.of(new FreshCount()), List.of(), List.of(), 3, 50, 1, Seed.of(1));
        assertThatThrownBy(() -> new Decomposition(counts, 100)).hasMessageContaining("fresh-count asks for a fixed");
        assertThatThrownBy(() -> new Decomposition(experiment(NORMAL, new Gaussian(), 100, 2, 1), 1))
                .hasMessageContaining("factor from 2");
    }
}

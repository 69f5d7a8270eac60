package org.genloss.lab.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.genloss.catalog.Catalog;
import org.genloss.data.Seed;
import org.genloss.lab.Experiment;
import org.genloss.lab.Learner;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Probe;
import org.genloss.lab.Regime;
import org.genloss.lab.Simulate;
import org.genloss.lab.Source;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.Gaussian.Estimator;
import org.genloss.lab.mitigation.BiasedVerifier;
import org.genloss.lab.mitigation.Preference;
import org.genloss.lab.mitigation.Trim;
import org.genloss.lab.mitigation.Truncation;
import org.genloss.lab.probe.CategoryProbability;
import org.genloss.lab.probe.ModelMean;
import org.genloss.lab.probe.ModelVariance;
import org.genloss.lab.regime.CrossFeed;
import org.genloss.lab.regime.CrossFeed.Exchange;
import org.genloss.lab.regime.FixedReal;
import org.genloss.lab.regime.FreshCount;
import org.genloss.lab.regime.Growing;
import org.genloss.lab.regime.Healing;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.regime.Sizes;
import org.genloss.lab.regime.Stream;
import org.genloss.lab.regime.Stream.Seen;
import org.genloss.lab.regime.Turnover;
import org.genloss.lab.regime.WeightedMix;
import org.genloss.lab.regime.WeightedMix.RealItems;
import org.genloss.lab.source.Displaced;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.source.Populations;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Test;

/** Expected values: the table of truths (closed forms and simulations written independently in Python), closed forms, and our own loop. */
class RoundTheoryTest {
    private static final Gaussian BIASED = new Gaussian(Estimator.BIASED, 1);
    private static final Gaussian UNBIASED = new Gaussian(Estimator.UNBIASED, 1);
    private static final Source LINE = LawSource.gaussian(0, 1, 10);

    private static Source uniform(int categories) {
        CategoricalLaw law = CategoricalLaw.uniform(categories);
        return new LawSource(law, 10, law.categories().schema());
    }

    private static Experiment experiment(Source real, Learner learner, int items, List<Probe> probes) {
        return new Experiment("", real, learner, List.of(), List.of(), probes, 6, items, 1, Seed.of(1));
    }

    /** What the shelf says; that two theories say different things fails. */
    private static double ask(Experiment experiment, Regime regime, String measure, int generation) {
        return ask(experiment, regime, measure, "model", generation);
    }

    private static double ask(Experiment experiment, Regime regime, String measure, String subject, int generation) {
        double[] said = Catalog.of(Theory.class, "theory").all().stream()
                .filter(theory -> theory.covers(experiment))
                .map(theory -> theory.expected(experiment, regime, measure, subject, generation))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        assertThat(said).isNotEmpty();
        for (double value : said) {
            assertThat(value).isCloseTo(said[0], within(1e-9));
        }
        return said[0];
    }

    private static double line(Learner learner, int items, Regime regime, String measure, int generation) {
        return ask(experiment(LINE, learner, items, List.of()), regime, measure, generation);
    }

    /** Rows mad-fresh-mse (nr 20, ns 60, t 30) and bertrand-contraction (nr = ns = 100, t 6, from 5). */
    @Test
    void freshItemsAndDisplacements() {
        assertThat(line(UNBIASED, 20, new FreshCount(20, 60), "mean-error", 30)).isCloseTo(0.0290441, within(1e-7));
        Source displaced = new Displaced(LINE, LawSource.gaussian(5, 1, 10));
        Experiment e = experiment(displaced, UNBIASED, 100, List.of());
        assertThat(ask(e, new FixedReal(100), "mean", 6)).isCloseTo(0.15625, within(1e-12));
        assertThat(ask(e, new FreshCount(50, 150), "mean-error", 1)).isCloseTo(25.01, within(1e-12));
    }

    /** Rows golden-ratio-opt and golden-ratio-k2: n Var of a mean with known variance, at the best weight. */
    @Test
    void theBestWeightIsGolden() {
        Gaussian known = new Gaussian(Estimator.KNOWN, 1);
        assertThat(10 * line(known, 10, new WeightedMix(), "mean-error", 40)).isCloseTo(0.6180340, within(1e-7));
        assertThat(10 * line(known, 10, new WeightedMix("golden", 20, RealItems.FRESH), "mean-error", 40))
                .isCloseTo(0.5, within(1e-7));
        assertThat(10 * line(known, 10, new WeightedMix("0.5", 0, RealItems.FRESH), "mean-error", 60))
                .isCloseTo(2 / 3.0, within(1e-7));
    }

    /** prod (1 - 1/n_j) where the variance is biased; sum of 1/n_j where it is not. */
    @Test
    void sizesMultiply() {
        assertThat(line(BIASED, 99, new Sizes(List.of(10, 5, 20)), "variance", 4))
                .isCloseTo(0.9 * 0.8 * 0.95 * 0.95, within(1e-12));
        assertThat(line(UNBIASED, 99, new Sizes(List.of(10, 5, 20)), "mean-error", 4))
                .isCloseTo(0.1 + 0.2 + 0.05 + 0.05, within(1e-12));
        assertThat(line(UNBIASED, 10, new Growing(), "mean-error", 3)).isCloseTo(0.1 + 0.05 + 1 / 30.0, within(1e-12));
    }

    /** H0 (1-1/n) (1-a^2/M)^(t-1); with a = 1 and M = n it is replace. */
    @Test
    void turnoverSlowsTheDrift() {
        Experiment e = experiment(uniform(10), new Categorical(), 50, List.of());
        assertThat(ask(e, new Turnover(0.3, 20), "heterozygosity", 11))
                .isCloseTo(0.9 * 0.98 * Math.pow(1 - 0.09 / 20, 10), within(1e-12));
        assertThat(ask(e, new Turnover(1, 0), "heterozygosity", 25)).isCloseTo(0.543118, within(1e-6));
    }

    /** Rows crossfeed-pooled-two-models and crossfeed-swap; the gap of 4 shrinks by 1 - 2m a fit. */
    @Test
    void exchanges() {
        Experiment pooled = experiment(uniform(10), new Categorical(), 25, List.of());
        assertThat(ask(pooled, new CrossFeed(), "heterozygosity", 30)).isCloseTo(0.480917, within(1e-6));
        Experiment two =
                experiment(new Populations(List.of(LINE, LawSource.gaussian(4, 1, 10))), UNBIASED, 50, List.of());
        assertThat(ask(two, new CrossFeed(2, Exchange.SWAP, 0), "mean", 4)).isEqualTo(4);
        CrossFeed share = new CrossFeed(2, Exchange.SHARE, 0.1);
        double a = ask(two, share, "mean", 4);
        double b = ask(two, share, "mean", "B: model", 4);
        assertThat(b - a).isCloseTo(4 * Math.pow(0.8, 3), within(1e-12));
        assertThat(a + b).isCloseTo(4, within(1e-12));
    }

    private static double curated(Source real, Learner learner, Mitigation mitigation, Probe probe, int generation) {
        Experiment e = new Experiment(
                "", real, learner, List.of(), List.of(mitigation), List.of(), List.of(probe), 6, 10, 1, Seed.of(1));
        return ask(e, new Replace(), probe.card().id(), generation);
    }

    /** Rows curation-truncation-mean and curation-bt-pairs; a verifier adds 1/h^2 to the precision in every round. */
    @Test
    void curationInTheLimit() {
        Probe mean = new ModelMean();
        Probe variance = new ModelVariance();
        assertThat(curated(LINE, UNBIASED, new Truncation(0.5, 1), mean, 5)).isCloseTo(1.74357, within(1e-5));
        assertThat(curated(LINE, UNBIASED, new Truncation(0.5, 1), variance, 3))
                .isCloseTo(Math.pow(1 - 2 / Math.PI, 2), within(1e-12));
        assertThat(curated(LINE, UNBIASED, new Trim(1), variance, 2)).isCloseTo(0.2911251, within(1e-7));
        assertThat(curated(LINE, UNBIASED, new BiasedVerifier("2", 1, 1, 4), mean, 3))
                .isCloseTo(4 / 3.0, within(1e-12));
        assertThat(curated(LINE, UNBIASED, new BiasedVerifier("2", 1, 1, 4), variance, 3))
                .isCloseTo(1 / 3.0, within(1e-12));
        CategoricalLaw law = CategoricalLaw.of(0.1, 0.9);
        Source shares = new LawSource(law, 10, law.categories().schema());
        Preference pairs = new Preference(Preference.Reward.CATEGORY, 1, "1", 1, 2, 0, 0);
        Preference many = new Preference(Preference.Reward.CATEGORY, 1, "1", 1, 0, 0, 0);
        Probe first = new CategoryProbability("1");
        assertThat(curated(shares, new Categorical(), pairs, first, 6)).isCloseTo(0.46916, within(1e-5));
        assertThat(curated(shares, new Categorical(), many, first, 2)).isCloseTo(0.2319693, within(1e-7));
    }

    private static double[] simulated(Experiment e, Regime regime, int replicates) {
        double sum = 0;
        double squares = 0;
        for (int r = 1; r <= replicates; r++) {
            double value = Simulate.replicate(e, regime, r).rows().stream()
                    .filter(row -> row.generation() == e.generations()
                            && row.value().subject().equals("model"))
                    .mapToDouble(row -> ((Value.Of) row.value()).number())
                    .findFirst()
                    .orElseThrow();
            sum += value;
            squares += value * value;
        }
        double mean = sum / replicates;
        return new double[] {mean, Math.sqrt((squares / replicates - mean * mean) / replicates)};
    }

    private static void agrees(Source real, Learner learner, String measure, List<Regime> regimes) {
        Probe probe = Catalog.of(Probe.class, "probe").get(measure);
        Experiment e = experiment(real, learner, 12, List.of(probe));
        for (Regime regime : regimes) {
            double[] meanAndError = simulated(e, regime, 1500);
            assertThat(meanAndError[0])
                    .as("%s %s", regime, measure)
                    .isCloseTo(ask(e, regime, measure, e.generations()), within(4 * meanAndError[1]));
        }
    }

    /** Six fits, 1500 replicates, 4 standard errors of the sample: one seed in 1500 fails. */
    @Test
    void theLoopAgrees() {
        List<Regime> rounds = List.of(
                new FreshCount(5, 20),
                new Growing(1.5),
                new Sizes(List.of(20, 6, 9)),
                new Healing(2, 0.5),
                new Stream(2, 0.25, Seen.NEW),
                new WeightedMix("0.7", 30, RealItems.FRESH));
        agrees(LINE, UNBIASED, "variance", rounds);
        agrees(LINE, new Gaussian(Estimator.BIASED, 0.9), "variance", rounds);
        agrees(new Displaced(LINE, LawSource.gaussian(2, 3, 10)), UNBIASED, "spread-about-truth", rounds);
        agrees(uniform(5), new Categorical(), "heterozygosity", rounds);
        List<Regime> fixed = List.of(new WeightedMix("0.7", 30, RealItems.FIXED));
        agrees(LINE, UNBIASED, "variance", fixed);
        agrees(LINE, UNBIASED, "mean-error", fixed);
        agrees(uniform(5), new Categorical(), "heterozygosity", fixed);
        agrees(uniform(5), new Categorical(), "heterozygosity", List.of(new Turnover(0.4, 9)));
        agrees(
                uniform(5),
                new Categorical(),
                "heterozygosity",
                List.of(
                        new CrossFeed(3, Exchange.POOLED, 0),
                        new CrossFeed(3, Exchange.SHARE, 0.5),
                        new CrossFeed(2, Exchange.SWAP, 0)));
    }
}

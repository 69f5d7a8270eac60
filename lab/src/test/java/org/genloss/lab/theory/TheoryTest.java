package org.genloss.lab.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.genloss.catalog.Catalog;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Regime;
import org.genloss.lab.Source;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.Exponential;
import org.genloss.lab.learner.ExponentialModel;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.Gaussian.Estimator;
import org.genloss.lab.learner.Histogram;
import org.genloss.lab.learner.Kde;
import org.genloss.lab.learner.Poisson;
import org.genloss.lab.learner.PoissonModel;
import org.genloss.lab.learner.Resampler;
import org.genloss.lab.learner.Start;
import org.genloss.lab.probe.CategoryProbability;
import org.genloss.lab.probe.RareCoverage;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.FixedReal;
import org.genloss.lab.regime.FreshMix;
import org.genloss.lab.regime.Growing;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.regime.Sizes;
import org.genloss.lab.regime.Subsample;
import org.genloss.lab.source.LawSource;
import org.junit.jupiter.api.Test;

/** Expected values: the table of truths that genloss is measured against (closed forms and simulations written independently in Python). */
class TheoryTest {
    private static final Gaussian BIASED = new Gaussian(Estimator.BIASED, 1);
    private static final Gaussian UNBIASED = new Gaussian(Estimator.UNBIASED, 1);

    private static Experiment experiment(Source real, Learner learner, int items, Probe... probes) {
        return new Experiment("", real, learner, List.of(), List.of(), List.of(probes), 1, items, 1, Seed.of(1));
    }

    private static OptionalDouble ask(Experiment experiment, Regime regime, String measure, int generation) {
        return Catalog.of(Theory.class, "theory").all().stream()
                .map(theory -> theory.expected(experiment, regime, measure, "model", generation))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private static double line(Learner learner, int items, Regime regime, String measure, int generation) {
        return ask(experiment(LawSource.gaussian(0, 1, items), learner, items), regime, measure, generation)
                .orElseThrow();
    }

    private static Source law(CategoricalLaw law) {
        return new LawSource(law, 10, law.categories().schema());
    }

    private static double shares(CategoricalLaw law, int items, Regime regime, String measure, int generation) {
        return ask(experiment(law(law), new Categorical(), items, new RareCoverage(100)), regime, measure, generation)
                .orElseThrow();
    }

    @Test
    void gaussianReplaced() {
        Replace replace = new Replace();
        assertThat(line(BIASED, 20, replace, "variance", 10)).isCloseTo(0.598737, within(1e-6));
        assertThat(line(UNBIASED, 100, replace, "variance", 20)).isCloseTo(1, within(1e-12));
        double gone = Math.pow(2 / 3.0, 700);
        assertThat(line(BIASED, 3, replace, "variance", 700)).isCloseTo(gone, within(1e-9 * gone));
        assertThat(line(UNBIASED, 50, replace, "mean", 10)).isZero();
        assertThat(line(UNBIASED, 50, replace, "mean-error", 10)).isCloseTo(0.2, within(1e-12));
        assertThat(line(UNBIASED, 50, replace, "spread-about-truth", 25)).isCloseTo(1.5, within(1e-12));
        assertThat(line(BIASED, 50, replace, "spread-about-truth", 25)).isCloseTo(1, within(1e-12));
        assertThat(line(UNBIASED, 20, replace, "standard-deviation", 20)).isCloseTo(0.768714, within(1e-6));
        assertThat(line(BIASED, 20, replace, "standard-deviation", 20)).isCloseTo(0.46026, within(1e-5));
        assertThat(line(UNBIASED, 10, replace, "log-variance", 50)).isCloseTo(-5.76032, within(1e-5));
        assertThat(line(BIASED, 10, replace, "log-variance", 50)).isCloseTo(-11.028, within(1e-3));
        assertThat(line(UNBIASED, 100, replace, "w2-to-truth", 10)).isCloseTo(0.149872, within(1e-6));
        assertThat(line(new Gaussian(Estimator.UNBIASED, 0.8), 50, replace, "variance", 10))
                .isCloseTo(0.134218, within(1e-6));
        assertThat(line(BIASED, 10, new Arm.RealOnly(), "variance", 10)).isCloseTo(0.9, within(1e-12));
    }

    /** Linear in t: (t/2)(1/n + ln((n-1)/2) - psi((n-1)/2)) = (50/2)(1/10 + 0.1152064), the bracket from the row of the log variance. */
    /** Sizes 100, 20, 50: W2^2 = sum 1/n + 2 (1 - prod c4(n)), with c4 by the tables of quality control: 0.997478, 0.986934, 0.994911. */
    @Test
    void unequalSizesAddUp() {
        Sizes sizes = new Sizes(List.of(100, 20, 50));
        double deviation = 0.997478 * 0.986934 * 0.994911;
        assertThat(line(UNBIASED, 100, sizes, "standard-deviation", 3)).isCloseTo(deviation, within(2e-6));
        assertThat(line(UNBIASED, 100, sizes, "w2-to-truth", 3))
                .isCloseTo(0.01 + 0.05 + 0.02 + 2 * (1 - deviation), within(4e-6));
        assertThat(line(BIASED, 30, new Growing(0), "log-variance", 4))
                .isCloseTo(line(BIASED, 30, new Replace(), "log-variance", 4), within(1e-12));
        assertThat(line(UNBIASED, 30, new Growing(1), "kl-to-truth", 2))
                .isCloseTo(
                        line(UNBIASED, 30, new Replace(), "kl-to-truth", 1)
                                + line(UNBIASED, 60, new Replace(), "kl-to-truth", 1),
                        within(1e-9));
    }

    /** Of two items of two equal categories each draw makes one of what is still two with chance 1/2. */
    @Test
    void oneCategoryIsLeft() {
        CategoricalLaw even = CategoricalLaw.uniform(2);
        for (int t = 1; t <= 5; t++) {
            assertThat(shares(even, 2, new Replace(), "absorbed", t)).isCloseTo(1 - Math.pow(0.5, t), within(1e-12));
            assertThat(shares(even, 2, new Accumulate(), "absorbed", t)).isCloseTo(0.5, within(1e-12));
        }
    }

    @Test
    void divergenceIsLinearInTheFits() {
        double perFit = 0.5 * (0.1 + 5.76032 / 50);
        assertThat(line(UNBIASED, 10, new Replace(), "kl-to-truth", 50)).isCloseTo(50 * perFit, within(1e-4));
        assertThat(line(BIASED, 10, new Replace(), "kl-to-truth", 50)).isCloseTo(0.5 * 11.028, within(1e-3));
    }

    @Test
    void volumeFallsWithTheSquareOfTheColumns() {
        Experiment five = experiment(LawSource.standard(5, 20), UNBIASED, 20);
        assertThat(ask(five, new Replace(), "log-variance", 10).orElseThrow()).isCloseTo(-8.7559, within(1e-4));
        assertThat(ask(experiment(LawSource.standard(5, 20), BIASED, 20), new Replace(), "log-variance", 10)
                        .orElseThrow())
                .isCloseTo(-11.321, within(1e-3));
    }

    @Test
    void gaussianUnderOtherRegimes() {
        assertThat(line(BIASED, 10, new Accumulate(), "variance", 50)).isCloseTo(0.845108, within(1e-6));
        assertThat(line(BIASED, 10, new Accumulate(), "mean-error", 50)).isCloseTo(1 - 0.845108, within(1e-6));
        assertThat(line(UNBIASED, 5, new Accumulate(), "variance", 20)).isCloseTo(0.878056, within(1e-6));
        assertThat(line(UNBIASED, 20, new Subsample(), "variance", 20)).isCloseTo(1.04109, within(1e-5));
        assertThat(20 * line(UNBIASED, 20, new Subsample(), "mean-error", 20)).isCloseTo(2.82561, within(1e-5));
        assertThat(line(UNBIASED, 20, new FixedReal(60), "mean-error", 30)).isCloseTo(0.0709559, within(1e-7));
        assertThat(line(UNBIASED, 80, new FreshMix(0.75, FreshMix.Sampling.EXACT), "mean-error", 30))
                .isCloseTo(0.0290441, within(1e-6));
    }

    private static Gaussian known(double step, Start start) {
        return new Gaussian(Estimator.KNOWN, 1, 1, step, start);
    }

    /** Rows learner-partial-step (drift of 20 refits) and mad-fixedreal-limit; the real-only chain averages its steps, eta/(2-eta)/n. */
    @Test
    void gaussianOfKnownVarianceAndPartialSteps() {
        Gaussian step = known(0.3, Start.WARM);
        double drift = line(step, 50, new Replace(), "mean-error", 21) - line(step, 50, new Replace(), "mean-error", 1);
        assertThat(drift).isCloseTo(0.036, within(1e-12));
        assertThat(line(step, 50, new Replace(), "variance", 21)).isEqualTo(1);
        assertThat(10 * line(known(1, Start.WARM), 10, new FixedReal(190), "mean-error", 400))
                .isCloseTo(1.48718, within(1e-5));
        assertThat(50 * line(step, 50, new Arm.RealOnly(), "mean-error", 200)).isCloseTo(0.3 / 1.7, within(1e-9));
    }

    /** E var = (1 - eta/n)^(t-1) (1-1/n): a step mixes the variance before with (1-1/n) times it. */
    @Test
    void aPartialStepSlowsTheLossOfVariance() {
        Gaussian step = new Gaussian(Estimator.BIASED, 1, 1, 0.3, Start.WARM);
        assertThat(line(step, 20, new Replace(), "variance", 10))
                .isCloseTo(0.95 * Math.pow(1 - 0.3 / 20, 9), within(1e-12));
    }

    private static double family(Learner learner, GenerativeModel law, int items, Regime regime, int generation) {
        Source real = new LawSource(law, items, Schema.vector(1));
        return ask(experiment(real, learner, items), regime, "mean-error", generation)
                .orElseThrow();
    }

    /** Row expfam-exponential-replace; science notes 3: prod (1+1/(n j^2)) - 1, and n Var/theta = sum 1/j^2 for the Poisson law. */
    @Test
    void meansOfExponentialFamilies() {
        ExponentialModel waits = new ExponentialModel(Schema.vector(1), 2);
        assertThat(family(new Exponential(), waits, 50, new Replace(), 10) / 4).isCloseTo(0.218994, within(1e-6));
        assertThat(family(new Exponential(), waits, 50, new Accumulate(), 10) / 4)
                .isCloseTo(0.03126, within(6e-4));
        double product = IntStream.rangeClosed(1, 10)
                .mapToDouble(j -> 1 + 1.0 / (50 * j * j))
                .reduce(1, (a, b) -> a * b);
        assertThat(family(new Exponential(), waits, 50, new Accumulate(), 10) / 4)
                .isCloseTo(product - 1, within(1e-12));
        PoissonModel counts = new PoissonModel(Schema.vector(1), 3);
        double sum = IntStream.rangeClosed(1, 7).mapToDouble(j -> 1.0 / (j * j)).sum();
        assertThat(20 * family(new Poisson(), counts, 20, new Accumulate(), 7) / 3)
                .isCloseTo(sum, within(1e-12));
    }

    /** Row expfam-poisson-replace-extinct. */
    @Test
    void poissonRatesDieOut() {
        Source real = new LawSource(new PoissonModel(Schema.vector(1), 1), 10, Schema.vector(1));
        Experiment e = experiment(real, new Poisson(), 10);
        assertThat(ask(e, new Replace(), "absorbed", 20).orElseThrow()).isCloseTo(0.399936, within(1e-6));
        assertThat(ask(e, new Accumulate(), "absorbed", 20).orElseThrow()).isCloseTo(Math.exp(-10), within(1e-12));
        assertThat(ask(e, new Subsample(), "absorbed", 20)).isEmpty();
    }

    @Test
    void silentAboutGaussiansOutsideTheirAssumptions() {
        Experiment warm = experiment(LawSource.gaussian(0, 1, 20), known(0.3, Start.WARM), 20);
        Experiment cold = experiment(LawSource.gaussian(0, 1, 20), known(0.3, Start.COLD), 20);
        assertThat(ask(warm, new Accumulate(), "mean-error", 2)).isEmpty();
        assertThat(ask(warm, new FixedReal(), "mean-error", 2)).isEmpty();
        assertThat(ask(warm, new Replace(), "log-variance", 2)).isEmpty();
        assertThat(ask(warm, new Replace(), "standard-deviation", 2)).isEmpty();
        assertThat(ask(cold, new Replace(), "mean-error", 2)).isEmpty();
        Gaussian partial = new Gaussian(Estimator.UNBIASED, 1, 1, 0.3, Start.WARM);
        assertThat(ask(experiment(LawSource.gaussian(0, 1, 20), partial, 20), new Replace(), "kl-to-truth", 2))
                .isEmpty();
    }

    @Test
    void kernelsSpread() {
        assertThat(line(new Kde("0.3"), 50, new Replace(), "variance", 40)).isCloseTo(2.94005, within(1e-5));
        assertThat(line(new Kde("0.5"), 20, new Accumulate(), "variance", 20)).isCloseTo(1.80932, within(1e-5));
        double scott = 1 - 1.0 / 50 + Math.pow(50, -0.4);
        assertThat(line(new Kde("scott"), 50, new Replace(), "variance", 7))
                .isCloseTo(Math.pow(scott, 7), within(1e-9));
    }

    @Test
    void sharesDrift() {
        CategoricalLaw ten = CategoricalLaw.uniform(10);
        assertThat(shares(ten, 50, new Replace(), "heterozygosity", 25)).isCloseTo(0.543118, within(1e-6));
        assertThat(shares(ten, 20, new Accumulate(), "heterozygosity", 40)).isCloseTo(0.828806, within(1e-6));
        assertThat(1 - shares(ten, 30, new FixedReal(90), "heterozygosity", 30)).isCloseTo(0.142254, within(1e-6));
        FreshMix real = new FreshMix(0.98, FreshMix.Sampling.BERNOULLI);
        assertThat(1 - shares(ten, 100, real, "heterozygosity", 200)).isCloseTo(0.282904, within(1e-6));
        Experiment smoothed = experiment(
                law(CategoricalLaw.of(0.8, 0.05, 0.05, 0.05, 0.05)),
                new Categorical(1, 1, 0, Categorical.Sampling.INDEPENDENT),
                100,
                new CategoryProbability("1"));
        assertThat(ask(smoothed, new Replace(), "category-probability", 30).orElseThrow())
                .isCloseTo(0.338826, within(1e-6));
        assertThat(ask(smoothed, new Accumulate(), "category-probability", 30)).isEmpty();
    }

    /** 0.99^20 (1 - sum p^2) with math.erf in Python; row histogram-within-bin-once has 0.703716, 1.4e-5 less. */
    @Test
    void binsDriftAsCategoriesDo() {
        Experiment e = experiment(LawSource.gaussian(0, 1, 100), new Histogram(0, 0.5, "-4..4"), 100);
        assertThat(ask(e, new Replace(), "heterozygosity", 20).orElseThrow())
                .isCloseTo(0.7037301221772435, within(1e-12));
        Experiment moving = experiment(LawSource.gaussian(0, 1, 100), new Histogram(0, 0.5, "data"), 100);
        assertThat(ask(moving, new Replace(), "heterozygosity", 20)).isEmpty();
    }

    /** Row wf-distinct-ancestors, (1-1/n)^n of one resampling, and Galton-Watson above 1,000 items. */
    @Test
    void memorisedItemsAreLost() {
        assertThat(line(new Resampler(), 100, new Replace(), "support", 6) / 100)
                .isCloseTo(0.271007, within(1e-6));
        assertThat(line(new Resampler(), 100, new Replace(), "support", 2))
                .isCloseTo(100 * (1 - Math.pow(0.99, 100)), within(1e-9));
        assertThat(line(new Resampler(), 1001, new Replace(), "represented", 6))
                .isCloseTo(line(new Resampler(), 1000, new Replace(), "represented", 6), within(1e-3));
        assertThat(line(new Resampler(), 100, new Accumulate(), "support", 6)).isEqualTo(100);
    }

    /** The exact chain with scipy 1.17's binomial probabilities; Galton-Watson gives 5.774, 0.09606 and 0.15951. */
    @Test
    void rareCategoriesAreLost() {
        assertThat(shares(CategoricalLaw.uniform(10), 50, new Replace(), "support", 10))
                .isCloseTo(6.041574905431261, within(1e-9));
        CategoricalLaw zipf = CategoricalLaw.zipf(200, 1);
        assertThat(shares(zipf, 500, new Replace(), "rare-coverage", 10)).isCloseTo(0.09642614882296319, within(1e-9));
        assertThat(shares(zipf, 500, new Accumulate(), "rare-coverage", 10)).isCloseTo(0.44047, within(1e-3));
        assertThat(shares(CategoricalLaw.zipf(5000, 1.5), 1000, new Replace(), "lost-mass", 10))
                .isCloseTo(0.15925317250421223, within(1e-9));
        assertThat(shares(CategoricalLaw.zipf(20000, 2), 1000, new Replace(), "lost-mass", 1))
                .isCloseTo(0.0218127, within(1e-7));
    }

    /** Section 1: each column is a chain on the line, and E ln det is -8.756 at n=20, d=5, t=10; so KL is (d t/n - E ln det) / 2. */
    @Test
    void severalColumns() {
        Experiment space = experiment(LawSource.standard(5, 20), UNBIASED, 20);
        assertThat(ask(space, new Replace(), "variance", 10).orElseThrow()).isCloseTo(5, within(1e-12));
        assertThat(ask(space, new Replace(), "mean-error", 10).orElseThrow()).isCloseTo(2.5, within(1e-12));
        assertThat(ask(space, new Replace(), "kl-to-truth", 10).orElseThrow())
                .isCloseTo((2.5 + 8.756) / 2, within(1e-3));
        assertThat(ask(space, new Replace(), "w2-to-truth", 10)).isEmpty();
    }

    @Test
    void whatIsOnlyNearlyRightSaysSo() {
        CategoricalLoss loss = new CategoricalLoss();
        Experiment few = experiment(law(CategoricalLaw.uniform(3)), new Categorical(), 1000);
        Experiment many = experiment(law(CategoricalLaw.uniform(3)), new Categorical(), 1001);
        assertThat(loss.approximation(few, new Replace(), "support", 10)).isEmpty();
        assertThat(loss.approximation(many, new Replace(), "support", 10)).isPresent();
        assertThat(loss.approximation(many, new Replace(), "support", 1)).isEmpty();
        assertThat(loss.approximation(many, new Accumulate(), "support", 10)).isEmpty();
        assertThat(new CurationLimit().approximation(few, new Replace(), "variance", 8))
                .contains("for many items");
        assertThat(new LinearMoments().approximation(few, new Replace(), "variance", 8))
                .isEmpty();
    }

    @Test
    void silentWhereNothingIsKnown() {
        assertThat(ask(
                        experiment(
                                law(CategoricalLaw.uniform(3)),
                                new Categorical(1, 0.5, 0, Categorical.Sampling.INDEPENDENT),
                                10),
                        new Replace(),
                        "heterozygosity",
                        2))
                .isEmpty();
        assertThat(ask(experiment(LawSource.standard(2, 10), BIASED, 10), new Replace(), "w2-to-truth", 2))
                .isEmpty();
    }
}

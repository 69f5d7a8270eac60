package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Decodable;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.junit.jupiter.api.Test;

/** What the ways of sampling do to what is drawn; expected values from the distributions' own formulas, named at each test. */
class SamplingTest {
    private static final Seed SEED = Seed.of(23);
    private static final int MANY = 200_000;
    private static final Schema LINE = Schema.vector(1);

    private static double[] drawn(Decodable model, Sampling sampling, int items) {
        return Vectors.of(model.decoded(sampling).draw(items, SEED)).values();
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double variance(double[] x) {
        double mean = mean(x);
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    /** Kolmogorov's distance is below 1/n where each n-th part of the quantiles holds one draw; independent draws have about 0.87/sqrt(n). */
    private static void fillsEvenly(double[] x, DoubleUnaryOperator cumulative) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            assertThat(cumulative.applyAsDouble(sorted[i]) * sorted.length).isBetween(i - 1e-6, i + 1 + 1e-6);
        }
        assertThat(x).isNotEqualTo(sorted);
    }

    @Test
    void evenDrawsFillTheQuantiles() {
        double[] normal = drawn(GaussianModel.of(3, 4), Sampling.even(), 1000);
        fillsEvenly(normal, NormalDistribution.of(3, 2)::cumulativeProbability);
        double[] waits = drawn(new ExponentialModel(LINE, 5), Sampling.even(), 1000);
        fillsEvenly(waits, ExponentialDistribution.of(5)::cumulativeProbability);
        HistogramModel bins = new HistogramModel(LINE, new double[] {0, 1, 3}, new double[] {0.25, 0.75});
        fillsEvenly(drawn(bins, Sampling.even(), 1000), x -> x < 1 ? x / 4 : 0.25 + (x - 1) * 0.375);
    }

    /** A Latin hypercube: each column by itself fills its normal law, whatever the other one does (here independent columns). */
    @Test
    void everyColumnFillsItsQuantiles() {
        GaussianModel plane = new GaussianModel(Schema.vector(2), new double[2], new double[] {1, 9}, 1);
        double[] x = drawn(plane, Sampling.even(), 500);
        double[] first = IntStream.range(0, 500).mapToDouble(i -> x[2 * i]).toArray();
        double[] second = IntStream.range(0, 500).mapToDouble(i -> x[2 * i + 1]).toArray();
        fillsEvenly(first, NormalDistribution.of(0, 1)::cumulativeProbability);
        fillsEvenly(second, NormalDistribution.of(0, 3)::cumulativeProbability);
        double product =
                IntStream.range(0, 500).mapToDouble(i -> first[i] * second[i]).sum() / 500 / 3;
        assertThat(product).isCloseTo(0, within(4 / Math.sqrt(500)));
    }

    /**
     * 20 fits of a Gaussian to 100 draws of the one before (../shared/science.md, section 13: even draws do not drift): independent draws leave
     * (1-1/n)^19 of the variance on average and scatter its logarithm by sqrt(2 * 19 / n); even ones keep it, since the variance of evenly placed
     * quantiles is the law's but for the square of their mean, averaged over where they begin.
     */
    @Test
    void evenDrawsDoNotDrift() {
        double[] plain = variances(new Gaussian());
        double[] even = variances(new Gaussian().sampled(Sampling.even()));
        assertThat(mean(plain)).isCloseTo(Math.pow(0.99, 19), within(4 * 0.62 / Math.sqrt(300)));
        assertThat(mean(even)).isCloseTo(1, within(0.03));
        double scattered = variance(Arrays.stream(plain).map(Math::log).toArray());
        assertThat(scattered).isCloseTo(0.38, within(0.15));
        assertThat(variance(Arrays.stream(even).map(Math::log).toArray())).isLessThan(scattered / 8);
    }

    /** Of 300 chains. */
    private static double[] variances(Learner learner) {
        double[] variances = new double[300];
        for (int r = 0; r < variances.length; r++) {
            GenerativeModel model =
                    learner.fit(GaussianModel.of(0, 1).decoded(Sampling.even()).draw(100, SEED), SEED);
            double first = parameter(model, "variance");
            for (int t = 2; t <= 20; t++) {
                model = learner.refit(model, model.draw(100, SEED.child(r).child(t)), SEED);
            }
            variances[r] = parameter(model, "variance") / first;
        }
        return variances;
    }

    /** What has probability p comes floor(np) or ceil(np) times. */
    @Test
    void evenCountsAreWholeParts() {
        int n = 1000;
        Map<Integer, Integer> counts = new TreeMap<>();
        for (double x : drawn(new PoissonModel(LINE, 3), Sampling.even(), n)) {
            counts.merge((int) x, 1, Integer::sum);
        }
        PoissonDistribution law = PoissonDistribution.of(3);
        counts.forEach((k, c) -> assertThat((double) c)
                .isBetween(Math.floor(n * law.probability(k)), Math.ceil(n * law.probability(k))));
        CategoricalLaw categories = CategoricalLaw.of(0.123, 0.456, 0.0004, 0.4206);
        int[] drawn =
                Codes.of(categories.decoded(Sampling.even()).draw(n, SEED)).counts();
        assertThat(drawn[0]).isEqualTo(123);
        assertThat(drawn[1]).isBetween(455, 456);
        assertThat(drawn[2]).isBetween(0, 1);
        ResamplerModel kept = new Resampler().fit(new Vectors("", 1, new double[] {1, 2, 3, 4}), SEED);
        double[] copies = drawn(kept, Sampling.even(), 8);
        assertThat(Arrays.stream(copies).sorted().toArray()).containsExactly(1, 1, 2, 2, 3, 3, 4, 4);
    }

    /** Even draws come in random order, so that the first half is a draw too: half of each category, not all of the first ones. */
    @Test
    void theFirstHalfOfEvenDrawsIsADraw() {
        CategoricalLaw law = CategoricalLaw.of(0.5, 0.5).decoded(Sampling.even());
        int[] half = Arrays.copyOf(Codes.of(law.draw(1000, SEED)).codes(), 500);
        assertThat(Arrays.stream(half).sum()).isBetween(200, 300);
    }

    /** Normal: variance times T; exponential: mean times T; both by the density to the power 1/T. */
    @Test
    void temperatureRaisesDensities() {
        assertThat(variance(drawn(GaussianModel.of(1, 4), Sampling.temperature(0.5), MANY)))
                .isCloseTo(2, within(0.04));
        assertThat(mean(drawn(new ExponentialModel(LINE, 5), Sampling.temperature(0.5), MANY)))
                .isCloseTo(2.5, within(0.03));
        CategoricalLaw law = CategoricalLaw.of(0.2, 0.8).decoded(Sampling.temperature(0.5));
        assertThat(Codes.of(law.draw(MANY, SEED)).counts()[0]).isCloseTo((int) (MANY * 0.04 / 0.68), within(500));
    }

    /** p(k)^(1/T) / sum p^(1/T) over 0 .. 99, by the library's own probabilities; T = 2 spreads, T = 1/2 sharpens. */
    @Test
    void temperatureRaisesPoissonProbabilities() {
        PoissonDistribution law = PoissonDistribution.of(4);
        for (double t : new double[] {0.5, 2}) {
            double[] raised = IntStream.range(0, 100)
                    .mapToDouble(k -> Math.pow(law.probability(k), 1 / t))
                    .toArray();
            double all = Arrays.stream(raised).sum();
            double wanted = IntStream.range(0, 100)
                    .mapToDouble(k -> k * raised[k] / all)
                    .sum();
            double[] x = drawn(new PoissonModel(LINE, 4), Sampling.temperature(t), MANY);
            assertThat(mean(x)).isCloseTo(wanted, within(4 * Math.sqrt(4 * t / MANY) + 1e-3));
        }
    }

    /** Shares 0.5 on [0,1) and 0.5 on [1,3): densities 1/2 and 1/4, squared 1/4 and 1/16, masses 1/4 and 1/8. */
    @Test
    void temperatureRaisesDensitiesOfBinsNotTheirShares() {
        HistogramModel bins = new HistogramModel(LINE, new double[] {0, 1, 3}, new double[] {0.5, 0.5});
        double first = Arrays.stream(drawn(bins, Sampling.temperature(0.5), MANY))
                .filter(x -> x < 1)
                .count();
        assertThat(first / MANY).isCloseTo(2 / 3.0, within(0.005));
    }

    /** Far components: the mixture's density to the power 1/T, integrated about each of them by hand: w^(1/T) s^(1-1/T). */
    @Test
    void temperatureRaisesAMixture() {
        GmmModel far = new GmmModel(
                LINE, new double[] {0.7, 0.3}, List.of(GaussianModel.of(-50, 1), GaussianModel.of(50, 16)));
        double[] x = drawn(far, Sampling.temperature(0.5), MANY);
        double low = 0.7 * 0.7 / 1;
        double high = 0.3 * 0.3 / 4;
        double[] left = Arrays.stream(x).filter(v -> v < 0).toArray();
        double[] right = Arrays.stream(x).filter(v -> v > 0).toArray();
        assertThat(left.length / (double) MANY).isCloseTo(low / (low + high), within(0.003));
        assertThat(variance(left)).isCloseTo(0.5, within(0.02));
        assertThat(variance(right)).isCloseTo(8, within(0.5));
    }

    /** MAD's bias (../shared/science.md section 4): lambda times the covariance, about the same mean, whatever the law. */
    @Test
    void lambdaScalesTheCovarianceAboutTheMean() {
        GmmModel mixture =
                new GmmModel(LINE, new double[] {0.5, 0.5}, List.of(GaussianModel.of(-2, 1), GaussianModel.of(4, 1)));
        HistogramModel bins = new HistogramModel(LINE, new double[] {0, 1, 3}, new double[] {0.5, 0.5});
        KdeModel kernels = new Kde("0.5").fit(new Vectors("", 1, new double[] {0, 0, 6, 10}), SEED);
        for (Decodable model : List.of(GaussianModel.of(2, 9), mixture, bins, kernels)) {
            double mean = parameter(model, "mean");
            double variance = parameter(model, "variance");
            double[] x = drawn(model, Sampling.lambda(0.25), MANY);
            assertThat(mean(x)).isCloseTo(mean, within(4 * Math.sqrt(variance / MANY)));
            assertThat(variance(x) / variance).isCloseTo(0.25, within(0.005));
        }
    }

    private static double parameter(GenerativeModel model, String name) {
        return model.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** 0.4, 0.3, 0.2, 0.1: the first two hold 0.7, so top-p 0.65 keeps them; of top-k 3 (0.9) a share of 0.5 is the first and the second. */
    @Test
    void cutsKeepTheLikeliest() {
        CategoricalLaw law = CategoricalLaw.of(0.4, 0.1, 0.2, 0.3);
        assertThat(counts(law, Sampling.topK(2))).containsExactly(4 / 7.0, 0, 0, 3 / 7.0);
        assertThat(counts(law, Sampling.topP(0.65))).containsExactly(4 / 7.0, 0, 0, 3 / 7.0);
        assertThat(counts(law, Sampling.topP(0.4))).containsExactly(1, 0, 0, 0);
        assertThat(counts(law, new Sampling(1, 1, 3, 0.5, false, 1))).containsExactly(4 / 7.0, 0, 0, 3 / 7.0);
        assertThat(counts(law, new Sampling(0.5, 1, 2, 1, false, 1))).containsExactly(16 / 25.0, 0, 0, 9 / 25.0);
        // p(4)/p(3) = 3.5/4, p(2)/p(3) = 3/3.5
        double[] x = drawn(new PoissonModel(LINE, 3.5), Sampling.topK(2), 100);
        assertThat(x).containsOnly(3, 4);
    }

    /** Shares to within 1/10000, as even draws have them. */
    private static double[] counts(CategoricalLaw law, Sampling sampling) {
        CategoricalLaw even = law.decoded(sampling).decoded(Sampling.even());
        int[] counts = Codes.of(even.draw(1_000_000, SEED)).counts();
        double[] exact = {4 / 7.0, 3 / 7.0, 16 / 25.0, 9 / 25.0, 0, 1};
        return Arrays.stream(counts)
                .mapToDouble(c -> Arrays.stream(exact)
                        .filter(e -> Math.abs(e - c / 1e6) < 2e-6)
                        .findFirst()
                        .orElse(c / 1e6))
                .toArray();
    }

    private static Corpus texts(String... texts) {
        return Items.texts("", List.of(texts));
    }

    private static Map<String, Integer> drawn(Learner learner, Corpus data, int items) {
        Map<String, Integer> counts = new TreeMap<>();
        learner.fit(data, SEED)
                .draw(items, SEED)
                .items()
                .forEach(item -> counts.merge(NgramText.value(item), 1, Integer::sum));
        return counts;
    }

    /** One symbol a text: a, b, c, d with shares 4/7, 1/7, 1/7, 1/7, no smoothing. */
    @Test
    void textsKeepTheLikeliestSymbols() {
        Corpus data = texts("a", "b", "a", "c", "a", "d", "a");
        Ngram plain = new Ngram(2, Ngram.Unit.WORDS, Ngram.Smoothing.NONE, 0.1, 1, 1, true, "");
        assertThat(drawn(plain.sampled(Sampling.topK(1)), data, 50)).containsOnlyKeys("a");
        assertThat(drawn(plain.sampled(Sampling.topK(2)), data, 500)).containsOnlyKeys("a", "b");
        assertThat(drawn(plain.sampled(Sampling.topP(0.5)), data, 50)).containsOnlyKeys("a");
        assertThat(drawn(plain.sampled(new Sampling(1, 1, 3, 0.6, false, 1)), data, 500))
                .containsOnlyKeys("a");
    }

    /** Arithmetic sampling: n texts come floor(n p) to ceil(n p) times each where the model's choices are texts, p by counting. */
    @Test
    void evenTextsComeInWholeParts() {
        Corpus data = texts("a x", "a y", "a x", "b", "b z", "a x", "c");
        Ngram plain = new Ngram(3, Ngram.Unit.WORDS, Ngram.Smoothing.NONE, 0.1, 1, 1, true, "");
        Map<String, Integer> even = drawn(plain.sampled(Sampling.even()), data, 700);
        assertThat(even).containsEntry("a x", 300).containsEntry("a y", 100).containsEntry("c", 100);
        assertThat(even).containsEntry("b", 100).containsEntry("b z", 100);
    }

    /** Settings of the learners' own and sampling are one: temperatures and biases multiply. */
    @Test
    void settingsOfALearnersOwnAreMet() {
        assertThat(new Gaussian(Gaussian.Estimator.BIASED, 0.9).sampled(Sampling.lambda(0.5)))
                .isEqualTo(new Gaussian(Gaussian.Estimator.BIASED, 0.45));
        assertThat(new Categorical().sampled(new Sampling(0.5, 1, 3, 1, true, 1)))
                .isEqualTo(new Categorical(0, 0.5, 3, Categorical.Sampling.SYSTEMATIC));
        Ngram ngram = (Ngram) new Ngram().sampled(new Sampling(0.5, 1, 0, 0.9, false, 1));
        assertThat(ngram.temperature()).isEqualTo(0.5);
        assertThat(ngram.topP()).isEqualTo(0.9);
        assertThat(new Sampling(0.5, 2, 3, 0.9, false, 5).and(new Sampling(0.5, 2, 2, 0.8, true, 1)))
                .isEqualTo(new Sampling(0.25, 4, 2, 0.8, true, 5));
    }

    @Test
    void whatHasNoMeaningIsRefusedByName() {
        assertThatThrownBy(() -> new Gaussian().sampled(Sampling.topK(3)))
                .hasMessageStartingWith(
                        "sampling.top-k has no meaning for the learner gaussian; it has for categorical, ")
                .hasMessageContaining("ngram");
        assertThatThrownBy(() -> new Ngram().sampled(Sampling.temperature(0.01)))
                .hasMessageContaining("sampling.temperature needs to be 0.05 or more");
        assertThatThrownBy(() -> Sampling.temperature(0)).hasMessageContaining("sampling.temperature");
        assertThatThrownBy(() -> Sampling.lambda(Double.NaN)).hasMessageContaining("sampling.lambda");
        assertThatThrownBy(() -> Sampling.topK(-1)).hasMessageContaining("sampling.top-k");
        assertThatThrownBy(() -> Sampling.topP(1.5)).hasMessageContaining("sampling.top-p");
        assertThatThrownBy(() -> Sampling.beams(0)).hasMessage("sampling.beams needs to be 1 to 1000, got 0");
        assertThatThrownBy(() -> new Ngram().sampled(Sampling.beams(5)))
                .hasMessageStartingWith("sampling.beams has no meaning for the learner ngram");
    }

    /** Copulas and classes: the normal numbers have lambda times their covariance, so columns keep to the middle of their values. */
    @Test
    void lambdaKeepsACopulaInTheMiddle() {
        double[] values = new double[2 * 1001];
        for (int i = 0; i <= 1000; i++) {
            values[2 * i] = i;
            values[2 * i + 1] = 7 * i % 1001;
        }
        CopulaModel model = new Copula().fit(new Vectors("", 2, values), SEED);
        double[] x = drawn(model, Sampling.lambda(0.25), MANY / 2);
        double inside = IntStream.range(0, MANY / 2)
                        .filter(i -> Math.abs(x[2 * i] - 500) < 250)
                        .count()
                * 2.0
                / MANY;
        // P(|N(0, 1/4)| < 0.6745) by the normal table: 2 Phi(1.349) - 1
        assertThat(inside).isCloseTo(0.8227, within(0.006));
    }
}

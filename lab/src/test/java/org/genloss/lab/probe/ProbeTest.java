package org.genloss.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Probe;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.ExponentialModel;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.learner.Gmm;
import org.genloss.lab.learner.GmmModel;
import org.genloss.lab.learner.Histogram;
import org.genloss.lab.learner.Kde;
import org.genloss.lab.learner.Ngram;
import org.genloss.lab.learner.NgramChain;
import org.genloss.lab.learner.PoissonModel;
import org.genloss.lab.learner.Resampler;
import org.genloss.metric.Value;
import org.junit.jupiter.api.Test;

/** Worked by hand from the formulas on the cards; normal tails from standard tables. */
class ProbeTest {
    private static final GaussianModel TRUTH = GaussianModel.of(1, 4);

    private static Value ask(Probe probe, GenerativeModel model, GenerativeModel truth) {
        List<Value> values = probe.measure(model, Optional.ofNullable(truth));
        assertThat(values).hasSize(1);
        return values.get(0);
    }

    private static double number(Probe probe, GenerativeModel model, GenerativeModel truth) {
        return ((Value.Of) ask(probe, model, truth)).number();
    }

    @Test
    void gaussiansOnTheLine() {
        GaussianModel model = GaussianModel.of(4, 1);
        assertThat(number(new ModelVariance(), model, TRUTH)).isEqualTo(1);
        assertThat(number(new ModelDeviation(), TRUTH, null)).isEqualTo(2);
        assertThat(number(new LogVariance(), TRUTH, null)).isCloseTo(1.3862943611, within(1e-9));
        assertThat(number(new MeanError(), model, TRUTH)).isEqualTo(9);
        assertThat(number(new SpreadAboutTruth(), model, TRUTH)).isEqualTo(10);
        assertThat(number(new WassersteinToTruth(), model, TRUTH)).isEqualTo(10);
        // 0.5 (1/4 - 1 + ln 4 + 9/4)
        assertThat(number(new DivergenceToTruth(), model, TRUTH)).isCloseTo(1.4431471806, within(1e-9));
        // KL(N(1,4) || N(4,1)) = 0.5 (4 - 1 - ln 4 + 9)
        assertThat(number(new DivergenceFromTruth(), model, TRUTH)).isCloseTo(5.3068528194, within(1e-8));
        assertThat(ask(new MeanError(), model, null)).isInstanceOf(Value.Undefined.class);
    }

    /** numpy: (tr(S^-1 S0) + (m-m0)' S^-1 (m-m0) - 2 + ln det S - ln det S0) / 2. */
    @Test
    void divergenceInSeveralColumns() {
        Schema plane = Schema.vector(2);
        GaussianModel truth = new GaussianModel(plane, new double[] {1, 0}, new double[] {2, .5, .5, 1}, 1);
        GaussianModel model = new GaussianModel(plane, new double[] {0, 2}, new double[] {1, -.3, -.3, 3}, 1);
        assertThat(number(new DivergenceFromTruth(), model, truth)).isCloseTo(1.5051277531531988, within(1e-12));
        GaussianModel flat = new GaussianModel(plane, new double[] {0, 2}, new double[] {1, 1, 1, 1}, 1);
        assertThat(ask(new DivergenceFromTruth(), flat, truth)).isInstanceOf(Value.Undefined.class);
    }

    /** Rates 3 and 2: 3 ln 1.5 - 1 nat (closed form); tails beyond 1.96 sd 1.732 of the mean 3 are 7, 8, .. of the model of rate 2. */
    @Test
    void lawsOnWholeNumbersAreSummed() {
        PoissonModel truth = new PoissonModel(Schema.vector(1), 3);
        PoissonModel model = new PoissonModel(Schema.vector(1), 2);
        assertThat(number(new DivergenceFromTruth(), model, truth)).isCloseTo(3 * Math.log(1.5) - 1, within(1e-9));
        assertThat(number(new TailMass(), model, truth)).isCloseTo(0.004533805526248864, within(1e-12));
        assertThat(ask(new DivergenceFromTruth(), GaussianModel.of(3, 3), truth))
                .isInstanceOf(Value.Undefined.class);
    }

    /** Means 2 and 1: ln(1/2) + 2 - 1; the density ends at 0, where integration has to end too. Above 12 deviations e^-13 is left out. */
    @Test
    void lawsThatEndAreIntegratedToTheirEnd() {
        ExponentialModel truth = new ExponentialModel(Schema.vector(1), 2);
        ExponentialModel model = new ExponentialModel(Schema.vector(1), 1);
        assertThat(number(new DivergenceFromTruth(), model, truth)).isCloseTo(1 - Math.log(2), within(1e-4));
        assertThat(number(new TailMass(), model, truth)).isCloseTo(Math.exp(-5.92), within(1e-5));
    }

    @Test
    void absorption() {
        PoissonModel none = new PoissonModel(Schema.vector(1), 0);
        assertThat(number(new Absorbed(), none, null)).isEqualTo(1);
        assertThat(number(new Absorbed(), new PoissonModel(Schema.vector(1), 0.1), null))
                .isZero();
        assertThat(number(new Absorbed(), CategoricalLaw.of(0, 1), null)).isEqualTo(1);
        assertThat(number(new Absorbed(), CategoricalLaw.of(1, 1), null)).isZero();
    }

    @Test
    void determinantOfSeveralColumns() {
        GaussianModel model = new GaussianModel(Schema.vector(2), new double[2], new double[] {2, 1, 1, 2}, 1);
        assertThat(number(new LogVariance(), model, null)).isCloseTo(Math.log(3), within(1e-12));
    }

    /** Of a Poisson law of rate 4, 8 lies two standard deviations from the mean and not beyond: scipy.stats.poisson.sf(8, 4). */
    @Test
    void aCountAtTheEdgeOfTheTailIsNoneOfIt() {
        PoissonModel four = new PoissonModel(Schema.vector(1), 4);
        assertThat(number(new TailMass(2), four, four)).isCloseTo(0.021363434487984143, within(1e-12));
    }

    @Test
    void tailsOfNormalLaws() {
        GaussianModel standard = GaussianModel.of(0, 1);
        assertThat(number(new TailMass(), standard, standard)).isCloseTo(0.0499957902964, within(1e-9));
        // sd 0.5: 2 (1 - Phi(3.92)); mean 1.96: 1/2 + Phi(-3.92)
        assertThat(number(new TailMass(), GaussianModel.of(0, 0.25), standard)).isCloseTo(8.8548e-5, within(1e-8));
        assertThat(number(new TailMass(), GaussianModel.of(1.96, 1), standard)).isCloseTo(0.5000443, within(1e-7));
        assertThat(number(new TailMass(), GaussianModel.of(0, 1e-8), standard)).isZero();
    }

    @Test
    void categories() {
        CategoricalLaw truth = CategoricalLaw.of(0.4, 0.3, 0.2, 0.1);
        CategoricalLaw model = CategoricalLaw.of(0.5, 0.5, 0, 0);
        assertThat(number(new Heterozygosity(), model, truth)).isEqualTo(0.5);
        assertThat(number(new Support(), model, truth)).isEqualTo(2);
        assertThat(number(new LostMass(), model, truth)).isCloseTo(0.3, within(1e-15));
        assertThat(number(new CategoryProbability("2"), model, truth)).isEqualTo(0.5);
        assertThat(number(new CategoryProbability("absent"), model, truth)).isZero();
        assertThat(number(new RareCoverage(1), model, truth)).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(number(new RareCoverage(), model, truth)).isZero();
        assertThat(number(new RareProbability(1), truth, truth)).isCloseTo(0.6, within(1e-15));
        assertThat(ask(new DivergenceFromTruth(), model, truth)).isInstanceOf(Value.Undefined.class);
        // 0.5 ln(0.5/0.4) + 0.5 ln(0.5/0.3)
        assertThat(number(new DivergenceFromTruth(), truth, model)).isCloseTo(0.3669845875, within(1e-9));
    }

    @Test
    void mixtures() {
        GmmModel truth = mixture(0.5, -3, 3);
        assertThat(number(new ComponentBalance(), mixture(0.2, -3.1, 2.8), truth))
                .isCloseTo(0.32, within(1e-15));
        assertThat(number(new ComponentBalance(), mixture(0.2, 2.5, 3.5), truth))
                .as("one mode is gone")
                .isCloseTo(0, within(1e-15));
        assertThat(number(new ComponentVariance(), truth, truth)).isEqualTo(1.5);
    }

    private static GmmModel mixture(double weight, double left, double right) {
        return new GmmModel(
                Schema.vector(1),
                new double[] {weight, 1 - weight},
                List.of(GaussianModel.of(left, 1), GaussianModel.of(right, 2)));
    }

    @Test
    void nextSymbols() {
        NgramChain truth = new NgramChain(new double[][] {{1, 3}, {1, 1}}, 10);
        Ngram learner = new Ngram(2, Ngram.Unit.WORDS, Ngram.Smoothing.ADDITIVE, 1, 1, 1, false, "0 1");
        GenerativeModel model = learner.fit(Items.texts("", List.of("0 1 1 0 0")), Seed.of(1));
        // after 0: (1+1)/(2+2) each; after 1: 1/2 each; so only row 0 differs: 0.25 ln 0.5 + 0.75 ln 1.5, halved
        assertThat(number(new NextSymbolDivergence(), model, truth)).isCloseTo(0.0654060179, within(1e-9));
    }

    /** scipy 1.17: {@code jensenshannon(p, q) ** 2}, and of N(1, 4) and N(4, 1) on 400,001 points. */
    @Test
    void jensenShannonIsFiniteWhereSomethingIsLost() {
        CategoricalLaw truth = CategoricalLaw.of(0.5, 0.3, 0.2);
        CategoricalLaw model = CategoricalLaw.of(0.7, 0.3, 0);
        assertThat(number(new JensenShannonFromTruth(), model, truth)).isCloseTo(0.07768706679704628, within(1e-12));
        assertThat(number(new JensenShannonFromTruth(), GaussianModel.of(4, 1), TRUTH))
                .isCloseTo(0.351189795029331, within(1e-6));
        // 0.7 ln(0.7/0.5)
        assertThat(number(new DivergenceToTruth(), model, truth)).isCloseTo(0.7 * Math.log(1.4), within(1e-12));
        assertThat(ask(new DivergenceToTruth(), truth, model)).isInstanceOf(Value.Undefined.class);
    }

    /** scipy 1.17 on 4,000,001 points: a normal law with the moments of two humps is not the two humps. */
    @Test
    void lawsThatAreNotNormalAreTakenAsTheyAre() {
        GmmModel truth = new GmmModel(
                Schema.vector(1), new double[] {1, 1}, List.of(GaussianModel.of(-2, 1), GaussianModel.of(2, 1)));
        GaussianModel model = GaussianModel.of(0, 5);
        assertThat(number(new DivergenceToTruth(), model, truth)).isCloseTo(0.2478280303, within(1e-9));
        assertThat(number(new DivergenceFromTruth(), model, truth)).isCloseTo(0.1719987625, within(1e-9));
        assertThat(number(new WassersteinToTruth(), model, truth)).isCloseTo(0.265282, within(1e-5));
        PoissonModel two = new PoissonModel(Schema.vector(1), 2);
        PoissonModel three = new PoissonModel(Schema.vector(1), 3);
        assertThat(number(new DivergenceToTruth(), two, three)).isCloseTo(2 * Math.log(2 / 3.0) + 1, within(1e-12));
        assertThat(number(new WassersteinToTruth(), two, three)).isCloseTo(1.2617625, within(1e-5));
        // rates 1 and 1/2 per unit: quantile functions -ln(1-u) and -2 ln(1-u), E X^2 = 2
        assertThat(number(
                        new WassersteinToTruth(),
                        new ExponentialModel(Schema.vector(1), 1),
                        new ExponentialModel(Schema.vector(1), 2)))
                .isCloseTo(2, within(1e-3));
        assertThat(ask(new DivergenceToTruth(), GaussianModel.of(1, 1), new ExponentialModel(Schema.vector(1), 1)))
                .as("a normal law draws what an exponential one excludes")
                .isInstanceOf(Value.Undefined.class);
    }

    /** scipy 1.17: quad over each bin, quantiles at 4,000,000 places; kernels of width 0.5 on 0, 1 and 4 against N(1, 4). */
    @Test
    void binsAndKernelsAreTakenAsTheyAre() {
        Vectors items = new Vectors("", 1, new double[] {-0.9, -0.1, 0.5, 1, 2});
        GenerativeModel bins = new Histogram(2, 0, "-1..3").fit(items, Seed.of(1));
        assertThat(number(new DivergenceToTruth(), bins, GaussianModel.of(1, 1)))
                .isCloseTo(0.2194463523, within(1e-9));
        assertThat(number(new WassersteinToTruth(), bins, GaussianModel.of(1, 1)))
                .isCloseTo(0.1141271, within(1e-5));
        GenerativeModel kernels = new Kde("0.5").fit(new Vectors("", 1, new double[] {0, 1, 4}), Seed.of(1));
        assertThat(number(new DivergenceToTruth(), kernels, TRUTH)).isCloseTo(0.4757095844, within(1e-9));
        assertThat(number(new DivergenceFromTruth(), kernels, TRUTH)).isCloseTo(1.6747255963, within(1e-8));
        assertThat(number(new WassersteinToTruth(), kernels, TRUTH)).isCloseTo(0.9008587, within(1e-4));
        GenerativeModel memory = new Resampler().fit(new Vectors("", 1, new double[] {3, 1}), Seed.of(1));
        // quantiles 1 and 3 against uniform ones from 0 to 4: the mean of (x - 1)^2 over 0 .. 2 is 1/3, above likewise
        GenerativeModel even = new Histogram(2, 0, "0..4").fit(new Vectors("", 1, new double[] {1, 3}), Seed.of(1));
        assertThat(number(new WassersteinToTruth(), memory, even)).isCloseTo(1 / 3.0, within(1e-12));
    }

    /** numpy and scipy.linalg.sqrtm; total variation of unit normal laws a distance of 1 apart is 2 Phi(1/2) - 1. */
    @Test
    void severalColumns() {
        Schema plane = Schema.vector(2);
        GaussianModel truth = new GaussianModel(plane, new double[] {1, 0}, new double[] {2, .5, .5, 1}, 1);
        GaussianModel model = new GaussianModel(plane, new double[] {0, 2}, new double[] {1, -.3, -.3, 3}, 1);
        GaussianModel flat = new GaussianModel(plane, new double[] {0, 2}, new double[] {1, 1, 1, 1}, 1);
        assertThat(number(new DivergenceToTruth(), model, truth)).isCloseTo(3.9743027819474386, within(1e-12));
        assertThat(number(new WassersteinToTruth(), model, truth)).isCloseTo(5.929311854967777, within(1e-12));
        assertThat(number(new WassersteinToTruth(), flat, truth)).isCloseTo(6, within(1e-6));
        assertThat(number(new MeanError(), model, truth)).isEqualTo(5);
        assertThat(number(new ModelVariance(), model, truth)).isEqualTo(4);
        assertThat(number(new ModelDeviation(), model, truth)).isEqualTo(2);
        assertThat(number(new SpreadAboutTruth(), model, truth)).isEqualTo(9);
        assertThat(new ModelMean().measure(model, Optional.of(truth)))
                .containsExactly(new Value.Of("x0", 0), new Value.Of("x1", 2));
        assertThat(ask(new DivergenceToTruth(), flat, truth))
                .isEqualTo(new Value.Undefined("model", "the covariance of the model has not full rank"));
        GaussianModel near = new GaussianModel(plane, new double[2], new double[] {1, 1}, 1);
        GaussianModel moved = new GaussianModel(plane, new double[] {0, 1}, new double[] {1, 1}, 1);
        assertThat(number(new TotalVariationFromTruth(), moved, near)).isCloseTo(0.3829249, within(0.03));
        assertThat(ask(new JensenShannonFromTruth(), moved, near)).isInstanceOf(Value.Undefined.class);
        assertThat(ask(new MeanError(), near, null))
                .isEqualTo(new Value.Undefined("model", "the true law is not known"));
    }

    /** All of the probability has to move to where nothing else is. */
    @Test
    void aModelOfOnePointSharesNothingWithADensity() {
        GaussianModel point = GaussianModel.of(1, 0);
        assertThat(number(new TotalVariationFromTruth(), point, TRUTH)).isEqualTo(1);
        assertThat(number(new JensenShannonFromTruth(), point, TRUTH)).isEqualTo(Math.log(2));
        assertThat(ask(new DivergenceToTruth(), point, TRUTH))
                .isEqualTo(new Value.Undefined("model", "no variance is left in the model"));
        assertThat(number(new WassersteinToTruth(), point, mixture(0.5, -1, 1)))
                .as("E (X - 1)^2 = 1.5 + 1 + 1")
                .isCloseTo(3.5, within(1e-4));
    }

    @Test
    void aMixtureSaysHowManyComponentsItHas() {
        GenerativeModel two = new Gmm(0, Gmm.Shape.FULL, 1e-6, 1e-6, 200)
                .fit(mixture(0.5, -40, 40).draw(200, Seed.of(1)), Seed.of(2));
        assertThat(new ModelParameters().measure(two, Optional.empty()))
                .contains(new Value.Undefined("mean-3", "the model chose 2 components, so it has no mean-3"));
    }
}

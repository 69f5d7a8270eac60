package org.genloss.lab.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.Experiment;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.lab.Regime;
import org.genloss.lab.Simulate;
import org.genloss.lab.Source;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.learner.Ngram;
import org.genloss.lab.mitigation.Preference.Reward;
import org.genloss.lab.regime.FixedReal;
import org.genloss.lab.regime.FreshMix;
import org.genloss.lab.regime.FreshMix.Sampling;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.source.PoolSource;
import org.junit.jupiter.api.Test;

/** Expected values: the closed forms of the papers named on the cards, worked out by hand or in Python. Tolerances are 4 standard errors. */
class ChoiceTest {
    private static final Seed SEED = Seed.of(11);
    private static final GenerativeModel LINE = GaussianModel.of(0, 1);

    private static Corpus apply(Mitigation mitigation, Corpus data, int items, boolean drawn) {
        return mitigation.apply(new Offer(data, data, Optional.empty(), 2, drawn, items, LINE, data, null), SEED);
    }

    /** What is left when that many items are wanted of a law. */
    private static Corpus left(Mitigation mitigation, GenerativeModel law, int items) {
        return apply(mitigation, law.draw(mitigation.wanted(items), SEED.child("draw")), items, true);
    }

    private static double share(Corpus corpus) {
        Codes codes = Codes.of(corpus);
        return (double) codes.counts()[0] / codes.size();
    }

    private static Preference preference(double strength, int candidates, double noise) {
        return new Preference(Reward.CATEGORY, 1, "1", strength, candidates, noise, 0);
    }

    /** Ferbach et al.: p^2 + 2p(1-p)/(1+e^-D) of pairs; of three the sum over j good ones of their chance times j e^D/(j e^D + 3 - j). */
    @Test
    void preferenceChoosesAsBradleyAndTerrySay() {
        CategoricalLaw law = CategoricalLaw.of(0.1, 0.9);
        Corpus pairs = left(preference(1, 2, 0), law, 100_000);
        assertThat(Corpora.size(pairs)).isEqualTo(100_000);
        assertThat(share(pairs)).isCloseTo(0.14159, within(0.0045));
        Corpus threes = left(preference(2, 3, 0), CategoricalLaw.of(0.3, 0.7), 50_000);
        assertThat(share(threes)).isCloseTo(0.55108, within(0.009));
    }

    /** Odds 1/9 times e are 0.302, a share of 0.232; noise a thousand times the reward leaves the share as it was. */
    @Test
    void preferenceTiltsInTheLimitAndNoiseUndoesIt() {
        CategoricalLaw law = CategoricalLaw.of(0.1, 0.9);
        assertThat(share(left(preference(1, 0, 0), law, 50_000))).isCloseTo(0.23197, within(0.009));
        assertThat(share(left(preference(1, 2, 1000), law, 50_000))).isCloseTo(0.1, within(0.006));
        assertThat(share(left(preference(0, 2, 0), law, 50_000))).isCloseTo(0.1, within(0.006));
    }

    /** A model of one letter in five that is b, a judge that has read as many a as b: what is kept follows the judge, of 2,000 within 4.5 standard errors. */
    @Test
    void textsLikerTheJudgesArePreferred() {
        Ngram exact = new Ngram(2, Ngram.Unit.CHARACTERS, Ngram.Smoothing.NONE, 0.1, 1, 1, true, "");
        GenerativeModel model = exact.fit(Items.texts("", List.of("a", "a", "a", "a", "b")), SEED);
        Source real = PoolSource.of(Items.texts(
                "",
                Collections.nCopies(500, List.of("a", "b")).stream()
                        .flatMap(List::stream)
                        .toList()));
        Preference likeness = new Preference(Reward.LIKENESS, 1, "", 1, 0, 0, 0);
        Corpus drawn = model.draw(likeness.wanted(2000), SEED);
        Offer offer = new Offer(drawn, drawn, Optional.empty(), 2, true, 2000, model, drawn, real);
        assertThat((double) count(likeness.apply(offer, SEED), "b")).isCloseTo(1000, within(100.0));
        Preference blind = new Preference(Reward.LIKENESS, 1, "", 0, 0, 0, 0);
        assertThat((double) count(blind.apply(offer, SEED), "b")).isCloseTo(400, within(80.0));
    }

    /** Each letter more makes a text less likely to both, so among texts of all lengths the short ones would win; of these pairs half of each length is left. */
    @Test
    void textsOfLikeLengthCompete() {
        List<String> values = List.of("a", "bbbbbb", "b", "aaaaaa", "b", "bbbbbb", "a", "aaaaaa");
        Corpus drawn = Items.texts("", values);
        GenerativeModel model =
                new Ngram(2, Ngram.Unit.CHARACTERS, Ngram.Smoothing.ADDITIVE, 1, 1, 1, true, "").fit(drawn, SEED);
        Preference likeness = new Preference(Reward.LIKENESS, 1, "", 50, 2, 0, 0);
        Source real = PoolSource.of(Items.texts("", List.of("a", "a", "a", "b", "aaaaaa", "aaaaaa")));
        Offer offer = new Offer(drawn, drawn, Optional.empty(), 2, true, 4, model, drawn, real);
        assertThat(Corpora.list(likeness.apply(offer, SEED)))
                .extracting(item -> ((Payload.Text) item.payload()).value())
                .containsExactly("a", "aaaaaa", "a", "aaaaaa");
    }

    private static long count(Corpus corpus, String value) {
        return Corpora.list(corpus).stream()
                .filter(item -> item.payload().equals(text(value)))
                .count();
    }

    @Test
    void lengthAndColumnsArePreferredInTextsAndTables() {
        Corpus texts = Items.texts("t", List.of("one", "a b c d e f", "", "a b c d e f g"));
        Corpus longer = apply(new Preference(Reward.LENGTH, 1, "", 50, 2, 0, 0), texts, 2, true);
        assertThat(Corpora.list(longer))
                .extracting(Item::payload)
                .containsExactly(text("a b c d e f"), text("a b c d e f g"));
        assertThat(Corpora.list(apply(new Truncation(0.5, 1), texts, 2, true)))
                .extracting(Item::payload)
                .containsExactly(text("a b c d e f"), text("a b c d e f g"));
        Corpus points = new Vectors("", 2, new double[] {9, 0, 0, 1, 5, 2, 0, 3});
        assertThat(((Vectors) apply(new Preference(Reward.VALUE, 2, "", 50, 2, 0, 0), points, 2, true)).values())
                .containsExactly(0, 1, 0, 3);
    }

    private static Payload text(String value) {
        return new Payload.Text(value);
    }

    private static double[] moments(Corpus corpus) {
        double[] x = Vectors.of(corpus).values();
        double mean = Arrays.stream(x).average().orElseThrow();
        return new double[] {
            mean, Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow()
        };
    }

    /** 1 - 2 phi(1)/(2 Phi(1) - 1) = 0.2911; fourth moment 0.17 or so, sd of the variance 0.29/sqrt(n). */
    @Test
    void trimmingNarrowsAGaussian() {
        Corpus kept = left(new Trim(1), GaussianModel.of(3, 1), 40_000);
        assertThat(Corpora.size(kept)).isBetween(39_000, 40_000);
        assertThat(moments(kept)[0]).isCloseTo(3, within(0.02));
        assertThat(moments(kept)[1]).isCloseTo(0.29113, within(0.007));
    }

    /** N(0, 1) through exp(-(x-2)^2/2) is N(1, 1/2); a chance of 1/sqrt(2) e^-1 = 0.26 to be kept. */
    @Test
    void aBiasedVerifierDrawsTowardsItsCentre() {
        Corpus kept = left(new BiasedVerifier("2", 1, 1, 5), GaussianModel.of(0, 1), 40_000);
        assertThat(Corpora.size(kept)).isEqualTo(40_000);
        assertThat(moments(kept)[0]).isCloseTo(1, within(0.015));
        assertThat(moments(kept)[1]).isCloseTo(0.5, within(0.015));
    }

    @Test
    void labelledItemsAreLeftOutAndNotReplaced() {
        Exclude exclude = new Exclude(0.7);
        assertThat(exclude.wanted(1000)).isEqualTo(1000);
        assertThat(Corpora.size(left(exclude, GaussianModel.of(0, 1), 10_000))).isBetween(2800, 3200);
    }

    /** Binomial, sd 40 and 30. */
    @Test
    void aDetectorErrsAsOftenAsItSays() {
        Corpus data = GaussianModel.of(0, 1).draw(10_000, SEED);
        assertThat(Corpora.size(apply(new Detector(0.8, 0.1, 0), data, 10_000, true)))
                .isBetween(1840, 2160);
        assertThat(Corpora.size(apply(new Detector(0.8, 0.1, 0), data, 10_000, false)))
                .isBetween(8880, 9120);
        double[] weights = Weighted.weights(apply(new Detector(0.8, 0.1, 0.25), data, 10_000, true));
        assertThat(Arrays.stream(weights).filter(w -> w == 0.25).count()).isBetween(7840L, 8160L);
        assertThat(Arrays.stream(weights).filter(w -> w == 1).count()).isBetween(1840L, 2160L);
        assertThat(apply(new Detector(0.8, 0.1, 1), data, 10_000, true)).isNotInstanceOf(Weighted.class);
    }

    /** Weights 0, 1, 3 on thirds: shares 0, 1/4, 3/4; 30,000 draws, sd 0.0025. */
    @Test
    void resamplingTurnsWeightsIntoItems() {
        int[] codes = new int[30_000];
        double[] weights = new double[codes.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i % 3;
            weights[i] = i % 3 == 2 ? 3 : i % 3;
        }
        Corpus plain = new Codes(Codes.Dictionary.numbered(3), codes);
        int[] counts = Codes.of(apply(new Resample(), new Weighted(plain, weights), 0, false))
                .counts();
        assertThat(counts[0]).isZero();
        assertThat(counts[1] / 30_000.0).isCloseTo(0.25, within(0.01));
        assertThat(apply(new Resample(), plain, 0, false)).isSameAs(plain);
    }

    /** Categories of 8 and 2 items: with a = 1/2 the weights of the two are as 1/sqrt(8) to 1/sqrt(2), 1 to 2. */
    @Test
    void theRareIsBoostedByAPowerOfItsFrequency() {
        Corpus plain = new Codes(Codes.Dictionary.numbered(2), new int[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 1});
        double[] half = Weighted.weights(apply(new TailBoost(0.5, 1), plain, 10, false));
        assertThat(half[9] / half[0]).isCloseTo(2, within(1e-12));
        assertThat(Arrays.stream(half).average().orElseThrow()).isCloseTo(1, within(1e-12));
        double[] whole = Weighted.weights(apply(new TailBoost(1, 1), plain, 10, false));
        assertThat(whole[0] * 8).isCloseTo(whole[9] * 2, within(1e-12));
        double[] texts =
                Weighted.weights(apply(new TailBoost(1, 1), Items.texts("t", List.of("a a", "a b", "")), 3, false));
        assertThat(texts[1] / texts[0]).isCloseTo(Math.sqrt(3), within(1e-12));
        assertThat(texts[2] / texts[0]).isCloseTo(3, within(1e-12));
    }

    /** Weights f^-a make of a normal law one of variance 1/(1-a): with a = 0.2, 1.25. Bins of 50,000 numbers are narrow. */
    @Test
    void numbersAreBoostedByTheirBins() {
        double[] x = new double[50_000];
        UniformRandomProvider random = Seed.of(3).random();
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        Arrays.setAll(x, i -> normal.sample());
        double[] weights = Weighted.weights(apply(new TailBoost(0.2, 1), new Vectors("x", 1, x), x.length, false));
        double variance = IntStream.range(0, x.length)
                        .mapToDouble(i -> weights[i] * x[i] * x[i])
                        .sum()
                / x.length;
        assertThat(variance).isCloseTo(1.25, within(0.03));
        double[] alike = Weighted.weights(
                apply(new TailBoost(1, 1), new Vectors("x", 1, new double[] {1, 1, 1, 1, 1, 2}), 6, false));
        assertThat(alike[5] / alike[0]).isCloseTo(5, within(1e-12));
    }

    /** Keeps what it was given; draws about -1000. */
    private record Seen(List<Corpus> fits, boolean weighs) implements Learner {
        @Override
        public Card card() {
            return Card.of("seen", "Seen");
        }

        @Override
        public boolean fits(Schema schema) {
            return true;
        }

        @Override
        public GenerativeModel fit(Corpus data, Seed seed) {
            fits.add(data);
            return GaussianModel.of(-1000, 1);
        }
    }

    private static Experiment experiment(Learner learner, Regime regime, Mitigation... mitigations) {
        return new Experiment(
                "",
                LawSource.gaussian(1000, 1, 1000),
                learner,
                List.of(regime),
                List.of(mitigations),
                List.of(),
                List.of(),
                3,
                1000,
                1,
                SEED);
    }

    private static List<Corpus> fits(Regime regime, Mitigation... mitigations) {
        List<Corpus> fits = new ArrayList<>();
        Simulate.replicate(experiment(new Seen(fits, true), regime, mitigations), regime, 1);
        return fits;
    }

    private static long[] realAndDrawn(Corpus corpus) {
        double[] values = Vectors.of(Weighted.plain(corpus)).values();
        long real = Arrays.stream(values).filter(x -> x > 0).count();
        return new long[] {real, values.length - real};
    }

    /** 1000 real and 1000 drawn items, 9 of 10 and 1 of 10 of which pass; sd 9.5. */
    @Test
    void aDetectorLooksAtRealAndDrawnDataAlike() {
        for (Regime regime : List.of(new FixedReal(), new FreshMix(0.5, Sampling.EXACT))) {
            List<Corpus> fits = fits(regime, new Detector(0.9, 0.1, 0));
            assertThat(realAndDrawn(fits.get(0))).containsExactly(1000, 0);
            long half = regime instanceof FixedReal ? 1000 : 500;
            for (Corpus fit : fits.subList(1, 3)) {
                assertThat(realAndDrawn(fit)[0]).isBetween(half * 9 / 10 - 40, half * 9 / 10 + 40);
                assertThat(realAndDrawn(fit)[1]).isBetween(half / 10 - 40, half / 10 + 40);
            }
        }
    }

    @Test
    void realDataMayMakeUpForDrawsOfWhichNothingIsLeft() {
        List<Corpus> fits = fits(new FreshMix(0.5, Sampling.EXACT), new Exclude(1));
        assertThat(fits).hasSize(3);
        assertThat(realAndDrawn(fits.get(2))).containsExactly(500, 0);
        assertThat(fits(new Replace(), new Exclude(1))).hasSize(1);
        assertThat(realAndDrawn(
                        fits(new FreshMix(0, Sampling.EXACT), new Truncation()).get(2)))
                .containsExactly(1000, 0);
    }

    @Test
    void weightsNeedALearnerThatKnowsThemOrAResampling() {
        Learner plain = new Seen(new ArrayList<>(), false);
        assertThatThrownBy(() -> experiment(plain, new FixedReal(), new Detector(0.9, 0.1, 0.5)))
                .hasMessageContaining("add the mitigation resample");
        assertThat(experiment(plain, new FixedReal(), new Detector(0.9, 0.1, 0.5), new Resample())
                        .mitigations())
                .hasSize(2);
    }
}

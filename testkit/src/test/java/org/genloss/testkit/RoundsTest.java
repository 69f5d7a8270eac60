package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.Experiment;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Regime;
import org.genloss.lab.Source;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.regime.CrossFeed;
import org.genloss.lab.regime.CrossFeed.Exchange;
import org.genloss.lab.regime.FreshCount;
import org.genloss.lab.regime.Growing;
import org.genloss.lab.regime.Healing;
import org.genloss.lab.regime.Stream;
import org.genloss.lab.regime.Stream.Seen;
import org.genloss.lab.regime.Turnover;
import org.genloss.lab.regime.WeightedMix;
import org.genloss.lab.regime.WeightedMix.RealItems;
import org.genloss.lab.source.Displaced;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.source.Populations;
import org.genloss.lab.source.RecordSource;
import org.junit.jupiter.api.Test;

/** What the rounds are made of under regimes whose rounds are not all alike. Real data is above 0, what a model draws below. */
class RoundsTest {
    private static final Source REAL = LawSource.gaussian(1000, 1, 50);

    /** A model that draws about -1000 whatever it was fitted to. */
    private record Negative() implements Learner {
        @Override
        public Card card() {
            return Card.of("negative", "Negative");
        }

        @Override
        public boolean fits(Schema schema) {
            return true;
        }

        @Override
        public GenerativeModel fit(Corpus data, Seed seed) {
            return GaussianModel.of(-1000, 1);
        }
    }

    private static List<Corpus> fits(Regime regime, int items) {
        return RegimeLaws.fitted(regime, REAL, new Negative(), items, 1);
    }

    private static double[] values(Corpus corpus) {
        return Vectors.of(Weighted.plain(corpus)).values();
    }

    private static Set<Double> set(Corpus corpus) {
        Set<Double> set = new HashSet<>();
        for (double value : values(corpus)) {
            set.add(value);
        }
        return set;
    }

    private static long real(Corpus corpus) {
        return Arrays.stream(values(corpus)).filter(x -> x > 0).count();
    }

    private static List<Long> real(List<Corpus> fits) {
        return fits.stream().map(RoundsTest::real).toList();
    }

    @Test
    void freshItemsAreCounted() {
        List<Corpus> fits = fits(new FreshCount(4, 11), 20);
        assertThat(real(fits)).containsExactly(20L, 4L, 4L, 4L, 4L, 4L);
        assertThat(set(fits.get(2))).doesNotContainAnyElementsOf(set(fits.get(1)));
    }

    @Test
    void realDataComesBackAfterTheCollapse() {
        assertThat(real(fits(new Healing(2, 0.25), 20))).containsExactly(20L, 0L, 0L, 5L, 5L, 5L);
        assertThat(real(fits(new Healing(0, 1), 20))).containsOnly(20L);
    }

    @Test
    void aStreamBringsEveryBatchItsShare() {
        assertThat(real(fits(new Stream(3, 0.1, Seen.NEW), 20))).containsExactly(20L, 6L, 6L, 6L, 6L, 6L);
        List<Corpus> all = fits(new Stream(3, 0.1, Seen.ALL), 20);
        for (int t = 1; t < all.size(); t++) {
            assertThat(set(all.get(t))).hasSize(20 + 60 * t).containsAll(set(all.get(t - 1)));
        }
    }

    /** Share of the weight that lies on real items. */
    private static double weightOfReal(Corpus corpus) {
        double[] weights = Weighted.weights(corpus);
        double[] values = values(corpus);
        double all = Arrays.stream(weights).sum();
        double real = 0;
        for (int i = 0; i < values.length; i++) {
            real += values[i] > 0 ? weights[i] : 0;
        }
        return real / all;
    }

    /** He et al.: the golden ratio for equal counts, one half for twice as many synthetic items; (-1/3 + sqrt(1/9 + 4/3))/2 for three times. */
    @Test
    void realItemsWeighTheirShare() {
        Corpus golden = fits(new WeightedMix(), 20).get(3);
        assertThat(weightOfReal(golden)).isCloseTo(0.6180339887, within(1e-9));
        assertThat(Arrays.stream(Weighted.weights(golden)).sum()).isCloseTo(40, within(1e-9));
        assertThat(weightOfReal(
                        fits(new WeightedMix("golden", 40, RealItems.FRESH), 20).get(3)))
                .isCloseTo(0.5, within(1e-9));
        assertThat(weightOfReal(
                        fits(new WeightedMix("golden", 60, RealItems.FRESH), 20).get(3)))
                .isCloseTo(0.4342585459, within(1e-9));
        List<Corpus> fixed = fits(new WeightedMix("0.3", 5, RealItems.FIXED), 20);
        assertThat(weightOfReal(fixed.get(4))).isCloseTo(0.3, within(1e-9));
        assertThat(set(fixed.get(4))).containsAll(set(fixed.get(0)));
    }

    @Test
    void theOldPartOfACorpusFadesGeometrically() {
        List<Corpus> fits = fits(new Turnover(0.3, 7), 20);
        for (int t = 0; t < fits.size(); t++) {
            assertThat(weightOfReal(fits.get(t))).isCloseTo(Math.pow(0.7, t), within(1e-9));
        }
    }

    private static List<List<Corpus>> fed(CrossFeed regime) {
        Source both = new Populations(List.of(LawSource.gaussian(-1000, 1, 50), REAL));
        return RegimeLaws.all(regime, both, new Gaussian(), 400, 1);
    }

    @Test
    void modelsBeginWithTheirOwnPopulationAndSwapTheirDraws() {
        List<List<Corpus>> fits = fed(new CrossFeed(2, Exchange.SWAP, 0));
        assertThat(real(fits.get(0))).containsExactly(0L, 400L, 0L, 400L, 0L, 400L);
        assertThat(real(fits.get(1))).containsExactly(400L, 0L, 400L, 0L, 400L, 0L);
    }

    /** 400 items, each from either with chance 1/2: sd 10. */
    @Test
    void aPoolGivesEachModelItsOwnItemsFromAnyModel() {
        List<List<Corpus>> fits = fed(new CrossFeed());
        assertThat(real(fits.get(0).get(1))).isBetween(150L, 250L);
        assertThat(set(fits.get(0).get(1)))
                .hasSize(400)
                .doesNotContainAnyElementsOf(set(fits.get(1).get(1)));
    }

    @Test
    void aShareOfTheItemsComesFromTheOthers() {
        List<List<Corpus>> fits = fed(new CrossFeed(2, Exchange.SHARE, 0.1));
        assertThat(real(fits.get(0).get(1))).isEqualTo(40);
        assertThat(real(fits.get(1).get(1))).isEqualTo(360);
        CrossFeed three = new CrossFeed(3, Exchange.SHARE, 0.3);
        assertThat(three.flow(0, 0, 10)).isEqualTo(0.7);
        assertThat(three.flow(1, 0, 10) + three.flow(2, 0, 10)).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void aDisplacedChainBeginsElsewhere() {
        Source displaced = new Displaced(REAL, LawSource.gaussian(-5000, 1, 50));
        List<Corpus> fits = RegimeLaws.fitted(new FreshCount(5, 5), displaced, new Gaussian(), 20, 1);
        assertThat(real(fits).subList(0, 2)).containsExactly(0L, 5L);
    }

    private static Experiment experiment(Regime regime, Source source, int items) {
        return new Experiment(
                "", source, new Gaussian(), List.of(regime), List.of(), List.of(), 6, items, 1, Seed.of(1));
    }

    @Test
    void moreRealItemsThanThereAreAreRefusedBeforeTheRun() {
        Corpus records = REAL.draw(30, Seed.of(1));
        Source source = new RecordSource(records, records);
        assertThat(Corpora.size(source.draw(30, Seed.of(2)))).isEqualTo(30);
        assertThatThrownBy(() -> experiment(new FreshCount(31, 0), source, 20))
                .hasMessageStartingWith("fresh-count asks for 31 real items in fit 2, and the data has 30");
        assertThatThrownBy(() -> experiment(new Stream(4, 0.5, Seen.NEW), source, 20))
                .hasMessageStartingWith("stream asks for 40 real items in fit 2");
        assertThatThrownBy(() -> experiment(new Growing(), source, 31))
                .hasMessageStartingWith("growing asks for 31 real items in fit 1");
        assertThatThrownBy(() -> experiment(new Growing(), new Displaced(REAL, source), 31))
                .hasMessageStartingWith("the first fit asks for 31 items, and data.start has 30");
        assertThat(experiment(new FreshCount(30, 0), source, 30).items()).isEqualTo(30);
    }

    @Test
    void impossibleSettingsAreRefusedByName() {
        List<Runnable> impossible = new ArrayList<>(List.of(
                () -> new WeightedMix("1.5", 0, RealItems.FRESH),
                () -> new WeightedMix("silver", 0, RealItems.FRESH),
                () -> new CrossFeed(1, Exchange.POOLED, 0),
                () -> experiment(new Growing(20), REAL, 1000)));
        List<String> messages = List.of(
                "weighted.weight needs to be golden or a number between 0 and 1, got 1.5",
                "weighted.weight needs to be golden or a number between 0 and 1, got silver",
                "cross-feed.models needs to be at least 2, got 1",
                "growing asks for 3.49e+12 items in one fit, too many to hold in memory");
        for (int i = 0; i < messages.size(); i++) {
            assertThatThrownBy(impossible.get(i)::run).hasMessage(messages.get(i));
        }
    }
}

package org.genloss.testkit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Schema.Column;
import org.genloss.data.Schema.Scale;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Arm;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Regime;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.CrossFeed;
import org.genloss.lab.regime.CrossFeed.Exchange;
import org.genloss.lab.regime.FixedReal;
import org.genloss.lab.regime.FreshCount;
import org.genloss.lab.regime.FreshMix;
import org.genloss.lab.regime.FreshMix.Sampling;
import org.genloss.lab.regime.Growing;
import org.genloss.lab.regime.Healing;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.regime.Sizes;
import org.genloss.lab.regime.Stream;
import org.genloss.lab.regime.Stream.Seen;
import org.genloss.lab.regime.Subsample;
import org.genloss.lab.regime.Turnover;
import org.genloss.lab.regime.WeightedMix;
import org.genloss.lab.regime.WeightedMix.RealItems;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.source.RecordSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Sizes from the science notes: replace n, accumulate n*t, subsample n (rows inv-replace-size, inv-accumulate-size, inv-subsample-size). */
class RegimeTest {
    private static final Source LAW = LawSource.gaussian(0, 1, 50);
    private static final Map<Regime, IntBinaryOperator> ROWS = Map.ofEntries(
            entry(new Replace(), (n, t) -> n),
            entry(new Accumulate(), (n, t) -> n * t),
            entry(new Subsample(), (n, t) -> n),
            entry(new FreshMix(), (n, t) -> n),
            entry(new FreshMix(0.5, Sampling.BERNOULLI), (n, t) -> n),
            entry(new FreshMix(0, Sampling.EXACT), (n, t) -> n),
            entry(new FreshMix(1, Sampling.EXACT), (n, t) -> n),
            entry(new FreshCount(), (n, t) -> t == 1 ? n : n + 10),
            entry(new FreshCount(4, 11), (n, t) -> t == 1 ? n : 15),
            entry(new FixedReal(), (n, t) -> t == 1 ? n : 2 * n),
            entry(new FixedReal(31), (n, t) -> t == 1 ? n : n + 31),
            entry(new WeightedMix(), (n, t) -> t == 1 ? n : 2 * n),
            entry(new WeightedMix("0.3", 5, RealItems.FIXED), (n, t) -> t == 1 ? n : n + 5),
            entry(new Turnover(), (n, t) -> n * t),
            entry(new Turnover(1, 3), (n, t) -> t == 1 ? n : 3),
            entry(new Growing(), (n, t) -> n * t),
            entry(new Growing(0.5), (n, t) -> (int) Math.round(n * Math.sqrt(t))),
            entry(
                    new Sizes(List.of(12, 5, 9)),
                    (n, t) -> List.of(12, 5, 9, 9, 9, 9).get(t - 1)),
            entry(new Healing(), (n, t) -> n),
            entry(new Stream(), (n, t) -> t == 1 ? n : 4 * n),
            entry(new Stream(2, 0.5, Seen.ALL), (n, t) -> n + 2 * n * (t - 1)),
            entry(new CrossFeed(), (n, t) -> n),
            entry(new CrossFeed(3, Exchange.SWAP, 0), (n, t) -> n),
            entry(new CrossFeed(3, Exchange.SHARE, 0.3), (n, t) -> n),
            entry(new Arm.RealOnly(), (n, t) -> n));

    private static Source table() {
        Schema schema = Schema.table(List.of(new Column("a", Scale.NUMERIC), new Column("b", Scale.NUMERIC)));
        List<Item> items = IntStream.range(0, 60)
                .mapToObj(i ->
                        Item.of("r" + i, new Payload.Row(List.of(new Cell.Number(i), new Cell.Number(i * i % 17)))))
                .toList();
        return RecordSource.split(new Items(schema, items), 0.2, Seed.of(1));
    }

    @TestFactory
    java.util.stream.Stream<DynamicTest> cards() {
        return CatalogLaws.of(Catalog.of(Regime.class, "regime").all());
    }

    @TestFactory
    java.util.stream.Stream<DynamicTest> laws() {
        Source table = table();
        return ROWS.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(LAW, table)
                        .flatMap(s -> RegimeLaws.of(e.getKey(), s, new Gaussian(), e.getValue())));
    }

    @Test
    void theShelfIsCovered() {
        List<String> tested =
                ROWS.keySet().stream().map(regime -> regime.card().id()).toList();
        assertThat(tested).containsAll(Catalog.of(Regime.class, "regime").ids());
    }

    private static Set<Double> set(Corpus corpus) {
        Set<Double> values = new HashSet<>();
        for (double value : ((Vectors) corpus).values()) {
            values.add(value);
        }
        return values;
    }

    private static List<Set<Double>> fits(Regime regime) {
        return RegimeLaws.fitted(regime, LAW, new Gaussian(), 40, 1).stream()
                .map(RegimeTest::set)
                .toList();
    }

    private static long shared(Set<Double> a, Set<Double> b) {
        return a.stream().filter(b::contains).count();
    }

    @Test
    void accumulateKeepsEverythingAndReplaceNothing() {
        List<Set<Double>> accumulate = fits(new Accumulate());
        List<Set<Double>> replace = fits(new Replace());
        for (int t = 1; t < accumulate.size(); t++) {
            assertThat(accumulate.get(t)).hasSize(40 * (t + 1)).containsAll(accumulate.get(t - 1));
            assertThat(shared(replace.get(t), replace.get(t - 1))).isZero();
        }
    }

    /** Of 40 items out of a pool of 240, hypergeometric with mean 40/6 real ones and sd 2.2. */
    @Test
    void subsampleChoosesFromTheWholePoolWithoutReplacement() {
        List<Set<Double>> fits = fits(new Subsample());
        assertThat(fits).allMatch(fit -> fit.size() == 40);
        assertThat(shared(fits.get(5), fits.get(0))).isBetween(1L, 18L);
    }

    @Test
    void fixedRealKeepsTheSameRealItemsAndForgetsOldDraws() {
        List<Set<Double>> fits = fits(new FixedReal(25));
        for (int t = 1; t < fits.size(); t++) {
            assertThat(fits.get(t)).hasSize(65).containsAll(fits.get(0));
        }
        assertThat(shared(fits.get(3), fits.get(2))).isEqualTo(40);
    }

    /** With a share of 0 all data is real and new in every round; with 1 the regime is replace. */
    @Test
    void freshMixRunsFromRealOnlyToReplace() {
        for (Sampling sampling : Sampling.values()) {
            List<Set<Double>> real = fits(new FreshMix(0, sampling));
            List<Set<Double>> mixed = fits(new FreshMix(0.5, sampling));
            for (int t = 1; t < real.size(); t++) {
                assertThat(shared(real.get(t), real.get(t - 1))).isZero();
                assertThat(mixed.get(t)).hasSize(40);
                assertThat(shared(mixed.get(t), mixed.get(t - 1))).isZero();
            }
        }
    }

    /** A model that draws about -1000 whatever it was fitted to, so that what it drew is known among real data about 1000. */
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

    private static List<Long> synthetic(FreshMix regime) {
        return RegimeLaws.fitted(regime, LawSource.gaussian(1000, 1, 50), new Negative(), 400, 1).stream()
                .skip(1)
                .map(fit -> set(fit).stream().filter(x -> x < 0).count())
                .toList();
    }

    /** 400 items, share 0.3: 120 exactly, or binomial with sd 9.2. */
    @Test
    void freshMixKeepsItsShareExactlyOrOnAverage() {
        assertThat(synthetic(new FreshMix(0.3, Sampling.EXACT))).containsOnly(120L);
        List<Long> drawn = synthetic(new FreshMix(0.3, Sampling.BERNOULLI));
        assertThat(drawn).allMatch(count -> Math.abs(count - 120) < 46);
        assertThat(new HashSet<>(drawn)).hasSizeGreaterThan(1);
    }
}

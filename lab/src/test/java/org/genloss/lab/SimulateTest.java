package org.genloss.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.Gaussian.Estimator;
import org.genloss.lab.learner.Resampler;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.FixedReal;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.regime.Stream;
import org.genloss.lab.regime.Turnover;
import org.genloss.lab.source.LawSource;
import org.genloss.lab.source.RecordSource;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.metric.copying.IdenticalShare;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

class SimulateTest {
    /** The model's parameters, as they are. */
    record Parameters() implements Probe {
        @Override
        public Card card() {
            return Card.of("parameters", "Parameters");
        }

        @Override
        public boolean fits(Learner learner, Source real) {
            return true;
        }

        @Override
        public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
            return model.parameters().stream()
                    .map(p -> Value.of(p.name(), p.value(), "not finite"))
                    .toList();
        }
    }

    /** Items on either side. */
    record Sizes() implements Metric {
        @Override
        public Card card() {
            return Card.of("sizes", "Sizes");
        }

        @Override
        public boolean fits(Schema schema) {
            return true;
        }

        @Override
        public List<Value> compare(Sides sides) {
            return List.of(
                    new Value.Of("reference", sides.reference().items().length),
                    new Value.Of("candidate", sides.candidate().items().length));
        }
    }

    /** A Gaussian that refuses data from the third fit on, told by the number of items under accumulate. */
    record Fragile() implements Learner {
        @Override
        public Card card() {
            return Card.of("fragile", "Fragile");
        }

        @Override
        public boolean fits(Schema schema) {
            return true;
        }

        @Override
        public GenerativeModel fit(Corpus data, Seed seed) {
            if (Corpora.size(data) > 20) {
                throw new IllegalArgumentException("too much");
            }
            return new Gaussian().fit(data, seed);
        }
    }

    private static Experiment experiment(Learner learner, List<Metric> metrics, int items, long seed) {
        Source source = LawSource.gaussian(0, 1, items);
        return new Experiment(
                "",
                source,
                learner,
                List.of(new Replace()),
                metrics,
                List.of(new Parameters()),
                4,
                items,
                1,
                Seed.of(seed));
    }

    private static double value(Replicate replicate, int generation, String subject) {
        return replicate.rows().stream()
                .filter(row ->
                        row.generation() == generation && row.value().subject().equals(subject))
                .mapToDouble(row -> ((Value.Of) row.value()).number())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFirstModelIsTheSameInEveryArmAndTheSecondIsNot() {
        Experiment e = experiment(new Gaussian(), List.of(), 10, 1);
        Replicate replace = Simulate.replicate(e, new Replace(), 3);
        Replicate accumulate = Simulate.replicate(e, new Accumulate(), 3);
        assertThat(value(replace, 1, "mean")).isEqualTo(value(accumulate, 1, "mean"));
        assertThat(value(replace, 1, "mean")).isEqualTo(value(Simulate.replicate(e, Arm.REAL_ONLY, 3), 1, "mean"));
        assertThat(value(replace, 2, "mean")).isNotEqualTo(value(accumulate, 2, "mean"));
    }

    @Test
    void aReplicateDependsOnItsNumberAndNothingElse() {
        Experiment e = experiment(new Gaussian(), List.of(), 10, 1);
        Replicate second = Simulate.replicate(e, new Replace(), 2);
        assertThat(Simulate.replicate(e, new Replace(), 2).rows()).isEqualTo(second.rows());
        assertThat(value(Simulate.replicate(e, new Replace(), 3), 4, "mean")).isNotEqualTo(value(second, 4, "mean"));
        assertThat(Simulate.replicate(experiment(new Gaussian(), List.of(), 10, 2), new Replace(), 2)
                        .rows())
                .isNotEqualTo(second.rows());
    }

    /**
     * Shumailov et al. 2024: E[var] at fit t is (1-1/n)^t with the biased estimator. E[var^2] is ((n-1)(n+1)/n^2)^t, here 0.849, so the sd of one
     * replicate is 0.825. Four standard errors.
     */
    @Test
    void varianceFallsAsTheTheoryOfReplaceSays() {
        Experiment e = experiment(new Gaussian(Estimator.BIASED, 1), List.of(), 5, 3);
        double sum = 0;
        int replicates = 6000;
        for (int r = 1; r <= replicates; r++) {
            sum += value(Simulate.replicate(e, new Replace(), r), 4, "variance");
        }
        assertThat(sum / replicates).isCloseTo(Math.pow(0.8, 4), within(4 * 0.825 / Math.sqrt(replicates)));
    }

    @Test
    void metricsSeeAsManyItemsAsAGenerationHasWhateverTheRegimeDraws() {
        Experiment e = experiment(new Gaussian(), List.of(new Sizes()), 10, 1);
        assertThat(value(Simulate.replicate(e, new FixedReal(35), 1), 2, "candidate"))
                .isEqualTo(10);
        Replicate reference = Simulate.replicate(e, Arm.REFERENCE, 1);
        assertThat(reference.rows())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(row -> row.generation() == 0 && row.regime().equals("reference against itself"));
    }

    /** A file is the same in every replicate; its floor is what other splits of it would have given, each once, whatever the replicates. */
    /** A model that memorises holds nothing but what the first one was fitted to; the law's numbers never come twice. */
    @Test
    void copiesAreLookedForInWhatTheFirstModelWasFittedTo() {
        Replicate copied =
                Simulate.replicate(experiment(new Resampler(), List.of(new IdenticalShare()), 30, 5), new Replace(), 1);
        Replicate drawn =
                Simulate.replicate(experiment(new Gaussian(), List.of(new IdenticalShare()), 30, 5), new Replace(), 1);

        for (int generation : new int[] {1, 4}) {
            assertThat(value(copied, generation, IdenticalShare.REFERENCE)).isEqualTo(1);
            assertThat(value(copied, generation, "in the holdout")).isZero();
            assertThat(value(drawn, generation, IdenticalShare.REFERENCE)).isZero();
        }
    }

    @Test
    void theReferenceIsSplitAnewEveryTime() {
        Corpus train = new Vectors(
                "train", 1, IntStream.range(0, 60).mapToDouble(i -> i).toArray());
        Corpus held = new Vectors(
                "held", 1, IntStream.range(60, 90).mapToDouble(i -> i).toArray());
        Experiment e = new Experiment(
                "",
                new RecordSource(train, held),
                new Gaussian(),
                List.of(new Replace(), new Accumulate()),
                List.of(Catalog.of(Metric.class, "metric").get("variance-ratio")),
                List.of(),
                8,
                60,
                3,
                Seed.of(4));
        List<Row> rows = IntStream.rangeClosed(1, 3)
                .mapToObj(r -> Simulate.replicate(e, Arm.REFERENCE, r).rows())
                .flatMap(List::stream)
                .toList();
        // 3 arms, 8 generations, 3 replicates: 72 comparisons, of which a quarter
        assertThat(rows.stream().map(Row::replicate)).hasSize(18).doesNotHaveDuplicates();
        assertThat(rows.stream().map(row -> ((Value.Of) row.value()).number()))
                .doesNotHaveDuplicates()
                .anyMatch(ratio -> ratio < 1)
                .anyMatch(ratio -> ratio > 1);
    }

    @Test
    void samplesAreKeptForTheFirstReplicateOnly() {
        Experiment e = experiment(new Gaussian(), List.of(), 100, 1);
        assertThat(Simulate.replicate(e, new Replace(), 1).samples())
                .hasSize(4)
                .allMatch(c -> Corpora.size(c) == e.items());
        assertThat(Simulate.replicate(e, new Replace(), 2).samples()).isEmpty();
    }

    @Test
    void aChainThatCannotGoOnSaysWhyToTheEnd() {
        Experiment e = experiment(new Fragile(), List.of(new Sizes()), 10, 1);
        List<Row> rows = Simulate.replicate(e, new Accumulate(), 1).rows();
        assertThat(rows).hasSize(4 * 4);
        List<Row> broken = new ArrayList<>(rows.subList(8, 16));
        assertThat(broken)
                .allMatch(row ->
                        row.value() instanceof Value.Undefined u && u.why().endsWith("at generation 3: too much"));
        assertThat(broken.subList(0, 4).stream()
                        .map(row ->
                                row.generation() + row.measure() + row.value().subject()))
                .containsExactly("3parametersmean", "3parametersvariance", "3sizesreference", "3sizescandidate");
    }

    @Test
    void dataThatCannotBeFittedAtAllIsRefused() {
        Experiment e = experiment(new Fragile(), List.of(), 30, 1);
        assertThatThrownBy(() -> Simulate.replicate(e, new Replace(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no model can be fitted to the real data: too much");
    }

    /** Writes down how many items it may look back on, one number a round. */
    record Watching(long most, List<Integer> seen) implements Regime {
        @Override
        public Card card() {
            return Card.of("watching", "Watching");
        }

        @Override
        public int synthetic(int items, int fit) {
            return items;
        }

        @Override
        public int fresh(int items, int fit) {
            return 0;
        }

        @Override
        public long stock(int items) {
            return most;
        }

        @Override
        public Corpus next(History past, Corpus fresh, Seed seed) {
            seen.add(past.stock().map(Stock::size).orElse(0));
            return past.latest();
        }
    }

    private static List<Integer> watched(long most) {
        Experiment e = experiment(new Gaussian(), List.of(), 10, 1);
        List<Integer> seen = new ArrayList<>();
        Simulate.replicate(e, new Arm("watching", Optional.of(new Watching(most, seen))), 1);
        return seen;
    }

    @Test
    void aRegimeLooksBackAsFarAsItAsksAndNoFarther() {
        assertThat(watched(0)).containsExactly(0, 0, 0);
        assertThat(watched(25)).containsExactly(20, 25, 25);
        assertThat(watched(Regime.EVERYTHING)).containsExactly(20, 30, 40);
    }

    /** Moments added up are moments of everything: the same chain as that of the learner without a tally, to rounding. */
    @Test
    void accumulateFromATallyIsAccumulateFromAllItems() {
        for (Regime regime : List.of(new Accumulate(), new Turnover(0.3, 40), new Stream(2, 0.5, Stream.Seen.ALL))) {
            Experiment e = experiment(new Gaussian(), List.of(), 50, 1);
            List<Row> tallied = Simulate.replicate(e, regime, 1).rows();
            List<Row> whole = Simulate.replicate(e.with(new Whole(new Gaussian())), regime, 1)
                    .rows();
            assertThat(tallied).hasSameSizeAs(whole).hasSize(8);
            for (int i = 0; i < whole.size(); i++) {
                assertThat(number(tallied.get(i))).as(regime.toString()).isCloseTo(number(whole.get(i)), within(1e-12));
            }
        }
    }

    private static double number(Row row) {
        return ((Value.Of) row.value()).number();
    }

    /** A learner that needs all items. */
    record Whole(Learner own) implements Learner {
        @Override
        public Card card() {
            return own.card();
        }

        @Override
        public boolean fits(Schema schema) {
            return own.fits(schema);
        }

        @Override
        public boolean weighs() {
            return own.weighs();
        }

        @Override
        public GenerativeModel fit(Corpus data, Seed seed) {
            return own.fit(data, seed);
        }
    }
}

package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Experiment;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Regime;
import org.genloss.lab.Regime.Ingredient;
import org.genloss.lab.Simulate;
import org.genloss.lab.Source;
import org.genloss.lab.Weighted;
import org.genloss.lab.source.RecordSource;
import org.junit.jupiter.api.DynamicTest;

/** What every regime must satisfy, seen through the loop: a learner that writes down what it was fitted to stands between them. */
public final class RegimeLaws {
    private static final int GENERATIONS = 6;

    /** Hands on the data to a learner and keeps it. */
    private record Recorder(Learner learner, List<Corpus> seen) implements Learner {
        @Override
        public Card card() {
            return learner.card();
        }

        @Override
        public boolean fits(Schema schema) {
            return learner.fits(schema);
        }

        @Override
        public boolean weighs() {
            return true;
        }

        @Override
        public GenerativeModel fit(Corpus data, Seed seed) {
            seen.add(data);
            return learner.fit(learner.weighs() ? data : Weighted.plain(data), seed);
        }
    }

    private RegimeLaws() {}

    /**
     * One test a law.
     *
     * @param real data
     * @param learner that fits it
     * @param rows used by fit t at n items per generation, as a function of (n, t)
     */
    public static Stream<DynamicTest> of(Regime regime, Source real, Learner learner, IntBinaryOperator rows) {
        String id = regime.card().id() + " on " + real.schema().kind().word() + " data";
        return Stream.of(
                dynamicTest(id + ": rows used by each fit", () -> sizes(regime, real, learner, rows)),
                dynamicTest(id + ": the first fit is to the real data", () -> firstIsReal(regime, real, learner)),
                dynamicTest(id + ": same seed, same training data", () -> deterministic(regime, real, learner)),
                dynamicTest(id + ": made of what it says", () -> ingredients(regime)),
                dynamicTest(id + ": -1 and NaN are refused by name", () -> LearnerLaws.refusals(regime)));
    }

    private static void sizes(Regime regime, Source real, Learner learner, IntBinaryOperator rows) {
        for (int n : new int[] {7, 20}) {
            List<Integer> sizes = fitted(regime, real, learner, n, 1).stream()
                    .map(Corpora::size)
                    .toList();
            assertThat(sizes)
                    .isEqualTo(IntStream.rangeClosed(1, GENERATIONS)
                            .map(t -> rows.applyAsInt(n, t))
                            .boxed()
                            .toList());
        }
    }

    private static void firstIsReal(Regime regime, Source real, Learner learner) {
        List<Corpus> fits = fitted(regime, real, learner, 9, 1);
        Corpus drawn = real.draw(regime.first(9), Seed.of(1).child("real").child(1));
        assertThat(LearnerLaws.contents(fits.get(0))).isEqualTo(LearnerLaws.contents(drawn));
    }

    private static void deterministic(Regime regime, Source real, Learner learner) {
        List<List<String>> once = fitted(regime, real, learner, 9, 1).stream()
                .map(LearnerLaws::contents)
                .toList();
        assertThat(fitted(regime, real, learner, 9, 1))
                .map(LearnerLaws::contents)
                .isEqualTo(once);
        assertThat(fitted(regime, real, learner, 9, 2))
                .map(LearnerLaws::contents)
                .isNotEqualTo(once);
    }

    /** Draws numbers that say which fit they are from, whatever it was fitted to, each once. */
    private record Tagger(AtomicInteger fits, AtomicInteger items) implements Learner {
        private static final int FIT = 1_000_000;

        @Override
        public Card card() {
            return Card.of("tagger", "Tagger");
        }

        @Override
        public boolean fits(Schema schema) {
            return true;
        }

        @Override
        public GenerativeModel fit(Corpus data, Seed seed) {
            int number = fits.incrementAndGet();
            return new GenerativeModel() {
                @Override
                public Corpus draw(int count, Seed draw) {
                    return numbers(IntStream.range(0, count).map(i -> number * FIT + items.incrementAndGet()));
                }

                @Override
                public List<Parameter> parameters() {
                    return List.of();
                }
            };
        }
    }

    private static Items numbers(IntStream numbers) {
        Schema schema = Schema.table(List.of(new Schema.Column("number", Schema.Scale.NUMERIC)));
        return new Items(
                schema,
                numbers.mapToObj(i -> Item.of("i" + i, new Payload.Row(List.of(new Cell.Number(i)))))
                        .toList());
    }

    private static Set<Integer> numbers(Corpus data) {
        return Corpora.list(Weighted.plain(data)).stream()
                .map(item ->
                        (Cell.Number) ((Payload.Row) item.payload()).cells().get(0))
                .map(cell -> (int) cell.value())
                .collect(Collectors.toSet());
    }

    /** Every item of a fit comes from an ingredient that the regime names for it, and every ingredient gives some item to some fit. */
    private static void ingredients(Regime regime) {
        int models = regime.models();
        Source real = RecordSource.split(numbers(IntStream.range(0, 5000)), 0.2, Seed.of(1));
        List<List<Set<Integer>>> fits =
                all(regime, real, new Tagger(new AtomicInteger(), new AtomicInteger()), 20, 1).stream()
                        .map(of -> of.stream().map(RegimeLaws::numbers).toList())
                        .toList();
        Set<Ingredient> named = EnumSet.noneOf(Ingredient.class);
        Set<Ingredient> used = EnumSet.noneOf(Ingredient.class);
        for (int t = 2; t <= GENERATIONS; t++) {
            Set<Ingredient> of = regime.ingredients(20, t);
            named.addAll(of);
            for (List<Set<Integer>> model : fits) {
                for (int number : model.get(t - 1)) {
                    Set<Ingredient> from = EnumSet.noneOf(Ingredient.class);
                    int fit = (number / Tagger.FIT + models - 1) / models;
                    if (fit == 0) {
                        from.add(Ingredient.FRESH); // a record can be drawn again
                        if (model.get(0).contains(number)) {
                            from.add(Ingredient.REAL);
                        }
                    } else {
                        from.add(fit == t - 1 ? Ingredient.LAST_DRAW : Ingredient.EARLIER_DRAWS);
                    }
                    if (model.get(t - 2).contains(number)) {
                        from.add(Ingredient.LAST_DATA);
                    }
                    from.retainAll(of);
                    assertThat(from).as("%s of fit %s", number, t).isNotEmpty();
                    used.addAll(from);
                }
            }
        }
        assertThat(used).isEqualTo(named);
    }

    /** What the learner was fitted to in one replicate, fit after fit; where several models are trained side by side, the first of them. */
    public static List<Corpus> fitted(Regime regime, Source real, Learner learner, int items, long seed) {
        return all(regime, real, learner, items, seed).get(0);
    }

    /** What each of the models trained side by side was fitted to, fit after fit. */
    public static List<List<Corpus>> all(Regime regime, Source real, Learner learner, int items, long seed) {
        List<Corpus> seen = new ArrayList<>();
        Simulate.replicate(
                new Experiment(
                        "",
                        real,
                        new Recorder(learner, seen),
                        List.of(regime),
                        List.of(),
                        List.of(),
                        GENERATIONS,
                        items,
                        1,
                        Seed.of(seed)),
                regime,
                1);
        return IntStream.range(0, regime.models())
                .mapToObj(model -> IntStream.range(0, GENERATIONS)
                        .mapToObj(t -> seen.get(t * regime.models() + model))
                        .toList())
                .toList();
    }
}

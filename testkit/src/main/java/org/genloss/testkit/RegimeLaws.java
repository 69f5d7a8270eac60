package org.genloss.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Experiment;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Regime;
import org.genloss.lab.Simulate;
import org.genloss.lab.Source;
import org.genloss.lab.Weighted;
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

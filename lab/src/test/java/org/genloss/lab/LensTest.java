package org.genloss.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.genloss.data.Corpus;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.lab.learner.Ngram;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.PoolSource;
import org.genloss.metric.Value;
import org.genloss.metric.text.SemanticSpread;
import org.genloss.metric.text.TextPerplexity;
import org.junit.jupiter.api.Test;

/** Metrics of a loop read what models that look at texts say of them. */
class LensTest {
    private static final Items REAL = Items.texts(
            "", List.of("a b c a", "b b c", "c a", "a a b c b", "b c a", "c c b a", "a c", "b a b", "c b", "a b"));
    private static final double LOG = Math.log(0.2);

    /** A text lies where its first letter says; its tokens are likely by the number of its words. */
    private static final class Known implements Lens {
        final Set<String> asReal = ConcurrentHashMap.newKeySet();

        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public boolean scores() {
            return true;
        }

        @Override
        public List<double[]> embeddings(List<String> texts, boolean real) {
            if (real) {
                asReal.addAll(texts);
            }
            return texts.stream().map(Known::place).toList();
        }

        static double[] place(String text) {
            return text.startsWith("a") ? new double[] {1, 0} : new double[] {0, 1};
        }

        @Override
        public List<double[]> logProbabilities(List<String> texts, boolean real) {
            return texts.stream().map(text -> new double[] {words(text) * LOG}).toList();
        }

        static int words(String text) {
            return text.split(" ").length;
        }
    }

    private final Known lens = new Known();
    private final Experiment experiment = new Experiment(
            "",
            PoolSource.of(REAL),
            new Ngram(),
            List.of(new Replace()),
            List.of(),
            List.of(new TextPerplexity(), new SemanticSpread()),
            List.of(),
            2,
            40,
            1,
            Seed.of(3),
            lens);

    private static List<String> texts(Corpus corpus) {
        return Corpora.list(corpus).stream()
                .map(item -> ((Payload.Text) item.payload()).value())
                .toList();
    }

    /** Share of pairs that lie apart; all others lie together. */
    private static double spread(Corpus corpus) {
        List<String> all = texts(corpus);
        double a = all.stream().filter(text -> text.startsWith("a")).count();
        return 2 * a * (all.size() - a) / all.size() / (all.size() - 1);
    }

    private static double perplexity(Corpus corpus) {
        return Math.exp(-texts(corpus).stream().mapToInt(Known::words).average().orElseThrow() * LOG);
    }

    private static double number(List<Row> rows, int generation, String subject) {
        return rows.stream()
                .filter(row ->
                        row.generation() == generation && row.value().subject().equals(subject))
                .map(row -> ((Value.Of) row.value()).number())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void metricsReadWhatItSaysOfDrawnAndHeldOutTexts() {
        Replicate run = Simulate.replicate(experiment, new Replace(), 1);
        Corpus held = experiment.real().holdout();
        for (int t = 1; t <= 2; t++) {
            Corpus drawn = run.samples().get(t - 1);
            for (Check check :
                    List.of(new Check("pairs", LensTest::spread), new Check("all tokens", LensTest::perplexity))) {
                double expected = check.of.apply(drawn) / check.of.apply(held);
                assertThat(number(run.rows(), t, check.subject)).isEqualTo(expected, within(1e-9));
            }
            assertThat(drawn.schema().embedding()).isZero();
        }
    }

    private record Check(String subject, Function<Corpus, Double> of) {}

    /** The control without a model has nobody else to score its texts. */
    @Test
    void theReferenceAgainstItselfIsScoredToo() {
        List<Row> rows = Simulate.replicate(experiment, Arm.REFERENCE, 1).rows();
        assertThat(number(rows, 0, "all tokens")).isPositive();
        assertThat(number(rows, 0, "pairs")).isPositive();
    }

    /** What is drawn is asked about once, and need not be kept. */
    @Test
    void itIsToldWhichTextsAreReal() {
        Simulate.replicate(experiment, new Replace(), 1);
        assertThat(lens.asReal)
                .isEqualTo(texts(REAL).stream().collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(texts(experiment.real().holdout())));
    }
}

package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Predictive;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.Ngram.Smoothing;
import org.genloss.lab.learner.Ngram.Unit;
import org.junit.jupiter.api.Test;

/**
 * Expected log probabilities and first-word shares: a naive dictionary implementation in Python of equation 26 and section 3 of Chen and
 * Goodman 1998 with adjusted counts as in Heafield et al. 2013, written for this test.
 */
class NgramTest {
    private static final Items DOCUMENTS = Items.texts(
            "d",
            List.of(
                    "the cat sat on the mat",
                    "the dog sat on the cat",
                    "the dog ran to the mat and sat on the mat",
                    "a cat and a dog ran to the cat",
                    "the cat ran and the dog sat and the mat sat",
                    "a mat is a mat",
                    "the cat ran to the dog and the dog ran to the cat"));

    private static Ngram learner(int order, Smoothing smoothing) {
        return new Ngram(order, Unit.WORDS, smoothing, 0.05, 1, 1, true, "");
    }

    private static Predictive fit(Ngram learner, Corpus corpus) {
        return (Predictive) learner.fit(corpus, Seed.of(1));
    }

    private static Item text(String value) {
        return Item.of("t", new Payload.Text(value));
    }

    private static List<String> texts(Corpus corpus) {
        return corpus.items().map(i -> ((Payload.Text) i.payload()).value()).toList();
    }

    @Test
    void kneserNeyAgreesWithNaiveImplementation() {
        Predictive model = fit(new Ngram(), DOCUMENTS);
        double notEmpty = Math.log(1 - EMPTY);
        assertThat(model.logDensity(text("the cat sat"))).isCloseTo(-6.04937606027738 - notEmpty, within(1e-10));
        assertThat(model.logDensity(text("the dog ran to the cat")))
                .isCloseTo(-6.332566951291624 - notEmpty, within(1e-10));
        assertThat(model.logDensity(text("a mat sat on the dog")))
                .isCloseTo(-13.02967975665459 - notEmpty, within(1e-10));
        assertThat(model.logDensity(text("cat"))).isCloseTo(-5.634623817504228 - notEmpty, within(1e-10));
        double[] next = model.next(List.of("the", "cat"));
        assertThat(next[model.symbols().indexOf("sat")]).isCloseTo(0.18233024691358024, within(1e-12));
        assertThat(model.logDensity(text("the zebra"))).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(model.logDensity(text(""))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void drawsFollowTheTemperedLaw() {
        Ngram tempered = new Ngram(3, Unit.WORDS, Smoothing.KNESER_NEY, 0.1, 0.7, 1, true, "");
        Map<String, Double> shares = firstWords(fit(tempered, DOCUMENTS), 40_000);
        // four standard errors of a share of 40 000: at most 0.0100
        EXPECTED_FIRST.forEach((word, share) -> {
            double expected = share / (1 - EMPTY_TEMPERED);
            assertThat(shares.getOrDefault(word, 0.0)).as(word).isCloseTo(expected, within(0.0100));
        });
    }

    /** Of the end as first symbol; the data has no empty document, so that the model leaves it out. */
    private static final double EMPTY = 0.029581529582;

    private static final double EMPTY_TEMPERED = 0.011640328;
    private static final Map<String, Double> EXPECTED_FIRST = Map.of(
            "the", 0.740682602, "a", 0.144444024, "and", 0.027059472, "sat", 0.018871199, "on", 0.009285382, "", 0.0);

    private static Map<String, Double> firstWords(GenerativeModel model, int draws) {
        Map<String, Double> shares = new HashMap<>();
        texts(model.draw(draws, Seed.of(5))).forEach(t -> shares.merge(t.split(" ")[0], 1.0 / draws, Double::sum));
        return shares;
    }

    @Test
    void secondWordsFollowTheFittedLaw() {
        for (Smoothing smoothing : Smoothing.values()) {
            Predictive model = fit(learner(2, smoothing), DOCUMENTS);
            double[] expected = model.next(List.of("the"));
            Map<String, Integer> seen = new HashMap<>();
            int pairs = 0;
            for (String t : texts(model.draw(20_000, Seed.of(6)))) {
                String[] words = t.split(" ");
                if (words[0].equals("the")) {
                    pairs++;
                    seen.merge(words.length > 1 ? words[1] : "", 1, Integer::sum);
                }
            }
            for (int i = 0; i < expected.length; i++) {
                double error = 4.5 * Math.sqrt(expected[i] * (1 - expected[i]) / pairs) + 1e-9;
                String word = model.symbols().get(i);
                assertThat(seen.getOrDefault(word, 0) / (double) pairs)
                        .as(smoothing + " " + word)
                        .isCloseTo(expected[i], within(error));
            }
        }
    }

    @Test
    void additiveSmoothingIsTheTextbookFormula() {
        Predictive model = fit(learner(2, Smoothing.ADDITIVE), Items.texts("d", List.of("a b a", "a c")));
        // after a: b once, c once, the end once; 4 outcomes (a, b, c, end)
        assertThat(model.next(List.of("a")))
                .containsExactly(new double[] {0.05 / 3.2, 1.05 / 3.2, 1.05 / 3.2}, within(1e-15));
    }

    @Test
    void wittenBellIsTheTextbookFormula() {
        Predictive model = fit(learner(2, Smoothing.WITTEN_BELL), Items.texts("d", List.of("a b a", "a c")));
        // single symbols: a 3, b 1, c 1, end 2 of 7, 4 kinds, V = 4: (c + 4/4)/11; after a: b, c, end once each of 3, 3
        // kinds
        assertThat(model.next(List.of("a")))
                .containsExactly(
                        new double[] {3 * 4 / 11.0 / 6, (1 + 3 * 2 / 11.0) / 6, (1 + 3 * 2 / 11.0) / 6}, within(1e-15));
    }

    /** The same formulas with counts of 1/2 and 3/2: the second text counts three times the first, and both together as two. */
    @Test
    void weightsAreCounts() {
        Corpus data = new Weighted(Items.texts("d", List.of("a b a", "a c")), new double[] {1, 3});
        // after a: b 1/2, c 3/2, the end 1/2
        assertThat(fit(learner(2, Smoothing.ADDITIVE), data).next(List.of("a")))
                .containsExactly(new double[] {0.05 / 2.7, 0.55 / 2.7, 1.55 / 2.7}, within(1e-15));
        // single symbols: a 5/2, b 1/2, c 3/2, end 2 of 13/2, 4 kinds, V = 4; after a 3 kinds of 5/2
        double all = 6.5 + 4;
        assertThat(fit(learner(2, Smoothing.WITTEN_BELL), data).next(List.of("a")))
                .containsExactly(
                        new double[] {3 * 3.5 / all / 5.5, (0.5 + 3 * 1.5 / all) / 5.5, (1.5 + 3 * 2.5 / all) / 5.5},
                        within(1e-15));
        double sum = Arrays.stream(fit(learner(3, Smoothing.KNESER_NEY), data).next(List.of("a")))
                .sum();
        assertThat(sum).isBetween(0.5, 1.0);
    }

    @Test
    void nothingNewWithoutSmoothing() {
        Ngram learner = learner(3, Smoothing.NONE);
        Corpus corpus = DOCUMENTS;
        Set<String> known = trigrams(corpus);
        for (int t = 0; t < 30; t++) {
            corpus = learner.fit(corpus, Seed.of(t)).draw(7, Seed.of(100 + t));
            Set<String> now = trigrams(corpus);
            assertThat(known).containsAll(now);
            known = now;
        }
    }

    private static Set<String> trigrams(Corpus corpus) {
        Set<String> all = new HashSet<>();
        for (String t : texts(corpus)) {
            String[] words = ("< " + t + " >").split(" +");
            for (int i = 0; i + 3 <= words.length; i++) {
                all.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
            }
        }
        return all;
    }

    @Test
    void topPKeepsTheNucleus() {
        for (double p : new double[] {0.3, 0.6, 0.9}) {
            Ngram cut = new Ngram(2, Unit.WORDS, Smoothing.KNESER_NEY, 0.1, 1, p, true, "");
            Predictive model = fit(cut, DOCUMENTS);
            Set<String> expected = nucleus(model, p);
            Set<String> seen = new HashSet<>();
            for (String t : texts(model.draw(5000, Seed.of(3)))) {
                String[] words = t.split(" ");
                for (int i = 1; i < words.length; i++) {
                    if (words[i - 1].equals("the")) {
                        seen.add(words[i]);
                    }
                }
            }
            assertThat(seen).isEqualTo(expected);
        }
    }

    /** By sorting the full law after "the". */
    private static Set<String> nucleus(Predictive model, double p) {
        double[] next = model.next(List.of("the"));
        double end = 1 - Arrays.stream(next).sum();
        double[] sorted = DoubleStream.concat(Arrays.stream(next), DoubleStream.of(end))
                .sorted()
                .toArray();
        double sum = 0;
        int i = sorted.length;
        while (sum < p) {
            sum += sorted[--i];
        }
        Set<String> kept = new HashSet<>();
        for (int j = 0; j < next.length; j++) {
            if (next[j] >= sorted[i] - 1e-12) {
                kept.add(model.symbols().get(j));
            }
        }
        return kept;
    }

    @Test
    void withoutBoundariesLengthsComeFromTheData() {
        Ngram learner = new Ngram(2, Unit.WORDS, Smoothing.ADDITIVE, 0.05, 1, 1, false, "x y z");
        Predictive model = fit(learner, Items.texts("d", List.of("x y x y x y x x", "y y")));
        assertThat(model.symbols()).containsExactly("x", "y", "z");
        // after x: y 3 times, x once; z known but never seen
        assertThat(model.next(List.of("x")))
                .containsExactly(new double[] {1.05 / 4.15, 3.05 / 4.15, 0.05 / 4.15}, within(1e-15));
        assertThat(texts(model.draw(50, Seed.of(2))).stream()
                        .map(t -> t.split(" ").length)
                        .distinct())
                .containsOnly(8, 2);
    }

    @Test
    void textsSurviveARoundTrip() {
        String paragraph = "First Citizen:\nBefore we proceed, hear me.\n\nAll:\nSpeak";
        for (Unit unit : Unit.values()) {
            Ngram learner = new Ngram(5, unit, Smoothing.NONE, 0.1, 1, 1, true, "");
            List<String> drawn = texts(fit(learner, Items.texts("d", List.of(paragraph, "\ud83d\ude00 ok")))
                    .draw(20, Seed.of(1)));
            assertThat(drawn).contains(paragraph, "\ud83d\ude00 ok");
        }
    }

    /** The end is the likeliest first symbol of such a model, and all that a small nucleus keeps. */
    @Test
    void nothingEmptyIsDrawnWhereNothingWasEmpty() {
        List<String> distinct =
                IntStream.range(0, 300).mapToObj(i -> "w" + i + " x").toList();
        Ngram greedy = new Ngram(2, Unit.WORDS, Smoothing.KNESER_NEY, 0.1, 0.05, 0.01, true, "");
        assertThat(texts(fit(greedy, Items.texts("d", distinct)).draw(50, Seed.of(1))))
                .doesNotContain("");
        assertThat(texts(fit(new Ngram(), Items.texts("d", List.of("a", ""))).draw(50, Seed.of(1))))
                .contains("");
    }

    @Test
    void oneSeedGivesOneText() {
        GenerativeModel model = new Ngram().fit(DOCUMENTS, Seed.of(1));
        assertThat(texts(model.draw(50, Seed.of(9)))).isEqualTo(texts(model.draw(50, Seed.of(9))));
        assertThat(texts(model.draw(50, Seed.of(9)))).isNotEqualTo(texts(model.draw(50, Seed.of(10))));
    }

    @Test
    void refusesWhatItCannotFit() {
        assertThatThrownBy(() -> new Ngram().fit(Items.texts("d", List.of()), Seed.of(1)))
                .hasMessageContaining("at least one document");
        assertThatThrownBy(() -> new Ngram(6, Unit.WORDS, Smoothing.NONE, 1, 1, 1, true, ""))
                .hasMessageContaining("1 to 5, got 6");
    }
}

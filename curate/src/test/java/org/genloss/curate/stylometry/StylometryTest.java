package org.genloss.curate.stylometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.junit.jupiter.api.Test;

/** Expected values of scores and calibration: bench/stylometry.py, scikit-learn 1.2.1. */
class StylometryTest {
    private static final List<String> HUMAN = List.of(
            "Went down to the shop, rain again. Bought bread and milk - forgot the eggs, of course.",
            "He said nothing for a while; then he laughed & left. The door stayed open all night.",
            "Not sure why, but the dog barks at every red car that goes by our house. Odd dog!",
            "I've read it twice. The first half drags, the second is over before you notice.",
            "Mum's old recipe: two cups flour, a pinch of salt, butter as much as you dare.");
    private static final List<String> SYNTHETIC = List.of(
            "It is important to note that the landscape of modern cooking is rich and varied.",
            "In conclusion, the tapestry of human experience is a testament to our resilience.",
            "Moreover, it is important to consider the many factors that shape this landscape.",
            "Furthermore, the dog serves as a testament to the enduring bond of companionship.");
    private static final List<String> UNSEEN = List.of(
            "Moreover, the rain is a testament to the landscape.",
            "Forgot the bread again, of course. Odd day!",
            "éà ☃ 😀 你好");

    private static final Stylometry.Settings FIVE = new Stylometry.Settings(5000, 2, 10, 5, 0.05);

    @Test
    void scoresAreThoseOfScikitLearn() {
        List<Ngrams> texts = Stream.concat(HUMAN.stream(), SYNTHETIC.stream())
                .map(Ngrams::of)
                .toList();
        Vocabulary vocabulary =
                Vocabulary.of(Stream.concat(HUMAN.stream(), SYNTHETIC.stream()).toList(), 2, Workers.SERIAL);
        assertThat(vocabulary.size()).isEqualTo(335);
        LinearModel model = LinearModel.fit(
                new LinearModel.Fitted(
                        texts.stream().map(vocabulary::count).toList(),
                        IntStream.range(0, 9).mapToObj(i -> i >= 5).toList()),
                vocabulary.size(),
                Stylometry.Settings.DEFAULT,
                1e-8);
        assertThat(model.bias()).isCloseTo(-0.32507724, within(1e-4));
        double[] scores = Stream.concat(texts.stream(), UNSEEN.stream().map(Ngrams::of))
                .mapToDouble(t -> model.score(vocabulary.count(t)))
                .toArray();
        double[] expected = {
            -1.57532084,
            -1.73230782,
            -1.51748395,
            -1.76923618,
            -1.67094499,
            1.79500125,
            1.78712153,
            1.86668914,
            1.41333814,
            1.72284449,
            -1.47522187,
            -0.32507724
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(scores[i]).as("text " + i).isCloseTo(expected[i], within(1e-4));
        }
    }

    @Test
    void chancesAreThoseOfScikitLearn() {
        Platt platt = Platt.fit(
                new double[] {-2.1, -1.4, -0.3, 0.2, -0.9, -3.0, 0.6}, new double[] {0.1, 1.7, 2.2, -0.2, 0.9});
        assertThat(platt.a()).isCloseTo(-0.92143748, within(1e-5));
        assertThat(platt.b()).isCloseTo(0.28777722, within(1e-5));
        assertThat(platt.chance(0)).isCloseTo(1 / (1 + Math.exp(0.28777722)), within(1e-5));
        assertThat(platt.chance(1000)).isOne();
        assertThat(platt.chance(-1000)).isZero();
    }

    @Test
    void ngramsCrossWordsAndNeverCutACharacter() {
        Ngrams ngrams = Ngrams.of("a \t\nb😀");
        assertThat(Arrays.stream(ngrams.keys()).mapToObj(Ngrams::spelled))
                .containsExactlyInAnyOrder("a ", "a b", " b", "😀", "b😀", " b😀");
        assertThat(ngrams.length()).isEqualTo(5);
        assertThat(Arrays.stream(ngrams.keys()).map(k -> Ngrams.key(Ngrams.spelled(k))))
                .containsExactly(Arrays.stream(ngrams.keys()).boxed().toArray(Long[]::new));
        assertThat(Ngrams.of("").keys()).isEmpty();
        assertThatThrownBy(() -> Ngrams.key("abcde")).hasMessageContaining("2 to 4");
    }

    /** Words of a Zipf law; synthetic texts favour some. */
    private static String text(boolean synthetic, int words, UniformRandomProvider random) {
        return IntStream.range(0, words)
                .mapToObj(i -> {
                    int word = (int) Math.exp(random.nextDouble() * Math.log(400));
                    return "w" + (synthetic && word % 5 == 1 && random.nextInt(3) == 0 ? word + 1 : word);
                })
                .collect(Collectors.joining(" "));
    }

    private static List<Stylometry.Known> texts(int human, int synthetic, int words, int seed) {
        UniformRandomProvider random = Seed.of(seed).child("test").random();
        List<Stylometry.Known> texts = new ArrayList<>();
        for (int i = 0; i < human + synthetic; i++) {
            texts.add(new Stylometry.Known(
                    (i < human ? "h" : "s") + i, text(i >= human, words, random), i >= human, Map.of()));
        }
        return texts;
    }

    /** 2,000 further human texts: those above the threshold are within the interval that the threshold states, and about as many as it expects. */
    @Test
    void theStatedFalsePositiveRateHoldsForFurtherText() {
        Stylometry.Trained trained = Stylometry.train(texts(400, 300, 60, 1), FIVE, Workers.SERIAL);
        StylometricDetector detector = trained.detector();
        Thresholds.Stretch stretch = detector.content().thresholds().stretches().get(0);
        assertThat(stretch.texts()).isEqualTo(400);
        assertThat(stretch.falsePositives()).isEqualTo(20.0 / 401);
        List<Stylometry.Known> further = texts(2000, 300, 60, 2);
        int[] flagged = new int[2];
        int[] counted = new int[2];
        double chances = 0;
        for (Stylometry.Known known : further) {
            StylometricDetector.Finding finding = detector.judge(known.text());
            if (finding.threshold().isPresent()) {
                flagged[known.synthetic() ? 1 : 0] += finding.flagged() ? 1 : 0;
                counted[known.synthetic() ? 1 : 0]++;
                chances += known.synthetic() ? finding.chance() / 300 : 0;
            }
        }
        assertThat((double) flagged[0] / counted[0]).isBetween(stretch.low() - 0.01, stretch.high() + 0.01);
        assertThat((double) flagged[1] / counted[1]).isGreaterThan(0.3);
        assertThat(chances).isGreaterThan(0.5);
    }

    /** Scores of texts of one kind are no better than chance for texts of the training too. */
    @Test
    void textsOfTheTrainingAreScoredByModelsThatHaveNotSeenThem() {
        List<Stylometry.Known> texts = texts(300, 0, 60, 3);
        List<Stylometry.Known> same = texts.stream()
                .map(t -> new Stylometry.Known(
                        t.group(), t.text(), Integer.parseInt(t.group().substring(1)) % 2 == 0, Map.of()))
                .toList();
        Stylometry.Trained trained = Stylometry.train(same, FIVE, Workers.SERIAL);
        Separation separation = Separation.of(trained.scores(), List.of(0.05), Seed.of(1));
        assertThat(separation.curve().area())
                .as("by models that have seen them it would be 1; left-out scores err below one half")
                .isBetween(0.3, 0.6);
        assertThat(same).allSatisfy(t -> {
            StylometricDetector.Finding finding = trained.detector().judge(t.text());
            assertThat(finding.seen()).isTrue();
            assertThat(trained.scores()).anyMatch(s -> s.known().equals(t) && s.score() == finding.score());
        });
    }

    @Test
    void aRateThatTheTextsCannotSupportIsRefused() {
        assertThat(Thresholds.needed(0.01)).isEqualTo(99);
        assertThat(Thresholds.needed(0.05)).isEqualTo(19);
        assertThatThrownBy(
                        () -> Stylometry.train(texts(90, 50, 40, 4), FIVE.withFalsePositiveRate(0.01), Workers.SERIAL))
                .hasMessageContaining("needs 99 human texts")
                .hasMessageContaining("there are 90");
        assertThatThrownBy(() -> Stylometry.train(texts(90, 0, 40, 4), FIVE, Workers.SERIAL))
                .hasMessageContaining("synthetic");
    }

    /** Scores grow with length: one threshold for all would flag the long ones alone. */
    @Test
    void everyLengthHasItsOwnThreshold() {
        List<Stylometry.Scored> scores = IntStream.range(0, 600)
                .mapToObj(i -> new Stylometry.Scored(
                        new Stylometry.Known("g" + i, "", false, Map.of()),
                        i % 200 + 10 * (i / 200),
                        100 + 300 * (i / 200)))
                .toList();
        Thresholds thresholds = Thresholds.of(scores, 0.05);
        assertThat(thresholds.stretches())
                .extracting(Thresholds.Stretch::from, Thresholds.Stretch::to, Thresholds.Stretch::score)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(100, 399, 190.0),
                        org.assertj.core.groups.Tuple.tuple(400, 699, 200.0),
                        org.assertj.core.groups.Tuple.tuple(700, 700, 210.0));
        // Beta(10, 191): scipy.stats.beta.ppf([.025, .975], 10, 191)
        assertThat(thresholds.stretches().get(0).low()).isCloseTo(0.02423417, within(1e-5));
        assertThat(thresholds.stretches().get(0).high()).isCloseTo(0.08370269, within(1e-5));
        assertThat(thresholds.at(99)).isEmpty();
        assertThat(thresholds.at(701)).isEmpty();
        assertThat(Thresholds.of(scores, 0.003).stretches()).hasSize(1);
        List<Stylometry.Scored> pairs = scores.stream()
                .map(s -> new Stylometry.Scored(
                        new Stylometry.Known(
                                "g" + Integer.parseInt(s.known().group().substring(1)) / 2, "", false, Map.of()),
                        s.score(),
                        s.length()))
                .toList();
        assertThat(Thresholds.of(pairs, 0.05).stretches().get(0).interval().high())
                .as("texts in pairs say less")
                .isGreaterThan(thresholds.stretches().get(0).high());
    }

    /** More characters than are looked at together, several times; counted by a map beside. */
    @Test
    void theVocabularyCountsTextsOverAllThatAreReadTogether() {
        UniformRandomProvider random = Seed.of(8).child("test").random();
        List<String> texts = IntStream.range(0, 30)
                .mapToObj(i -> random.ints(100_000, 0, i % 10 == 0 ? 20 : 6)
                        .mapToObj(c -> String.valueOf((char) ('a' + c)))
                        .collect(Collectors.joining()))
                .toList();
        Map<Long, Long> with = texts.stream()
                .flatMap(t -> Arrays.stream(Ngrams.of(t).keys()).boxed())
                .collect(Collectors.groupingBy(k -> k, Collectors.counting()));
        for (int least : new int[] {1, 2, 4, 30}) {
            assertThat(Vocabulary.of(texts, least, Workers.SERIAL).keys())
                    .isEqualTo(with.entrySet().stream()
                            .filter(e -> e.getValue() >= least)
                            .mapToLong(Map.Entry::getKey)
                            .sorted()
                            .toArray());
        }
        assertThat(with).containsValues(1L, 2L, 30L);
    }

    @Test
    void ofNgramsInAsManyTextsTheFirstAreUsed() {
        int[] with = {3, 1, 2, 5, 2, 2, 0, 5};
        assertThat(LinearModel.commonest(with, used(3))).containsExactly(0, 3, 7);
        assertThat(LinearModel.commonest(with, used(5))).containsExactly(0, 2, 3, 4, 7);
        assertThat(LinearModel.commonest(with, used(100))).containsExactly(0, 2, 3, 4, 5, 7);
        assertThat(LinearModel.commonest(new int[] {1, 1}, used(5))).isEmpty();
        assertThat(LinearModel.commonest(new int[0], used(5))).isEmpty();
    }

    private static Stylometry.Settings used(int ngrams) {
        return new Stylometry.Settings(ngrams, 2, 10, 5, 0.05);
    }

    /** What no model uses is left out beforehand; the models are those of all n-grams. */
    @Test
    void modelsOfFewNgramsAreThoseOfAllThatOccur() {
        List<Stylometry.Known> texts = texts(60, 60, 40, 9);
        Stylometry.Settings few = used(120);
        List<String> strings = texts.stream().map(Stylometry.Known::text).toList();
        Vocabulary all = Vocabulary.of(strings, 2, Workers.SERIAL);
        assertThat(all.size()).isGreaterThan(500);
        List<Vocabulary.Counted> counted =
                strings.stream().map(t -> all.count(Ngrams.of(t))).toList();
        LinearModel model = LinearModel.fit(
                new LinearModel.Fitted(
                        counted, texts.stream().map(Stylometry.Known::synthetic).toList()),
                all.size(),
                few,
                LinearModel.CLOSE);
        StylometricDetector detector =
                Stylometry.train(texts, few, Workers.SERIAL).detector();
        assertThat(detector.content().weights().keys()).hasSize(120);
        for (Stylometry.Known further : texts(20, 20, 40, 10)) {
            assertThat(detector.judge(further.text()).score())
                    .isEqualTo(model.score(all.count(Ngrams.of(further.text()))));
        }
    }

    @Test
    void threadsDoNotMatter() {
        Workers backwards = new Workers() {
            @Override
            public <T> List<T> map(int count, java.util.function.IntFunction<T> task) {
                List<T> results = new ArrayList<>();
                for (int i = count - 1; i >= 0; i--) {
                    results.add(0, task.apply(i));
                }
                return results;
            }
        };
        List<Stylometry.Known> texts = texts(60, 60, 40, 5);
        assertThat(Stylometry.train(texts, FIVE, backwards).scores())
                .isEqualTo(Stylometry.train(texts, FIVE, Workers.SERIAL).scores());
    }
}

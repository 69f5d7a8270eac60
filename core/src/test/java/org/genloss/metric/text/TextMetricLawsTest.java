package org.genloss.metric.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

/** Laws that hold for every metric of texts, and values worked out by hand. */
class TextMetricLawsTest {
    /** All of them that ask for nothing but words. */
    private static final List<Metric> METRICS = Catalog.of(Metric.class, "metric").all().stream()
            .filter(metric -> !(metric instanceof TextPerplexity))
            .filter(metric -> !(metric instanceof AnswerDistance || metric instanceof PairedLengthRatio))
            .filter(metric -> !(metric
                    instanceof
                    UnfinishedTexts)) // SamePromptsTest has their laws: these texts have neither prompts nor sentences
            .filter(metric -> metric.getClass().getPackageName().equals(TextMetricLawsTest.class.getPackageName()))
            .toList();

    /** A known harm to human-like texts for each metric that calls one direction a loss. */
    private static final Map<String, UnaryOperator<String>> HARM = Map.of(
            "distinct-per-document",
                    text -> text.substring(0, text.length() / 2) + " " + text.substring(0, text.length() / 2),
            "document-length", text -> text.substring(0, text.length() / 3));

    private static Sides sides(List<String> reference, List<String> candidate) {
        return Sides.of(new Pool(Schema.text(), draw("r", reference), draw("c", candidate)));
    }

    private static List<Draw.Group> draw(String prefix, List<String> texts) {
        Draw draw = new Draw.Of(1L << 24).empty();
        for (Item item : Items.texts(prefix, texts).list()) {
            draw.accept(item);
        }
        return draw.groups();
    }

    /** Texts of 20 to 59 words from Zipf's law over 3,000 words. */
    static List<String> zipf(int texts, long seed) {
        UniformRandomProvider random = Seed.of(seed).child("zipf").random();
        return IntStream.range(0, texts)
                .mapToObj(i -> {
                    List<String> words = new ArrayList<>();
                    int length = 20 + random.nextInt(40);
                    for (int k = 0; k < length; k++) {
                        words.add("w" + (int) Math.pow(3000, random.nextDouble()));
                    }
                    return String.join(" ", words);
                })
                .toList();
    }

    private static UnaryOperator<String> harm(Metric metric) {
        return HARM.getOrDefault(metric.card().id(), text -> text.replaceAll("w\\d{3,4}", "w1 w2 w3 w4"));
    }

    private static double neutral(Card card) {
        return card.unchanged().orElseThrow();
    }

    @Test
    void allMetricsAreOnTheShelf() {
        assertThat(METRICS)
                .hasSizeGreaterThanOrEqualTo(24)
                .allMatch(m -> m.fits(Schema.text()) && !m.fits(Schema.vector(2)));
    }

    @Test
    void equalSidesGiveTheNeutralValue() {
        List<String> texts = zipf(120, 1);
        equalSides(sides(texts, texts));
    }

    private static void equalSides(Sides sides) {
        for (Metric metric : METRICS) {
            for (Value value : metric.compare(sides)) {
                if (!value.subject().endsWith("by chance")) {
                    double slack = metric.card().id().equals("compression-ratio") ? 0.02 : 1e-9;
                    assertThat(((Value.Of) value).number())
                            .as(metric.card().id())
                            .isCloseTo(neutral(metric.card()), within(slack));
                }
            }
        }
    }

    @Test
    void oneViewOnBothSidesIsEqualToo() {
        Sides pair = sides(zipf(120, 1), zipf(120, 2));
        equalSides(new Sides(pair.reference(), pair.reference()));
    }

    @Test
    void harmMovesEachMetricInTheDirectionOfItsCard() {
        List<String> reference = zipf(200, 1);
        List<String> faithful = zipf(200, 2);
        for (Metric metric : METRICS) {
            List<Value> good = metric.compare(sides(reference, faithful));
            List<Value> bad = metric.compare(
                    sides(reference, faithful.stream().map(harm(metric)).toList()));
            double before = ((Value.Of) good.get(0)).number();
            double after = ((Value.Of) bad.get(0)).number();
            switch (metric.card().harm()) {
                case LESS -> assertThat(after).as(metric.card().id()).isLessThan(before - 0.02);
                case MORE -> assertThat(after).as(metric.card().id()).isGreaterThan(before + 0.02);
                case AWAY_FROM_ONE ->
                    assertThat(Math.abs(after - 1)).as(metric.card().id()).isGreaterThan(Math.abs(before - 1) + 0.1);
                case EITHER ->
                    assertThat(Math.abs(after)).as(metric.card().id()).isGreaterThan(Math.abs(before) + 0.02);
            }
        }
    }

    @Test
    void tooLittleTextIsUndefinedWithAReason() {
        for (Sides sides : List.of(
                sides(List.of(""), List.of("")), sides(List.of("a b c"), List.of(" ")), sides(List.of(), List.of()))) {
            for (Metric metric : METRICS) {
                assertThat(metric.compare(sides))
                        .as(metric.card().id())
                        .isNotEmpty()
                        .allMatch(TextMetricLawsTest::saysWhy);
            }
        }
    }

    private static boolean saysWhy(Value value) {
        return value instanceof Value.Undefined undefined && !undefined.why().isEmpty();
    }

    @Test
    void subjectsDoNotDependOnTheSides() {
        for (Metric metric : METRICS) {
            List<String> full = metric.compare(sides(zipf(50, 1), zipf(50, 2))).stream()
                    .map(Value::subject)
                    .toList();
            List<String> empty = metric.compare(sides(List.of("a"), List.of(""))).stream()
                    .map(Value::subject)
                    .toList();
            assertThat(empty).as(metric.card().id()).isEqualTo(full);
        }
    }

    @Test
    void chanceKeepsWhatRandomLabelsKeepOnAverage() {
        List<String> texts = zipf(150, 3);
        Pool pool = new Pool(Schema.text(), draw("r", texts.subList(0, 60)), draw("c", texts.subList(60, 150)));
        UniformRandomProvider random = Seed.of(4).child("labels").random();
        double[] sum = new double[2];
        for (int b = 0; b < 400; b++) {
            int[] order = IntStream.range(0, 150).toArray();
            for (int i = 149; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
            Sides sides = new Sides(pool.view(Arrays.copyOf(order, 60)), pool.view(Arrays.copyOfRange(order, 60, 150)));
            sum[0] += ((Value.Of) new TypeCoverage().compare(sides).get(0)).number() / 400;
            sum[1] += ((Value.Of) new TailRecall().compare(sides).get(0)).number() / 400;
        }
        assertThat(chance(new TypeCoverage(), pool)).isCloseTo(sum[0], within(0.003));
        assertThat(chance(new TailRecall(), pool)).isCloseTo(sum[1], within(0.003));
    }

    private static double chance(Metric metric, Pool pool) {
        return ((Value.Of) metric.compare(Sides.of(pool)).get(1)).number();
    }

    @Test
    void rarefactionIsTheMeanOverAllSubsamples() {
        // a a b c: 4 pairs of positions without order; types in them: aa 1, ab 2 twice, ac 2 twice, bc 2
        Spectrum spectrum = Spectrum.of(List.of("a a b c"), 1);
        assertThat(spectrum.expectedTypes(2)).isCloseTo(11.0 / 6, within(1e-12));
        assertThat(spectrum.expectedOnce(2)).isCloseTo(10.0 / 6, within(1e-12));
        assertThat(spectrum.expectedTypes(4)).isEqualTo(3);
        assertThat(spectrum.expectedOnce(4)).isEqualTo(2);
    }

    @Test
    void rarefactionOfVeryFrequentWordsIsExactToo() {
        // 2,000 a and 1 b, 3 drawn: b among them with chance 3/2001; a once among them never
        Spectrum spectrum = new Spectrum(new int[] {2000, 1}, 0);
        assertThat(spectrum.expectedTypes(3)).isCloseTo(1 + 3.0 / 2001, within(1e-12));
        assertThat(spectrum.expectedTypes(1)).isCloseTo(1, within(1e-12));
        assertThat(spectrum.expectedOnce(1)).isCloseTo(1, within(1e-12));
    }

    @Test
    void divergencesOfTwoWordsByHand() {
        // p = (3/4, 1/4), q = (1/4, 3/4): JS = 1 - H(1/4) bits
        double h = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)) / Math.log(2);
        assertThat(JensenShannon.of(new int[] {3, 1}, new int[] {1, 3})).isCloseTo(Math.sqrt(1 - h), within(1e-12));
        // with 1/2 added: p = 3.5/5, q = 1.5/5
        double kl = 0.7 * Math.log(0.7 / 0.3) + 0.3 * Math.log(0.3 / 0.7);
        KullbackLeibler.Both both = KullbackLeibler.of(new int[] {3, 1}, new int[] {1, 3});
        assertThat(both.missed()).isCloseTo(kl, within(1e-12));
        assertThat(both.added()).isCloseTo(kl, within(1e-12));
    }

    /** Values of the shared oracle's case binned_normal_shift (scipy), typed in: 10 bins, 1,000 against 900. */
    @Test
    void divergencesOfBinsAsInTheOracle() {
        int[] real = {100, 100, 100, 100, 100, 100, 100, 100, 100, 100};
        int[] synth = {98, 67, 61, 71, 66, 79, 71, 84, 107, 196};
        assertThat(JensenShannon.of(real, synth)).isCloseTo(0.15527106270515503, within(1e-9));
        assertThat(KullbackLeibler.of(real, synth).missed()).isCloseTo(0.06250185042276252, within(1e-9));
        assertThat(KullbackLeibler.of(real, synth).added()).isCloseTo(0.07221838760505223, within(1e-9));
    }

    @Test
    void wordsLongerThanTheReadingWindowStayWhole() {
        String longWord = "x".repeat(200_000);
        Tokens.Coded coded = Tokens.of(List.of("a " + longWord + " b " + longWord, "b".repeat(65_535) + " a"));
        assertThat(coded.word()).containsExactly(0, 1, 2, 1, 3, 0);
        assertThat(coded.start()).containsExactly(0, 4, 6);
    }
}

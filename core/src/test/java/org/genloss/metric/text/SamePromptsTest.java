package org.genloss.metric.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Interval;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.verdict.Compare;
import org.genloss.verdict.Reading;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers to the same prompts. Expected values: Python 3 with {@code re} ({@code [^\W_]+}), {@code collections.Counter}, {@code unicodedata} and
 * numpy's mean and quantile, from the definitions on the cards.
 */
class SamePromptsTest {
    private static final double[] NONE = {};
    private static final List<String> ASKED = List.of(
            "The cat sat on the mat.",
            "Paris",
            "",
            "It was \u00c9douard Manet, in 1863.",
            "the river Rhine flows north to the sea");
    private static final List<String> ANSWERED = List.of(
            "The dog sat, on a mat and then it went out to look for the",
            "Paris.",
            "nothing at all",
            "It was Claude Monet \u201cin 1872 in the port of Le Havre.\u201d)",
            "the the the");

    private static List<Draw.Group> groups(List<String> texts, int first) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> group("prompt " + (first + i), new Payload.Text(texts.get(i))))
                .toList();
    }

    private static Draw.Group group(String prompt, Payload.Text answer) {
        return new Draw.Group(
                prompt, prompt.hashCode(), List.of(new Item(prompt + "!", prompt, answer, Origin.unknown())));
    }

    private static Map<String, Value> values(Metric metric, Pool pool) {
        return metric.compare(Sides.of(pool)).stream().collect(Collectors.toMap(Value::subject, v -> v));
    }

    private static double number(Metric metric, Pool pool, String subject) {
        return ((Value.Of) values(metric, pool).get(subject)).number();
    }

    @Test
    void asWorkedOutInPython() {
        Pool pool = new Pool(Schema.text(), groups(ASKED, 0), groups(ANSWERED, 0));
        assertThat(number(new AnswerDistance(), pool, "same prompt")).isCloseTo(0.5653679653679654, within(1e-12));
        assertThat(number(new AnswerDistance(), pool, "other prompt")).isCloseTo(0.8911111111111112, within(1e-12));
        assertThat(number(new PairedLengthRatio(), pool, "all prompts")).isCloseTo(1.8867934423458261, within(1e-12));
        assertThat(number(new PairedLengthRatio(), pool, "longest tenth")).isCloseTo(7.276307820809402, within(1e-12));
        assertThat(number(new UnfinishedTexts(), pool, "texts")).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void promptsArePairedByNameAndNotByPlace() {
        List<Draw.Group> turned = new ArrayList<>(groups(ANSWERED, 0));
        java.util.Collections.reverse(turned);
        Pool pool = new Pool(Schema.text(), groups(ASKED, 0), turned);
        assertThat(number(new AnswerDistance(), pool, "same prompt")).isCloseTo(0.5653679653679654, within(1e-12));
        Pool strangers = new Pool(Schema.text(), groups(ASKED, 0), groups(ANSWERED, 4));
        assertThat(values(new PairedLengthRatio(), strangers).get("all prompts"))
                .isEqualTo(
                        new Value.Undefined(
                                "all prompts",
                                "fewer than 2 prompts are answered on both sides (1): --group-field names the field that holds the prompt"));
    }

    /** Law: a copy has no distance, keeps its length, breaks off no more. */
    @Test
    void aCopyHasNotDrifted() {
        Pool pool = new Pool(Schema.text(), groups(ANSWERED, 0), groups(ANSWERED, 0));
        assertThat(number(new AnswerDistance(), pool, "same prompt")).isZero();
        assertThat(number(new PairedLengthRatio(), pool, "all prompts")).isEqualTo(1);
        assertThat(number(new PairedLengthRatio(), pool, "longest tenth")).isEqualTo(1);
        assertThat(number(new UnfinishedTexts(), pool, "texts")).isZero();
    }

    /** Law: every answer doubled doubles the ratio (but for the one added), and exchanging the sides inverts it. */
    @Test
    void lengthsAreRatios() {
        List<String> longer =
                ASKED.stream().map(a -> a + "x".repeat(a.length() + 1)).toList();
        Pool pool = new Pool(Schema.text(), groups(ASKED, 0), groups(longer, 0));
        assertThat(number(new PairedLengthRatio(), pool, "all prompts")).isCloseTo(2, within(1e-12));
        assertThat(number(new PairedLengthRatio(), pool, "longest tenth")).isCloseTo(2, within(1e-12));
        Pool turned = new Pool(Schema.text(), groups(longer, 0), groups(ASKED, 0));
        assertThat(number(new PairedLengthRatio(), turned, "all prompts")).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void embeddingsTellWhetherTheMeaningDrifted() {
        double[][] asked = {{1, 0}, {0, 2}, {3, 3}};
        double[][] answered = {{2, 0}, {1, 0}, {-1, -1}};
        Pool pool = new Pool(Schema.text(2), embedded(asked), embedded(answered));
        assertThat(number(new AnswerDistance(), pool, "meaning")).isCloseTo((0 + 1 + 2) / 3.0, within(1e-12));
    }

    private static List<Draw.Group> embedded(double[][] points) {
        return IntStream.range(0, points.length)
                .mapToObj(i -> group("prompt " + i, new Payload.Text("a", NONE, points[i])))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It ends as sentences of any length at all do. | false",
                "It ends behind a closing quote, as he said: \u00abno!\u00bb) | false",
                "It breaks off in the middle of what it was about to | true",
                "It breaks off before a comma, which ends no sentence, | true",
                "a name, or a phrase | false",
                "\u3053\u308c\u306f\u65e5\u672c\u8a9e\u306e\u6587\u3067\u3059\u3002\u3053\u308c\u306f\u65e5\u672c\u8a9e\u306e\u6587\u3067\u3059\u3002\u3053\u308c\u306f\u65e5\u672c\u8a9e\u306e\u6587\u3067\u3059\u3002\u3053\u308c\u306f\u65e5\u672c\u8a9e\u306e\u6587\u3067\u3059\u3002 | false",
                "\u0905\u0930\u094d\u0925 \u0905\u0930\u094d\u0925 \u0905\u0930\u094d\u0925 \u0905\u0930\u094d\u0925 \u0905\u0930\u094d\u0925 \u0905\u0930\u094d\u0925 \u0905\u0930\u094d\u0925 \u0905\u0930\u094d\u0925 \u0964 | false"
            })
    void whatBreaksOff(String text, boolean unfinished) {
        assertThat(UnfinishedTexts.unfinished(text, 40)).isEqualTo(unfinished);
    }

    /** Expected: as above, over all 2,000 prompts of generation 10; at rank 16 answers stay, at rank 128 they drift and run on. */
    @ParameterizedTest
    @CsvSource({"r16, 0.501396, 1.041628, 1.923626, 0.0025", "r128, 0.738815, 2.467308, 7.8, 0.1245"})
    void recursiveAnswers(String run, double distance, double ratio, double tenth, double unfinished)
            throws IOException {
        Map<Integer, List<Draw.Group>> generations = read(run);
        Pool pool = new Pool(Schema.text(), generations.get(0), generations.get(10));
        assertThat(number(new AnswerDistance(), pool, "same prompt")).isCloseTo(distance, within(2e-6));
        assertThat(number(new PairedLengthRatio(), pool, "all prompts")).isCloseTo(ratio, within(2e-6));
        assertThat(number(new PairedLengthRatio(), pool, "longest tenth")).isCloseTo(tenth, within(2e-6));
        assertThat(number(new UnfinishedTexts(), pool, "texts")).isCloseTo(unfinished, within(1e-9));
        for (Reading reading : Compare.run(
                pool, List.of(new PairedLengthRatio(), new UnfinishedTexts()), 99, Seed.of(1), Workers.SERIAL)) {
            Interval interval = reading.interval().orElseThrow();
            boolean beyond = interval.low() > reading.floor().orElseThrow().high();
            boolean everywhere =
                    reading.value().subject().equals("all prompts"); // 4 % longer at rank 16: little, and no chance
            assertThat(beyond).as(reading.value().subject()).isEqualTo(everywhere || run.equals("r128"));
        }
        for (Reading reading : Compare.run(pool, List.of(new AnswerDistance()), 99, Seed.of(1), Workers.SERIAL)) {
            assertThat(reading.interval()).isPresent();
            assertThat(reading.floor())
                    .as("exchanging two answers keeps their distance")
                    .isEmpty();
        }
    }

    @Test
    void blankTextsAreNone() {
        Pool pool = new Pool(Schema.text(), groups(ASKED, 0), groups(List.of(" ", ""), 0));
        assertThat(values(new UnfinishedTexts(), pool).get("texts"))
                .isEqualTo(new Value.Undefined("texts", "a side has no text"));
    }

    private static final Pattern ROW = Pattern.compile(
            "\\{\"id\": \"[^\"]*\", \"generation\": (\\d+), \"item\": (\\d+), .*\"text\": \"(.*)\", \"finished\"");

    private static Map<Integer, List<Draw.Group>> read(String run) throws IOException {
        Path file =
                Path.of("../../shared/data/recursive-qa-generations/qwen2.5-1.5b_qlora-" + run + "_seed15.jsonl.gz");
        Assumptions.assumeTrue(Files.isRegularFile(file), () -> "skipped: there is no " + file);
        Map<Integer, List<Draw.Group>> all = new TreeMap<>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(ROW::matcher)
                    .filter(Matcher::find)
                    .forEach(row -> all.computeIfAbsent(Integer.valueOf(row.group(1)), g -> new ArrayList<>())
                            .add(group(row.group(2), new Payload.Text(unescaped(row.group(3))))));
        }
        return all;
    }

    private static String unescaped(String json) {
        return Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)")
                .matcher(json)
                .replaceAll(m -> Matcher.quoteReplacement(
                        switch (m.group(1).charAt(0)) {
                            case 'u' ->
                                String.valueOf(
                                        (char) Integer.parseInt(m.group(1).substring(1), 16));
                            case 'n' -> "\n";
                            case 't' -> "\t";
                            default -> m.group(1);
                        }));
    }
}

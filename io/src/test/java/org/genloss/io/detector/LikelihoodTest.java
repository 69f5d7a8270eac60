package org.genloss.io.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.genloss.catalog.Settings;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The likelihood step on log probabilities that records bring. */
class LikelihoodTest {
    @TempDir
    Path dir;

    private Path human;
    private final List<Double> means = new ArrayList<>();

    /** 300 texts, one to a group, of 20 tokens and two lengths: the longer ones are twice as likely. */
    @BeforeEach
    void texts() throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        List<String> lines = new ArrayList<>();
        for (int t = 0; t < 300; t++) {
            boolean longer = t >= 150;
            List<Double> logs = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                logs.add((longer ? 1 : 2) * -(1 + random.nextDouble()));
            }
            means.add(logs.stream().mapToDouble(x -> x).average().orElseThrow());
            lines.add("{\"id\": \"t" + t + "\", \"text\": \"" + "word ".repeat(longer ? 60 : 10) + t
                    + "\", \"logprobs\": " + logs + "}");
        }
        human = Files.write(dir.resolve("human.jsonl"), lines);
    }

    private Judge judge(Map<String, ?> more) {
        Map<String, Object> settings = new HashMap<>(
                Map.of("score", "log-likelihood", "human", List.of(human.toString()), "false-positives", 0.1));
        settings.putAll(more);
        return Settings.with(new Likelihood(), settings).ready(null, Seed.of(1));
    }

    private static Item text(int words, double each, int tokens) {
        double[] logs = new double[tokens];
        java.util.Arrays.fill(logs, each);
        return Item.of("x", new Payload.Text("word ".repeat(words) + "xyz", logs));
    }

    /** Of n = 150 texts of a length the threshold is the k-th highest mean, k = floor(0.1 * 151) = 15. */
    @Test
    void theThresholdIsThatOfTheLength() {
        Judge judge = judge(Map.of());
        for (int longer = 0; longer < 2; longer++) {
            double threshold = means.subList(150 * longer, 150 * longer + 150).stream()
                    .sorted()
                    .skip(150 - 15)
                    .findFirst()
                    .orElseThrow();
            int words = longer == 0 ? 10 : 60;
            Label above = label(judge, text(words, threshold + 1e-9, 20));
            assertThat(above.detector()).isEqualTo("log-likelihood");
            assertThat(above.score()).isCloseTo(threshold + 1e-9, within(1e-12));
            assertThat(above.errorRate()).isEqualTo(OptionalDouble.of(15 / 151.0));
            assertThat(above.flagged()).isTrue();
            assertThat(label(judge, text(words, threshold - 1e-9, 20)).flagged())
                    .isFalse();
        }
        assertThat(label(judge, text(5000, 0, 20)).errorRate())
                .as("no human text is so long")
                .isEmpty();
        assertThat(judge.judge(text(10, 0, 15)).labels())
                .as("fewer than 16 tokens")
                .isEmpty();
    }

    private static Label label(Judge judge, Item item) {
        Decision decision = judge.judge(item);
        assertThat(decision.labels()).hasSize(1);
        return decision.labels().get(0);
    }

    /** Which texts set the threshold depends on them, not on their order; others than before are others. */
    @Test
    void aSampleDoesNotDependOnTheOrder() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(human));
        java.util.Collections.reverse(lines);
        Path turned = Files.write(dir.resolve("turned.jsonl"), lines);
        Judge few = judge(Map.of("sample", 100));
        Judge same = judge(Map.of("sample", 100, "human", turned.toString()));
        Judge all = judge(Map.of());
        boolean differs = false;
        for (double x = -4; x < 0; x += 0.001) {
            assertThat(same.judge(text(10, x, 20))).isEqualTo(few.judge(text(10, x, 20)));
            differs |= !all.judge(text(10, x, 20)).equals(few.judge(text(10, x, 20)));
        }
        assertThat(differs).isTrue();
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() -> judge(Map.of("score", "fast-detect-gpt")))
                .hasMessageContaining("likelihood.score fast-detect-gpt needs model");
        assertThatThrownBy(() -> judge(Map.of("score", "binoculars", "model", "m.onnx")))
                .hasMessageContaining("needs reference-model");
        assertThatThrownBy(() -> judge(Map.of("human", List.of()))).hasMessageContaining("likelihood needs human");
        assertThatThrownBy(() -> judge(Map.of("false-positives", 0.001)))
                .hasMessageContaining("needs 999 human texts", "there are 300", "likelihood.sample");
        assertThatThrownBy(() -> judge(Map.of()).judge(Item.of("r7", new Payload.Text("a b"))))
                .hasMessageContaining("item r7 has none");
        assertThatThrownBy(() -> judge(Map.of("human", "nowhere.jsonl"))).hasMessageContaining("nowhere.jsonl");
    }
}

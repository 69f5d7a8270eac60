package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real text: paragraphs of wikitext2 in random order, first half against second; levels as measured in the shared page on verdicts. */
class WikitextCheckTest {
    private static final Path FILE =
            Path.of(System.getProperty("genloss.data", "../../shared/data"), "wikitext2", "wiki.valid.txt.gz");

    private List<String> reference;
    private List<String> other;

    @BeforeEach
    void read() throws IOException {
        Assumptions.assumeTrue(Files.isRegularFile(FILE), "no real text at " + FILE);
        List<String> paragraphs = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("="))
                    .forEach(paragraphs::add);
        }
        UniformRandomProvider random = Seed.of(3).child("order").random();
        for (int i = paragraphs.size() - 1; i > 0; i--) {
            java.util.Collections.swap(paragraphs, i, random.nextInt(i + 1));
        }
        reference = paragraphs.subList(0, paragraphs.size() / 2);
        other = paragraphs.subList(paragraphs.size() / 2, paragraphs.size());
    }

    private static Verdict check(List<String> reference, List<String> generation) {
        CheckResult result = Check.run(
                Check.Given.of("human", List.of(), Items.texts("r", reference)),
                List.of(Check.Given.of("model", List.of(), Items.texts("g", generation))),
                CheckSettings.of(Seed.of(7)),
                Workers.SERIAL,
                (what, done) -> {});
        return result.generations().get(0).verdict();
    }

    @Test
    void randomHalvesAreHealthy() {
        Verdict verdict = check(reference, other);
        assertThat(verdict.level()).isEqualTo(Level.HEALTHY);
        assertThat(verdict.power()).contains("rare words");
    }

    @Test
    void withoutTheWordsSeenAtMostTwiceItIsEarlyCollapse() {
        Map<String, Integer> counts = new HashMap<>();
        List<String> all = new ArrayList<>(reference);
        all.addAll(other);
        all.forEach(text -> words(text).forEach(word -> counts.merge(word, 1, Integer::sum)));
        List<String> poorer = other.stream()
                .map(text -> words(text).stream().filter(w -> counts.get(w) > 2).collect(Collectors.joining(" ")))
                .toList();
        Verdict verdict = check(reference, poorer);
        assertThat(verdict.level()).isEqualTo(Level.EARLY_COLLAPSE);
        Finding first = verdict.findings().get(0);
        assertThat(first.metric()).isEqualTo("rare-words");
        assertThat(first.effect().size()).isBetween(0.3, 0.8);
        String kept = " " + String.join(" ", poorer).toLowerCase(java.util.Locale.ROOT) + " ";
        assertThat(first.examples()).hasSize(12).noneMatch(word -> kept.contains(" " + word + " "));
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split("\\s+"));
    }
}

package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another language is another domain, however plain it is beside the reference's; the same language with few of its words left is a collapse. */
class LanguagesCheckTest {
    private static final Path DIRECTORY =
            Path.of(System.getProperty("genloss.data", "../../shared/data"), "ntrex-multilingual");

    private static Level level(List<String> reference, List<String> generation) {
        CheckSettings settings = CheckSettings.of(Seed.of(7)).withMetrics(List.of());
        return Check.verdict(
                        Check.Given.of("human", List.of(), Items.texts("r", reference)),
                        Check.Given.of("model", List.of(), Items.texts("g", generation)),
                        settings,
                        Workers.SERIAL)
                .level();
    }

    /** Texts of 20 words, of which word i is drawn as often as i to that power. */
    private static List<String> language(String letters, int words, double power) {
        UniformRandomProvider random = Seed.of(11).child(letters).random();
        double[] sums = IntStream.rangeClosed(1, words)
                .mapToDouble(i -> Math.pow(i, power))
                .toArray();
        Arrays.parallelPrefix(sums, Double::sum);
        return IntStream.range(0, 400)
                .mapToObj(i -> IntStream.range(0, 20)
                        .mapToObj(j -> {
                            int at = Arrays.binarySearch(sums, random.nextDouble() * sums[words - 1]);
                            return name(letters, at < 0 ? -at - 1 : at);
                        })
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static String name(String letters, int number) {
        return Integer.toString(number, 5)
                .chars()
                .mapToObj(digit -> String.valueOf(letters.charAt(digit - '0')))
                .collect(Collectors.joining());
    }

    @Test
    void aPlainerLanguageIsAnotherOne() {
        List<String> rich = language("abcde", 3000, -0.5);
        assertThat(level(rich, language("vwxyz", 300, -1.1))).isEqualTo(Level.SHIFTED);
        assertThat(level(language("vwxyz", 300, -1.1), rich)).isEqualTo(Level.SHIFTED);
        assertThat(level(rich, language("abcde", 300, -1.1))).isEqualTo(Level.LATE_COLLAPSE);
        assertThat(level(rich, Collections.nCopies(400, rich.get(3)))).isEqualTo(Level.LATE_COLLAPSE);
    }

    private static List<String> lines(String language) throws IOException {
        Path file = DIRECTORY.resolve(language + ".txt.gz");
        Assumptions.assumeTrue(Files.isRegularFile(file), "no real text at " + file);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().limit(500).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"zho-CN, hin", "hin, zho-CN", "zho-CN, eng", "zho-CN, arb"})
    void realLanguagesAreShiftedBothWays(String reference, String generation) throws IOException {
        assertThat(level(lines(reference), lines(generation))).isEqualTo(Level.SHIFTED);
    }

    @Test
    void hindiOfItsTwoHundredWordsIsACollapse() throws IOException {
        List<String> real = lines("hin");
        Map<String, Long> counts = real.stream()
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Set<String> common = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(200)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<String> poor = real.stream()
                .map(line ->
                        Arrays.stream(line.split(" ")).filter(common::contains).collect(Collectors.joining(" ")))
                .toList();
        assertThat(level(real, poor).isLoss()).isTrue();
    }
}

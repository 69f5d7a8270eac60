package org.genloss.metric.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every case of the shared oracle whose metric is about text and exists here: diversity 0.3.0, scipy and zlib, as named in each case. */
class OracleTextTest {
    private static final Path FOLDER = Path.of(System.getProperty("genloss.oracle", "../../shared/oracle"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ORDER = Pattern.compile("(.*?)_?n?([1-4])(gram)?(_.*|$)");

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no oracle cases at " + FOLDER);
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FOLDER)) {
            for (Path folder : folders.sorted().toList()) {
                JsonNode expected =
                        JSON.readTree(folder.resolve("expected.json").toFile());
                if (List.of("text_lexical_diversity", "information_profile", "compression_ratio")
                        .contains(expected.path("metric").asString())) {
                    tests.add(DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder, expected)));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void check(Path folder, JsonNode expected) throws IOException {
        List<String> documents =
                documents(folder.resolve(expected.path("inputs").path(0).asString()));
        int checked = 0;
        for (var value : expected.path("expected").properties()) {
            Optional<double[]> ours =
                    ours(value.getKey(), documents, value.getValue().size());
            if (ours.isPresent()) {
                checked++;
                compare(value.getKey(), ours.get(), value.getValue(), expected);
            }
        }
        assertThat(checked).isPositive();
    }

    private static void compare(String key, double[] ours, JsonNode theirs, JsonNode expected) {
        JsonNode tolerance = expected.path("tolerance_by_key").path(key);
        tolerance = tolerance.isMissingNode() ? expected.path("tolerance") : tolerance;
        for (int i = 0; i < ours.length; i++) {
            double number = theirs.isArray() ? theirs.path(i).asDouble() : theirs.asDouble();
            double slack = tolerance.path("absolute").asDouble()
                    + tolerance.path("relative").asDouble() * Math.abs(number);
            assertThat(ours[i]).as(key + "[" + i + "]").isCloseTo(number, within(slack));
        }
    }

    private static Optional<double[]> ours(String key, List<String> documents, int size) {
        ToDoubleFunction<Integer> perOrder = order(key, documents);
        Matcher order = ORDER.matcher(key);
        if (perOrder != null && order.matches()) {
            return Optional.of(new double[] {perOrder.applyAsDouble(Integer.parseInt(order.group(2)))});
        }
        ToDoubleFunction<Integer> list = list(key, documents);
        if (list != null) {
            return Optional.of(
                    Stream.iterate(1, n -> n + 1).limit(size).mapToDouble(list).toArray());
        }
        Spectrum words = Spectrum.of(documents, 1);
        return switch (key) {
            case "types" -> Optional.of(new double[] {words.types()});
            case "tokens" -> Optional.of(new double[] {words.tokens()});
            case "hapax" -> Optional.of(new double[] {words.once()});
            case "good_turing_unseen_mass" -> Optional.of(new double[] {UnseenMass.of(documents, 1)});
            case "compression_ratio_gzip9" -> Optional.of(new double[] {CompressionRatio.of(documents)});
            default -> Optional.empty();
        };
    }

    private static ToDoubleFunction<Integer> list(String key, List<String> documents) {
        return switch (key) {
            case "block_entropy_bits" -> n -> Spectrum.of(documents, n).entropy();
            case "conditional_entropy_bits" -> n -> EntropyRate.of(documents, n);
            default -> null;
        };
    }

    private static ToDoubleFunction<Integer> order(String key, List<String> documents) {
        return switch (key.replaceFirst("[1-4]", "#")) {
            case "distinct_#_within_docs" -> n -> DistinctNgrams.of(documents, n);
            case "distinct_#_mean_per_doc" -> n -> DistinctPerDocument.of(documents, n);
            case "entropy_#gram_bits" -> n -> Spectrum.of(documents, n).entropy();
            case "entropy_#gram_bits_miller_madow" -> n -> NgramEntropy.of(documents, n);
            case "ngrams_#_total" -> n -> Spectrum.of(documents, n).tokens();
            case "ngrams_#_types" -> n -> Spectrum.of(documents, n).types();
            case "diversity_self_repetition_n#", "self_repetition_n#" -> n -> SelfRepetition.of(documents, n);
            default -> null;
        };
    }

    private static List<String> documents(Path file) throws IOException {
        List<String> documents = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(line);
            if (node.has("tokens")) {
                List<String> tokens = new ArrayList<>();
                node.path("tokens").forEach(token -> tokens.add(token.asString()));
                documents.add(String.join(" ", tokens));
            } else {
                documents.add(node.path("text").asString());
            }
        }
        return documents;
    }
}

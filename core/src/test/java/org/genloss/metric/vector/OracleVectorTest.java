package org.genloss.metric.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every oracle case about sets of vectors: numbers from numpy, scipy, prdc, dgm-eval and Vendi-Score, read from shared/oracle. */
class OracleVectorTest {
    private static final Path ORACLE = Path.of(System.getProperty("genloss.oracle", "../../shared/oracle"));
    private static final List<String> METRICS =
            List.of("prdc", "frechet_distance", "vendi_score", "embedding_spectrum");

    private record Table(double[] values, int width) {}

    private record Case(Path folder, JsonNode json) {
        String metric() {
            return json.get("metric").asString();
        }

        Table input(int i) {
            return table(folder.resolve(json.get("inputs").get(i).asString()));
        }
    }

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        assumeTrue(Files.isDirectory(ORACLE), "no oracle at " + ORACLE.toAbsolutePath() + "; set -Dgenloss.oracle");
        try (Stream<Path> folders = Files.list(ORACLE)) {
            return folders
                    .filter(f -> Files.exists(f.resolve("expected.json")))
                    .sorted()
                    .map(OracleVectorTest::read)
                    .toList()
                    .stream()
                    .filter(c -> METRICS.contains(c.metric()))
                    .map(c -> DynamicTest.dynamicTest(c.folder().getFileName().toString(), () -> check(c)));
        }
    }

    private static Case read(Path folder) {
        return new Case(folder, JsonMapper.shared().readTree(folder.resolve("expected.json")));
    }

    private static void check(Case oracle) {
        Map<String, Double> found = new HashMap<>();
        switch (oracle.metric()) {
            case "prdc" -> prdc(oracle, found);
            case "frechet_distance" -> frechet(oracle, found);
            case "vendi_score" -> vendi(oracle, found);
            default -> spectra(oracle, found);
        }
        JsonNode expected = oracle.json().get("expected");
        double relative = oracle.json().get("tolerance").get("relative").asDouble();
        double absolute = oracle.json().get("tolerance").get("absolute").asDouble();
        assertThat(found).isNotEmpty();
        found.forEach((path, number) -> {
            JsonNode node = expected.at("/" + path);
            assertThat(node.isNumber()).as(path).isTrue();
            assertThat(number)
                    .as(path)
                    .isCloseTo(node.asDouble(), within(absolute + relative * Math.abs(node.asDouble())));
        });
    }

    private static void prdc(Case oracle, Map<String, Double> found) {
        Table real = oracle.input(0);
        Prdc prdc = Prdc.of(
                real.values(),
                oracle.input(1).values(),
                real.width(),
                oracle.json().get("params").get("nearest_k").asInt());
        found.put("precision", prdc.precision());
        found.put("recall", prdc.recall());
        found.put("density", prdc.density());
        found.put("coverage", prdc.coverage());
    }

    private static void frechet(Case oracle, Map<String, Double> found) {
        Table real = oracle.input(0);
        double distance = Frechet.distance(real.values(), oracle.input(1).values(), real.width());
        found.put("frechet_distance", distance);
        found.put("efficient_eigen_form", distance);
    }

    private static void vendi(Case oracle, Map<String, Double> found) {
        Table rows = oracle.input(0);
        assumeTrue(
                oracle.json().get("params").get("kernel").asString().equals("cosine"),
                "only the cosine kernel is offered");
        for (JsonNode order : oracle.json().get("params").get("orders")) {
            double q = order.asString().equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(order.asString());
            found.put("q=" + order.asString(), Vendi.score(rows.values(), rows.width(), q));
        }
    }

    private static void spectra(Case oracle, Map<String, Double> found) {
        List<String> sides = List.of("real", "synth");
        for (int i = 0; i < oracle.json().get("inputs").size(); i++) {
            Table rows = oracle.input(i);
            String side = sides.get(i) + "/";
            Moments moments = Moments.of(Points.of(rows.values(), rows.width()));
            double[] eigenvalues = Symmetric.eigenvalues(moments.covariance(), rows.width());
            found.put(side + "effective_rank", Spectra.effectiveRank(eigenvalues));
            found.put(side + "participation_ratio", Spectra.participationRatio(eigenvalues));
            found.put(side + "total_variance", moments.totalVariance());
            found.put(side + "log_det", Spectra.logDeterminant(eigenvalues));
            found.put(side + "top1_share", eigenvalues[0] / Spectra.total(eigenvalues));
            found.put(side + "mean_pairwise_cosine_distance", Pairs.meanCosineDistance(rows.values(), rows.width()));
            found.put(side + "mean_pairwise_euclidean", Pairs.meanDistance(rows.values(), rows.width()));
            found.put(side + "chamfer_min_cosine", Pairs.nearestCosineDistance(rows.values(), rows.width()));
        }
    }

    private static Table table(Path csv) {
        try {
            List<String> lines = Files.readAllLines(csv);
            int width = lines.get(0).split(",").length;
            double[] values = lines.stream()
                    .skip(1)
                    .flatMap(line -> Arrays.stream(line.split(",")))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Table(values, width);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.genloss.metric.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every case of the shared oracle about single columns; values of scipy and numpy as named in each case. Keys of other tools' own scores are left out. */
class OracleTableTest {
    private static final Path FOLDER = Path.of(System.getProperty("genloss.oracle", "../../shared/oracle"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METRICS = List.of(
            "ks_two_sample",
            "categorical_drift",
            "psi_js_kl_binned",
            "tail_index",
            "per_feature_drift",
            "energy_distance",
            "correlation_and_mi_difference");

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no oracle cases at " + FOLDER);
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FOLDER)) {
            for (Path folder : folders.filter(f -> Files.exists(f.resolve("expected.json")))
                    .sorted()
                    .toList()) {
                JsonNode expected =
                        JSON.readTree(folder.resolve("expected.json").toFile());
                if (METRICS.contains(expected.path("metric").asString())) {
                    tests.add(DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder, expected)));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void check(Path folder, JsonNode expected) throws IOException {
        String metric = expected.path("metric").asString();
        Pool pool = pool(folder, expected, metric.equals("categorical_drift"));
        if (metric.equals("correlation_and_mi_difference")) {
            correlations(pool, expected);
            return;
        }
        int checked = 0;
        for (Column column : Columns.of(pool).all()) {
            JsonNode node = expected.path("expected");
            JsonNode values = metric.equals("per_feature_drift") ? node.path(column.name()) : node;
            int[] r = column.counts(pool.reference());
            int[] c = column.counts(pool.candidate());
            Map<String, double[]> ours =
                    ours(metric, new PerColumn.Counts(column, trim(column, r), trim(column, c)), values);
            for (var entry : ours.entrySet()) {
                if (values.has(entry.getKey())) {
                    compare(entry.getKey(), entry.getValue(), values.path(entry.getKey()), expected);
                    checked++;
                }
            }
        }
        assertThat(checked).isPositive();
    }

    private static void correlations(Pool pool, JsonNode expected) {
        double[][] real = CorrelationChange.matrix(pool.reference(), (column, counts) -> column.numbers());
        double[][] synthetic = CorrelationChange.matrix(pool.candidate(), (column, counts) -> column.numbers());
        for (int a = 0; a < real.length; a++) {
            compare(
                    "pearson_real",
                    real[a],
                    head(expected.path("expected").path("pearson_real").path(a), a + 1),
                    expected);
            compare(
                    "pearson_synth",
                    synthetic[a],
                    head(expected.path("expected").path("pearson_synth").path(a), a + 1),
                    expected);
        }
        double[][] ranksReal = CorrelationChange.matrix(pool.reference(), CorrelationChange::ranks);
        double[][] ranksSynthetic = CorrelationChange.matrix(pool.candidate(), CorrelationChange::ranks);
        JsonNode values = expected.path("expected");
        compare("pearson_frobenius_diff", frobenius(real, synthetic), values.path("pearson_frobenius_diff"), expected);
        compare(
                "spearman_frobenius_diff",
                frobenius(ranksReal, ranksSynthetic),
                values.path("spearman_frobenius_diff"),
                expected);
        Sides sides = Sides.of(pool);
        List<JointCounts.Binned> words = Columns.of(pool).all().stream()
                .filter(column -> !column.ordered())
                .map(column -> new JointCounts.Binned(column, JointCounts.bins(column, sides)))
                .toList();
        compare(
                "mi_k_m_real_nats",
                new double[] {
                    JointCounts.of(sides.reference(), words.get(0), words.get(1))
                            .information()
                },
                values.path("mi_k_m_real_nats"),
                expected);
        compare(
                "mi_k_m_synth_nats",
                new double[] {
                    JointCounts.of(sides.candidate(), words.get(0), words.get(1))
                            .information()
                },
                values.path("mi_k_m_synth_nats"),
                expected);
        Value.Of mean =
                (Value.Of) new CorrelationChange().compare(Sides.of(pool)).get(0);
        compare(
                "pearson_mean_abs_offdiag_diff",
                new double[] {mean.number()},
                values.path("pearson_mean_abs_offdiag_diff"),
                expected);
    }

    private static JsonNode head(JsonNode row, int size) {
        return JSON.valueToTree(
                IntStream.range(0, size).mapToObj(i -> row.path(i).asDouble()).toList());
    }

    private static double[] frobenius(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += 2 * (a[i][j] - b[i][j]) * (a[i][j] - b[i][j]);
            }
        }
        return new double[] {Math.sqrt(sum)};
    }

    private static int[] trim(Column column, int[] counts) {
        return Arrays.copyOf(counts, column.levels());
    }

    private static void compare(String key, double[] ours, JsonNode theirs, JsonNode expected) {
        if (theirs.isNull()) {
            assertThat(ours).as(key).containsExactly(Double.NaN);
            return;
        }
        JsonNode tolerance = expected.path("tolerance_by_key").path(key);
        tolerance = tolerance.isMissingNode() ? expected.path("tolerance") : tolerance;
        assertThat(ours.length).as(key).isEqualTo(theirs.isArray() ? theirs.size() : 1);
        for (int i = 0; i < ours.length; i++) {
            double number = theirs.isArray() ? theirs.path(i).asDouble() : theirs.asDouble();
            double slack = tolerance.path("absolute").asDouble()
                    + tolerance.path("relative").asDouble() * Math.abs(number);
            assertThat(ours[i]).as(key + "[" + i + "]").isCloseTo(number, within(slack));
        }
    }

    private static Map<String, double[]> ours(String metric, PerColumn.Counts counts, JsonNode expected) {
        return switch (metric) {
            case "categorical_drift" -> categories(counts.reference(), counts.candidate());
            case "psi_js_kl_binned" -> binned(counts);
            case "tail_index" -> hill(counts, expected);
            default -> numbers(counts);
        };
    }

    private static Map<String, double[]> numbers(PerColumn.Counts counts) {
        int[] r = counts.reference();
        int[] c = counts.candidate();
        double[] numbers = counts.column().numbers();
        double way = Wasserstein.distance(numbers, r, c);
        double normed = way / Wasserstein.standardDeviation(numbers, r);
        double energy = EnergyDistance.distance(numbers, r, c);
        Map<String, double[]> ours = new LinkedHashMap<>();
        List.of("statistic", "ks", "deepchecks_ks").forEach(key -> put(ours, key, KolmogorovSmirnov.statistic(r, c)));
        put(ours, "p_asymp", KolmogorovSmirnovP.asymptotic(r, c));
        put(ours, "p_exact", KolmogorovSmirnovP.exact(r, c));
        List.of("wasserstein", "wasserstein_1").forEach(key -> put(ours, key, way));
        List.of("wasserstein_normed", "wasserstein_normed_by_ref_std").forEach(key -> put(ours, key, normed));
        List.of("energy", "scipy_energy_distance").forEach(key -> put(ours, key, energy));
        put(ours, "squared_V_statistic", energy * energy);
        return ours;
    }

    private static Map<String, double[]> categories(int[] r, int[] c) {
        Map<String, double[]> ours = new LinkedHashMap<>();
        put(ours, "chi2", ChiSquare.statistic(r, c));
        put(ours, "chi2_p", ChiSquareP.p(r, c));
        put(ours, "chi2_dof", ChiSquare.freedom(r, c));
        put(ours, "tvd", Shares.totalVariation(r, c));
        put(ours, "hellinger", Shares.hellinger(r, c));
        put(ours, "js_distance_base2", Math.sqrt(Shares.jensenShannon(r, c) / Math.log(2)));
        put(ours, "psi_floor_1e-4", Shares.stability(r, c));
        put(ours, "entropy_real_bits", CategoryEntropy.plugIn(r));
        put(ours, "entropy_synth_bits", CategoryEntropy.plugIn(c));
        put(ours, "rare_category_recall", RareCategoryRecall.recall(r, c));
        put(ours, "reference_mass_lost", ReferenceMassLost.lost(r, c));
        put(ours, "novel_mass", ReferenceMassLost.lost(c, r));
        return ours;
    }

    private static Map<String, double[]> binned(PerColumn.Counts counts) {
        PerColumn.Counts bins = Deciles.of(counts);
        int[] r = bins.reference();
        int[] c = bins.candidate();
        double nats = Shares.jensenShannon(r, c);
        Map<String, double[]> ours = new LinkedHashMap<>();
        put(ours, "decile_edges_inner", Deciles.edges(counts.column().numbers(), counts.reference()));
        put(ours, "decile_counts_real", IntStream.of(r).asDoubleStream().toArray());
        put(ours, "decile_counts_synth", IntStream.of(c).asDoubleStream().toArray());
        put(ours, "psi_decile_floor_1e-4", Shares.stability(r, c));
        put(ours, "js_distance_base2_decile", Math.sqrt(nats / Math.log(2)));
        put(ours, "js_divergence_nats_decile", nats);
        put(ours, "kl_real_synth_jeffreys_smoothed_nats", Shares.kullbackLeibler(r, c));
        put(ours, "kl_synth_real_jeffreys_smoothed_nats", Shares.kullbackLeibler(c, r));
        put(ours, "hellinger_decile", Shares.hellinger(r, c));
        put(ours, "tvd_decile", Shares.totalVariation(r, c));
        return ours;
    }

    /** Keys are gamma_real_k75, alpha_synth_k150 and the like. */
    private static Map<String, double[]> hill(PerColumn.Counts counts, JsonNode expected) {
        Map<String, double[]> ours = new LinkedHashMap<>();
        for (String key : expected.propertyNames()) {
            if (key.matches("(gamma|alpha)_(real|synth)_k\\d+")) {
                int[] side = key.contains("real") ? counts.reference() : counts.candidate();
                double gamma = TailHeaviness.gamma(
                        counts.column().numbers(), side, Integer.parseInt(key.replaceAll(".*_k", "")));
                put(ours, key, key.startsWith("alpha") ? 1 / gamma : gamma);
            }
        }
        return ours;
    }

    private static void put(Map<String, double[]> ours, String key, double... values) {
        ours.put(key, DoubleStream.of(values).toArray());
    }

    private static Pool pool(Path folder, JsonNode expected, boolean texts) throws IOException {
        List<String> header = lines(folder, expected, 0).subList(0, 1);
        return Tables.pool(
                List.of(header.get(0).split(",")), rows(folder, expected, 0, texts), rows(folder, expected, 1, texts));
    }

    private static List<String> lines(Path folder, JsonNode expected, int input) throws IOException {
        return Files.readAllLines(
                folder.resolve(expected.path("inputs").path(input).asString()), StandardCharsets.UTF_8);
    }

    private static List<Object[]> rows(Path folder, JsonNode expected, int input, boolean texts) throws IOException {
        List<String> lines = lines(folder, expected, input);
        return lines.subList(1, lines.size()).stream()
                .map(line -> cells(line, texts))
                .toList();
    }

    private static Object[] cells(String line, boolean texts) {
        return Arrays.stream(line.split(","))
                .map(cell -> texts || !cell.matches("-?[0-9].*") ? (Object) cell : Double.valueOf(cell))
                .toArray();
    }
}

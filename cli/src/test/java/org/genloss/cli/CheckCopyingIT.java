package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss check --holdout}, as a user runs it. */
class CheckCopyingIT {
    @TempDir
    static Path dir;

    @BeforeAll
    static void data() {
        List<String> train = rows(1);
        List<String> copied = new ArrayList<>(rows(3));
        for (int i = 0; i < 40; i++) {
            copied.set(5 * i, train.get(7 * i));
        }
        write("train.csv", train);
        write("holdout.csv", rows(2));
        write("copied.csv", copied);
        write("fresh.csv", rows(4));
    }

    private static List<String> rows(int seed) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(Math.round(1000 * Math.exp(random.nextGaussian())) + "," + (20 + random.nextInt(50)) + ",job"
                    + random.nextInt(5));
        }
        return rows;
    }

    private static void write(String name, List<String> rows) {
        List<String> lines = new ArrayList<>(List.of("pay,age,job"));
        lines.addAll(rows);
        Genloss.write(dir, name, lines);
    }

    private static Genloss.Done check(String generation, String holdout, String... more) {
        List<String> words = new ArrayList<>(
                List.of("check", "--reference", "train.csv", "--holdout", holdout, "--generation", generation));
        words.addAll(List.of(more));
        return Genloss.run(dir, words.toArray(String[]::new));
    }

    @Test
    void copiesAreNamedAndTheGateIsTheUsersChoice() throws Exception {
        Genloss.Done usual = check("copied.csv", "holdout.csv", "--format", "json", "--out", "report");
        assertThat(usual.exit()).as("copying is no loss").isZero();
        JsonNode json = JsonMapper.shared().readTree(usual.out());
        assertThat(json.path("holdout").path("items").asInt()).isEqualTo(300);
        JsonNode generation = json.path("generations").path(0);
        assertThat(generation.path("verdict").asString()).isIn("healthy", "undecided");
        JsonNode finding = generation.path("findings").path(0);
        assertThat(finding.path("family").asString()).isEqualTo("copying");
        assertThat(finding.path("metric").asString()).isEqualTo("identical-share");
        assertThat(finding.path("examples").path(0).asString()).contains(" | job");
        assertThat(Files.readString(dir.resolve("report/report.html")))
                .contains("Holdout", "holds copies of the reference", "10 % for copying");

        Genloss.Done gate = check("copied.csv", "holdout.csv", "--fail-on", "copying", "--format", "junit");
        assertThat(gate.exit()).isEqualTo(1);
        assertThat(gate.out()).contains("failures=\"1\"", "identical-share, in the reference");
        assertThat(check("copied.csv", "holdout.csv").out())
                .contains("copied holds copies of the reference.", "different rows equal one of train");
        assertThat(check("copied.csv", "holdout.csv", "--format", "markdown").out())
                .contains("different rows equal one of train and");
    }

    @Test
    void freshRowsAreNotTakenForCopies() {
        Genloss.Done done = check("fresh.csv", "holdout.csv", "--fail-on", "copying");
        assertThat(done.exit()).isZero();
        assertThat(done.out()).contains("No copying of train beyond chance was found beside holdout");
    }

    @Test
    void aMetricReadsTheHoldoutAndSaysSoWithout() {
        Genloss.Done with = Genloss.run(
                dir,
                "metric",
                "dcr-share",
                "--reference",
                "train.csv",
                "--holdout",
                "holdout.csv",
                "--generation",
                "copied.csv");
        assertThat(with.exit()).isZero();
        assertThat(with.out()).contains("items");
        Genloss.Done without =
                Genloss.run(dir, "metric", "dcr-share", "--reference", "train.csv", "--generation", "copied.csv");
        assertThat(without.exit()).isZero();
        assertThat(without.out()).contains("undefined", "--holdout FILE");
    }

    @Test
    void aHoldoutOfAnotherKindOrNoneIsRefused() {
        Genloss.write(dir, "other.csv", List.of("pay,town", "1,here", "2,there"));
        Genloss.write(dir, "empty.csv", List.of("pay,age,job"));
        assertThat(check("fresh.csv", "other.csv").refused().err()).contains("other");
        assertThat(check("fresh.csv", "empty.csv").refused().err()).contains("empty");
        assertThat(check("fresh.csv", "missing.csv").refused().err()).contains("missing.csv");
        assertThat(check("fresh.csv", "train.csv").refused().err())
                .contains("holds the same items as the reference", "never saw");
    }
}

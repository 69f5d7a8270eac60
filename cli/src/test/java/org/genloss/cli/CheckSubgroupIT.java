package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss check --subgroup}, as a user runs it. */
class CheckSubgroupIT {
    @TempDir
    static Path dir;

    /** Two in five rows are women's, of the generation one in five. */
    private static void table(String name, int seed, double women) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(List.of("sex,pay"));
        for (int i = 0; i < 1200; i++) {
            lines.add((random.nextDouble() < women ? "f" : "m") + ","
                    + Math.round(1000 * Math.exp(random.nextGaussian())));
        }
        Genloss.write(dir, name, lines);
    }

    @Test
    void aSubgroupThatShrinksFailsTheGate() {
        table("real.csv", 1, 0.4);
        table("made.csv", 2, 0.2);
        Genloss.Done done = Genloss.run(
                dir,
                "check",
                "--reference",
                "real.csv",
                "--generation",
                "made.csv",
                "--subgroup",
                "sex",
                "--format",
                "json",
                "--out",
                "report");
        assertThat(done.exit()).isEqualTo(1);
        JsonNode made =
                JsonMapper.shared().readTree(done.out()).path("generations").path(0);
        assertThat(made.path("verdict").asString()).isEqualTo("early-collapse");
        assertThat(made.path("findings").findValuesAsString("subject")).contains("sex = f");
        assertThat(dir.resolve("report/report.html")).content().contains("subgroups by sex", "The subgroup");
        Genloss.Done unknown =
                Genloss.run(dir, "check", "--reference", "real.csv", "--generation", "made.csv", "--subgroup", "race");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is no column race to make subgroups; the columns are sex and pay.");
    }

    /** The rarer language keeps its share, and a fifth of its words. */
    private static void texts(String name, int seed, int words) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            boolean dane = i % 3 == 0;
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 25; w++) {
                double u = random.nextDouble();
                text.append(dane ? "d" : "w")
                        .append((int) (u * u * (dane ? words : 2000)))
                        .append(' ');
            }
            lines.add("{\"text\":\"" + text + "\",\"language\":\"" + (dane ? "da" : "cy") + "\"}");
        }
        Genloss.write(dir, name, lines);
    }

    @Test
    void aFieldBesideTextsMakesSubgroups() {
        texts("real.jsonl", 3, 2000);
        texts("made.jsonl", 4, 400);
        Genloss.Done done = Genloss.run(
                dir,
                "check",
                "--reference",
                "real.jsonl",
                "--generation",
                "made.jsonl",
                "--subgroup",
                "language",
                "--format",
                "json");
        assertThat(done.exit()).isEqualTo(1);
        JsonNode made =
                JsonMapper.shared().readTree(done.out()).path("generations").path(0);
        assertThat(made.path("findings").findValuesAsString("subject")).contains("language = da");
        assertThat(made.path("findings").findValuesAsString("sentence"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("Within the subgroup `language` = `da`: "));
        Genloss.Done unknown = Genloss.run(
                dir, "check", "--reference", "real.jsonl", "--generation", "made.jsonl", "--subgroup", "dialect");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("--subgroup", "dialect", "language");
    }
}

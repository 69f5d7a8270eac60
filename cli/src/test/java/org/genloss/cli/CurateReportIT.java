package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code genloss curate} says of a mix beside its shards. */
class CurateReportIT {
    @TempDir
    Path dir;

    private void texts(String file, long seed, int count, int limit) {
        List<String> lines = new ArrayList<>();
        List<String> texts = Genloss.texts(seed, count, limit);
        for (int i = 0; i < count; i++) {
            lines.add(JsonMapper.shared().writeValueAsString(Map.of("id", file + i, "text", texts.get(i))));
        }
        Genloss.write(dir, file + ".jsonl", lines);
    }

    private Genloss.Done curate(String out, String recipe, String... more) {
        Genloss.write(dir, out + ".yaml", List.of(recipe));
        List<String> words = new ArrayList<>(List.of("curate", out + ".yaml", "--out", out, "--format", "json"));
        words.addAll(List.of(more));
        return Genloss.run(dir, words.toArray(String[]::new));
    }

    private static JsonNode json(Genloss.Done done) {
        assertThat(done.exit()).as(done.err()).isZero();
        return JsonMapper.shared().readTree(done.out());
    }

    /** The model lacks words that people use rarely: a mix of it alone has lost them, as {@code genloss check} of its shards says too. */
    @Test
    void sourcesAndMixAreCheckedAgainstTheReference() throws IOException {
        texts("reference", 1, 200, 3000);
        texts("people", 2, 200, 3000);
        texts("model", 3, 200, 400);
        String recipe = """
                sources:
                  - { id: people, path: people.jsonl, origin: human }
                  - { id: model, path: model.jsonl, origin: { synthetic: m, generation: 1 } }
                reference: reference.jsonl
                steps: [ { id: expression, keep: "origin == '%s'" } ]
                output: { format: jsonl }
                """;
        JsonNode both = json(curate("model-only", recipe.formatted("synthetic"), "--threads", "1"));
        JsonNode check = both.path("check");
        assertThat(check.path("reference").path("items").asInt()).isEqualTo(200);
        JsonNode sources = check.path("generations").get(0);
        JsonNode mix = check.path("generations").get(1);
        assertThat(sources.path("name").asString()).isEqualTo("sources");
        assertThat(sources.path("items").asInt()).isEqualTo(400);
        assertThat(mix.path("name").asString()).isEqualTo("mix");
        assertThat(mix.path("items").asInt()).isEqualTo(200);

        Genloss.Done alone = Genloss.run(
                dir,
                "check",
                "--reference",
                "reference.jsonl",
                "--generation",
                "model-only/shards/part-00001.jsonl",
                "--metrics",
                "none",
                "--fail-on",
                "never",
                "--format",
                "json");
        JsonNode verdict = json(alone).path("generations").get(0);
        assertThat(verdict.path("verdict").asString()).endsWith("-collapse");
        assertThat(mix.path("verdict").asString())
                .isEqualTo(verdict.path("verdict").asString());
        assertThat(kept(mix, "rare-words")).isEqualTo(kept(verdict, "rare-words"));

        JsonNode people = json(curate("people-only", recipe.formatted("human"))).path("check");
        assertThat(people.path("generations").get(1).path("verdict").asString()).isEqualTo("healthy");
        assertThat(Files.readString(dir.resolve("people-only/report.html"))).contains("Against the reference");

        json(curate(
                "again", recipe.formatted("synthetic").replace("sources:", "name: mix\nsources:"), "--threads", "2"));
        assertThat(dir.resolve("again/report.json")).hasSameTextualContentAs(dir.resolve("model-only/report.json"));
        assertThat(Files.readString(dir.resolve("again/ledger.jsonl"))).contains("\"compared\"");
    }

    private static double kept(JsonNode generation, String metric) {
        return generation
                .path("findings")
                .valueStream()
                .filter(f -> f.path("metric").asString().equals(metric))
                .findFirst()
                .orElseThrow()
                .path("retained")
                .asDouble();
    }

    @Test
    void aReferenceThatCannotBeReadIsRefusedAtOnce() {
        texts("people", 2, 30, 3000);
        Genloss.write(dir, "table.csv", List.of("age,income", "31,20000", "42,30000"));
        String recipe = "sources: [ { id: people, path: people.jsonl, origin: human } ]\nreference: %s\n";
        assertThat(curate("none", recipe.formatted("missing.jsonl")).refused().err())
                .contains("missing.jsonl: no such file");
        assertThat(curate("table", recipe.formatted("table.csv")).refused().err())
                .contains("reference needs text")
                .contains("read as table");
        assertThat(dir.resolve("table/shards")).doesNotExist();
    }
}

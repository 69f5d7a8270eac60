package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shares of a mix whose documents do not all weigh the same. */
class CurateSharesIT {
    private static final String RECIPE = """
            name: shares
            sources:
              - { id: people, path: people.jsonl, origin: human }
              - { id: model, path: model.jsonl, origin: { synthetic: stories, generation: 1 } }
            steps: [ { id: language, languages: [en], action: %s, factor: 0.25 } ]
            mix: { unit: %s, synthetic: 0.6 }
            output: { format: jsonl }
            """;

    @TempDir
    Path dir;

    /** 30 English texts of 16 words by people, and 20 German ones of 24 words by a model. */
    @BeforeEach
    void sources() {
        String people = "The river rose in the night and it carried away the old bridge of number ";
        String model =
                "Der Fluss stieg in der Nacht und am Morgen hatte er die Brücke und alles was darauf stand mit sich"
                        + " fortgetragen bis Haus ";
        Genloss.write(dir, "people.jsonl", lines(people, 30));
        Genloss.write(dir, "model.jsonl", lines(model, 20));
        assertThat(people.split(" ")).hasSize(15);
        assertThat(model.split(" ")).hasSize(23);
    }

    private static List<String> lines(String text, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"" + text.charAt(0) + i + "\",\"text\":\"" + text + i + "\"}")
                .toList();
    }

    private JsonNode report(String out, String action, String unit) {
        Genloss.write(dir, out + ".yaml", List.of(RECIPE.formatted(action, unit)));
        Genloss.Done done = Genloss.run(dir, "curate", out + ".yaml", "--out", out);
        assertThat(done.exit()).as(done.err()).isZero();
        Genloss.write(dir, out + ".txt", List.of(done.out()));
        return JsonMapper.shared().readTree(dir.resolve(out).resolve("report.json"));
    }

    private String text(String file) throws IOException {
        return Files.readString(dir.resolve(file)).replaceAll("[\\s\u00a0\u202f]+", " ");
    }

    /** 20 of 50 documents are synthetic, and by weight 20/4 of 30 + 20/4; of words 480 of 960, and 120 of 600. */
    @Test
    void sharesByWeightStandBesideThoseOfWholeDocuments() throws IOException {
        JsonNode documents = report("documents", "weigh", "documents");
        assertThat(documents.path("syntheticShare").asDouble()).isEqualTo(0.4);
        assertThat(documents.path("syntheticShareByWeight").asDouble()).isCloseTo(5 / 35.0, within(1e-12));
        JsonNode cap = documents.path("limits").get(0);
        assertThat(cap.path("value").asDouble()).isEqualTo(0.4);
        assertThat(cap.path("valueByWeight").asDouble()).isCloseTo(5 / 35.0, within(1e-12));

        JsonNode words = report("words", "weigh", "words");
        assertThat(words.path("syntheticShare").asDouble()).isEqualTo(0.5);
        assertThat(words.path("syntheticShareByWeight").asDouble()).isCloseTo(0.2, within(1e-12));
        assertThat(words.path("after").get(1).path("weighed").asDouble()).isEqualTo(120);
        String said =
                "Synthetic: 50 % of the mix where every document counts whole, as limits do; 20 % where each counts by its"
                        + " field weight.";
        assertThat(text("words.txt"))
                .contains("share of words before after after, by weight", "human 50 % 50 % 80 %", said);
        assertThat(text("words/datacard.md")).contains(said, "after, by weight", "by weight |");
        assertThat(text("words/report.html")).contains(said, "after, by weight: 80 % human, 20 % synthetic, in words");
    }

    /** 40, 20 and 20 of 80 by weight; a quarter of 80 is 20 of the 30 recent texts, of which 40/90 would be 13. */
    @Test
    void sizeWeightsAndRecentTextHoldTogether() throws IOException {
        Genloss.write(
                dir,
                "dated.jsonl",
                IntStream.range(0, 90)
                        .mapToObj(i -> "{\"id\":\"d" + i + "\",\"text\":\"A text of number " + i
                                + " by people\",\"day\":\"" + (i % 3 == 0 ? "2024-05-01" : "2019-05-01") + "\"}")
                        .toList());
        String recipe = """
                name: dated
                sources:
                  - { id: dated, path: dated.jsonl, origin: human, date-field: day }
                  - { id: people, path: people.jsonl, origin: human }
                  - { id: model, path: model.jsonl, origin: { synthetic: stories, generation: 1 } }
                mix: { size: 80, synthetic: %s, weights: { dated: 2, people: 1, model: 1 }, fresh-real: { share: 0.25, since: 2024-01-01 } }
                output: { format: jsonl }
                """;
        Genloss.write(dir, "dated.yaml", List.of(recipe.formatted("0.25")));
        Genloss.Done done = Genloss.run(dir, "curate", "dated.yaml", "--out", "dated");
        assertThat(done.exit()).as(done.err()).isZero();
        List<String> mix = Files.readAllLines(dir.resolve("dated/shards/part-00001.jsonl"));
        assertThat(mix).hasSize(80);
        assertThat(mix.stream().filter(line -> line.contains("\"source\":\"dated\"")))
                .hasSize(40);
        assertThat(mix.stream().filter(line -> line.contains("\"source\":\"people\"")))
                .hasSize(20);
        assertThat(mix.stream().filter(line -> line.contains("\"date\":\"2024-05-01\"")))
                .hasSize(20);

        Genloss.write(dir, "never.yaml", List.of(recipe.formatted("0.2")));
        assertThat(Genloss.run(dir, "curate", "never.yaml", "--out", "never")
                        .refused()
                        .err())
                .contains("mix.weights leaves nothing", "model a share of 0.25", "keeps mix.synthetic");
    }

    @Test
    void whereAllWeighTheSameNothingIsSaidOfWeights() throws IOException {
        JsonNode report = report("labelled", "label", "words");
        assertThat(report.path("syntheticShare").asDouble()).isEqualTo(0.5);
        assertThat(report.has("syntheticShareByWeight")).isFalse();
        assertThat(report.path("limits").get(0).has("valueByWeight")).isFalse();
        for (String file : List.of("labelled.txt", "labelled/datacard.md", "labelled/report.html")) {
            assertThat(text(file)).doesNotContain("by weight");
        }
    }
}

package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.io.ledger.LedgerFile;
import org.genloss.ledger.Ledger;
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

    /** Mixed again, the 20 weigh 1/4 as before, and 1/16 where the step comes again; its own labels alone count for it. A third mix keeps the names of both. */
    @Test
    void weightsAndLabelsOfAnEarlierMixGoOn() throws IOException {
        for (String format : List.of("jsonl", "parquet")) {
            String first = "first-" + format;
            Genloss.write(
                    dir,
                    first + ".yaml",
                    List.of(RECIPE.formatted("weigh", "documents")
                            .replace("shares", first)
                            .replace("format: jsonl", "format: " + format)));
            assertThat(Genloss.run(dir, "curate", first + ".yaml", "--out", first)
                            .exit())
                    .isZero();
            JsonNode plain = again("plain-" + format, first, "");
            assertThat(plain.path("syntheticShareByWeight").asDouble()).isCloseTo(5 / 35.0, within(1e-12));
            assertThat(plain.path("labels")).isEmpty();
            JsonNode told = plain.path("findings").path("earlier").get(0);
            assertThat(told.path("weighed").asInt()).isEqualTo(20);
            assertThat(told.path("lowestWeight").asDouble()).isEqualTo(0.25);
            assertThat(told.path("labelled").asInt()).isEqualTo(50);
            assertThat(told.path("labelledInMix").asInt()).isEqualTo(50);
            assertThat(told.path("flagged").asInt()).isEqualTo(20);
        }
        assertThat(text("plain-jsonl/datacard.md"))
                .contains("20 records of prev have weights from an earlier mix (0.25)", "(language), 20 flagged");
        JsonNode second =
                again("second", "first-jsonl", "{ id: language, languages: [en], action: weigh, factor: 0.25 }");
        assertThat(second.path("syntheticShareByWeight").asDouble()).isCloseTo(1.25 / 31.25, within(1e-12));
        assertThat(second.path("labels").get(0).path("texts").asInt()).isEqualTo(50);
        again("third", "second", "");
        for (String line : Files.readAllLines(dir.resolve("third/shards/part-00001.jsonl"))) {
            JsonNode record = JsonMapper.shared().readTree(line);
            boolean model = record.path("origin").asString().equals("synthetic");
            assertThat(record.path("weight").asDouble()).isEqualTo(model ? 0.0625 : 1);
            assertThat(record.path("labels")
                            .valueStream()
                            .map(label -> label.path("detector").asString() + " of "
                                    + label.path("mix").asString() + " "
                                    + label.path("flagged").asBoolean()))
                    .containsExactly("language of first-jsonl " + model, "language of second " + model);
        }
        assertThat(Genloss.run(dir, "ledger", "trace", "D3", "third").out())
                .contains(", flagged", "of the earlier mix first-jsonl", "of the earlier mix second");
    }

    private JsonNode again(String out, String mix, String step) {
        Genloss.write(
                dir,
                out + ".yaml",
                List.of(
                        "name: " + out,
                        "sources: [ { id: prev, path: " + mix + " } ]",
                        "steps: [ " + step + " ]",
                        "output: { format: jsonl }"));
        Genloss.Done done = Genloss.run(dir, "curate", out + ".yaml", "--out", out);
        assertThat(done.exit()).as(done.err()).isZero();
        return JsonMapper.shared().readTree(dir.resolve(out).resolve("report.json"));
    }

    /** A field of a source's own that stood in the way of ours is still there after the second mix. */
    @Test
    void whatAnEarlierMixMovedAsideStays() throws IOException {
        Genloss.write(dir, "people.jsonl", List.of("{\"id\":\"a\",\"text\":\"one text here\",\"source\":\"reuters\"}"));
        Genloss.write(
                dir,
                "once.yaml",
                List.of("sources: [ { id: people, path: people.jsonl, origin: human } ]", "output: { format: jsonl }"));
        assertThat(Genloss.run(dir, "curate", "once.yaml", "--out", "once").exit())
                .isZero();
        again("twice", "once", "");
        again("thrice", "twice", "");
        for (String out : List.of("twice", "thrice")) {
            assertThat(text(out + "/shards/part-00001.jsonl"))
                    .contains("\"original\":{\"source\":\"people\",\"original\":{\"source\":\"reuters\"}}");
        }
    }

    /** What no mix writes is a damaged row, not a weight of 1; the mix is otherwise as its ledger says. */
    @Test
    void weightsThatAreNoneAreDamagedRows() throws IOException {
        report("spoilt", "weigh", "documents");
        Path shard = dir.resolve("spoilt/shards/part-00001.jsonl");
        String was = Ledger.digest(Files.readAllBytes(shard));
        Files.writeString(shard, Files.readString(shard).replaceFirst("\"weight\":[0-9.]+", "\"weight\":-2"));
        Path file = dir.resolve("spoilt/ledger.jsonl");
        String mark = LedgerFile.read(file).mark();
        String is = Ledger.digest(Files.readAllBytes(shard));
        Files.writeString(file, Files.readString(file).replace(was, is));
        Ledger ledger = Ledger.empty()
                .with(LedgerFile.read(file).lines().stream()
                        .map(Ledger.Marked::entry)
                        .toList());
        try (var out = Files.newOutputStream(file)) {
            LedgerFile.write(ledger, out);
        }
        Path run = dir.resolve("spoilt/run.json");
        Files.writeString(run, Files.readString(run).replace(was, is).replace(mark, ledger.mark()));
        Genloss.write(dir, "again.yaml", List.of("sources: [ { id: prev, path: spoilt } ]"));
        Genloss.Done done = Genloss.run(dir, "curate", "again.yaml", "--out", "again");
        done.refused();
        assertThat(done.err()).contains("of prev: its weight is -2; a weight is a number above 0");
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

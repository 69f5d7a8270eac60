package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.genloss.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code datacard.md}, {@code croissant.json} and {@code sourcing.csv} of a mix. */
class CurateCardIT {
    /** "The following list of properties must be specified for every Croissant dataset" and distribution: Croissant 1.1, Dataset-level Information. */
    private static final List<String> REQUIRED = List.of(
            "@context",
            "@type",
            "conformsTo",
            "description",
            "license",
            "name",
            "url",
            "creator",
            "datePublished",
            "distribution");

    private static final Set<String> PREFIXES = Set.of("sc", "cr", "rai", "dct", "prov", "gl");

    @TempDir
    Path dir;

    private void lines(String file, int from, int count, String language) {
        List<String> texts = Genloss.texts(5, from + count, 3000).subList(from, from + count);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(JsonMapper.shared()
                    .writeValueAsString(Map.of(
                            "id",
                            file + i,
                            "text",
                            texts.get(i),
                            "language",
                            i % 10 == 0 ? language : "en",
                            "date",
                            (2020 + i % 4) + "-05-01")));
        }
        Genloss.write(dir, file + ".jsonl", lines);
    }

    private static final String RECIPE = """
            name: carded
            sources:
              - { id: people, path: people.jsonl, origin: human, licence: CC-BY-4.0, consent: asked, date-field: date }
              - { id: model, path: model.jsonl, origin: { synthetic: m, generation: 1 }, licence: "https://example.org/own" }
            reference: reference.jsonl
            steps: [ { id: expression, drop: "source == 'people' && notes.language == 'eu'" }, { id: pii, kinds: [email] } ]
            protect: { field: { name: language, least: 1, most: 0.2 }, factor: 1000 }
            mix: { synthetic: 0.5 }
            card: { description: Planted texts., creator: Example Lab, published: 2026-11-20, url: "https://example.org/mix" }
            report: { by: [language], since: 2022-01-01 }
            output: { format: jsonl, shard: 20KB }
            """;

    /** 200 texts of the reference, 20 of them Basque (eu); of 100 human ones the 10 Basque ones go, and 100 of a model have none. */
    @Test
    void theCardAndItsStandardsSayWhatIsInTheMix() throws IOException {
        lines("reference", 0, 200, "eu");
        lines("people", 200, 100, "eu");
        lines("model", 300, 100, "fr");
        Genloss.write(dir, "carded.yaml", List.of(RECIPE));
        Genloss.Done done =
                Genloss.run(dir, "curate", "carded.yaml", "--out", "mix", "--format", "json", "--threads", "1");
        assertThat(done.exit()).as(done.err()).isZero();

        String card = Files.readString(dir.resolve("mix/datacard.md"));
        assertThat(card)
                .startsWith("# carded\n\nPlanted texts.")
                .contains("By Example Lab", "Published 2026-11-20")
                .contains("| people | human | CC-BY-4.0 | asked | field date | 1 | 100 |")
                .contains("| model | synthetic by m, generation 1 | https://example.org/own | not said |")
                .contains("## What each step took from each source", "| people | 100 | −10 |")
                .contains("## What steps took of the tail", "## Age of the mix", "| since 2022-01-01 |")
                .contains("## Subgroups by language", "## Against the reference", "## What to ask for")
                .contains("## Fresh data needed", "## Limits of this card");
        JsonNode report = JsonMapper.shared().readTree(done.out());
        JsonNode removed = report.path("removed").get(0);
        assertThat(removed.path("documents").asInt()).isEqualTo(10);
        assertThat(removed.path("tail").path("documents").asInt()).isEqualTo(10); // Basque is a tenth of the reference

        croissant(JsonMapper.shared().readTree(Files.readString(dir.resolve("mix/croissant.json"))));
        sourcing(Files.readAllLines(dir.resolve("mix/sourcing.csv")));

        Genloss.Done export = Genloss.run(dir, "ledger", "export", "mix", "--format", "croissant");
        JsonNode files = JsonMapper.shared().readTree(export.out()).path("distribution");
        assertThat(files.valueStream().map(f -> f.path("contentUrl").asString()))
                .isNotEmpty()
                .allMatch(file -> Files.exists(dir.resolve("mix").resolve(file)));
        JsonNode described = JsonMapper.shared().readTree(Files.readString(dir.resolve("mix/croissant.json")));
        assertThat(files.get(0).path("encodingFormat"))
                .isEqualTo(described.path("distribution").get(0).path("encodingFormat"));
        assertThat(Genloss.run(dir, "ledger", "verify", "mix").exit()).isZero();

        Genloss.Done again = Genloss.run(dir, "curate", "mix/recipe.yaml", "--out", "again", "--threads", "2");
        assertThat(again.exit()).as(again.err()).isZero();
        for (String file : List.of("datacard.md", "croissant.json", "sourcing.csv", "report.json", "run.json")) {
            assertThat(Files.readString(dir.resolve("again").resolve(file)))
                    .as(file)
                    .isEqualTo(Files.readString(dir.resolve("mix").resolve(file)));
        }
    }

    /** Licences of some records are not taken for those of all. */
    @Test
    void recordsWithoutALicenceAreCounted() throws IOException {
        lines("people", 0, 30, "en");
        lines("others", 30, 12, "en");
        Genloss.write(
                dir,
                "bare.yaml",
                List.of(
                        "sources:",
                        "  - { id: people, path: people.jsonl, origin: human, licence: CC-BY-4.0 }",
                        "  - { id: others, path: others.jsonl, origin: human }"));
        Genloss.Done done = Genloss.run(dir, "curate", "bare.yaml", "--out", "bare");
        assertThat(done.exit()).as(done.err()).isZero();
        String said = "The mix holds 12 of 42 records without a declared licence";
        assertThat(done.out().replaceAll("\\s+", " ")).contains(said);
        assertThat(Files.readString(dir.resolve("bare/datacard.md")))
                .contains("- Licences of its records: CC-BY-4.0; 12 of 42 records without a declared licence\n")
                .contains(said);
        JsonNode json = JsonMapper.shared().readTree(Files.readString(dir.resolve("bare/croissant.json")));
        assertThat(json.path("license").size()).isEqualTo(1);
        assertThat(json.path("rai:dataLimitations").toString()).contains(said);
    }

    private void croissant(JsonNode json) throws IOException {
        assertThat(json.propertyNames()).containsAll(REQUIRED);
        assertThat(json.path("@type").asString()).isEqualTo("sc:Dataset");
        assertThat(json.path("conformsTo").valueStream().map(JsonNode::asString))
                .containsExactly("http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0");
        JsonNode context = json.path("@context");
        assertThat(context.path("@vocab").asString()).isEqualTo("https://schema.org/");
        assertThat(context.path("sc").asString()).isEqualTo("https://schema.org/");
        assertThat(context.path("gl:settings").path("@type").asString()).isEqualTo("@json");
        assertThat(context.path("dataType").path("@type").asString()).isEqualTo("@vocab");
        for (String name : json.propertyNames()) {
            assertThat(name.startsWith("@") || !name.contains(":") || PREFIXES.contains(name.split(":")[0]))
                    .as(name)
                    .isTrue();
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode file : json.path("distribution")) {
            assertThat(ids.add(file.path("@id").asString())).isTrue();
            assertThat(file.has("encodingFormat")).isTrue();
            if (file.path("@type").asString().equals("cr:FileObject")) {
                Path path = dir.resolve("mix").resolve(file.path("contentUrl").asString());
                assertThat(file.path("sha256").asString()).isEqualTo(Ledger.digest(Files.readAllBytes(path)));
            } else {
                assertThat(file.path("@type").asString()).isEqualTo("cr:FileSet");
                assertThat(file.has("containedIn")).as("files beside the card").isFalse();
                assertThat(file.path("includes").asString()).isEqualTo("shards/*");
            }
        }
        JsonNode record = JsonMapper.shared()
                .readTree(Files.readAllLines(dir.resolve("mix/shards/part-00001.jsonl"))
                        .get(0));
        JsonNode set = json.path("recordSet").get(0);
        assertThat(set.path("@type").asString()).isEqualTo("cr:RecordSet");
        List<JsonNode> fields = new ArrayList<>(set.path("field").valueStream().toList());
        JsonNode labels = fields.remove(fields.size() - 1);
        assertThat(labels.path("@id").asString()).isEqualTo("records/labels");
        assertThat(labels.path("description").asString()).contains("one for each detector");
        assertThat(labels.path("isArray").asBoolean()).isTrue();
        for (JsonNode sub : labels.path("subField")) {
            String name = sub.path("source").path("transform").path("jsonPath").asString();
            assertThat(sub.path("@id").asString()).isEqualTo("records/labels/" + name);
            fields.add(sub);
        }
        for (JsonNode field : fields) {
            assertThat(field.path("@type").asString()).isEqualTo("cr:Field");
            assertThat(ids.add(field.path("@id").asString())).isTrue();
            assertThat(field.path("dataType").asString()).isNotEmpty();
            JsonNode source = field.path("source");
            JsonNode from = source.has("fileSet") ? source.path("fileSet") : source.path("fileObject");
            assertThat(ids).contains(from.path("@id").asString());
            assertThat(record.has(source.path("extract").path("column").asString()))
                    .isTrue();
        }
        assertThat(ids)
                .contains(set.path("key").path("@id").asString())
                .contains("records/weight", "records/generation_at_least", "records/language", "records/labels/score");
        assertThat(json.path("rai:dataCollectionTimeframe").valueStream().map(JsonNode::asString))
                .containsExactly("2020-05", "2023-05");
        assertThat(json.path("rai:personalSensitiveInformation").asString()).contains("masked");

        Set<String> entities = new HashSet<>();
        json.path("@included")
                .valueStream()
                .filter(node -> node.path("@type").asString().equals("prov:Entity"))
                .forEach(node -> entities.add(node.path("@id").asString()));
        assertThat(json.path("prov:wasDerivedFrom")
                        .valueStream()
                        .map(s -> s.path("@id").asString()))
                .hasSize(2)
                .allMatch(entities::contains);
        assertThat(json.path("@included")
                        .valueStream()
                        .map(node -> node.path("prov:wasAttributedTo")
                                .path("prov:label")
                                .asString("")))
                .contains("m");
        long documents = json.path("gl:share")
                .valueStream()
                .mapToLong(share -> share.path("gl:documents").asLong())
                .sum();
        assertThat(documents).isEqualTo(180); // 90 human texts and as many of the model
    }

    /** 20 of 200 in the reference, none of 180 in the mix: with n more, n / (180 + n) is at 0.8 of a tenth from n = 16 on (15.65). */
    private static void sourcing(List<String> lines) {
        assertThat(lines.get(0))
                .isEqualTo(
                        "kind,name,state,real_items_needed,reference,reference_share,sources,mix,mix_share,target_share,chance");
        assertThat(lines).anyMatch(line -> line.startsWith("language,eu,missing,16,20,0.1,10,0,0.0,0.08"));
        assertThat(lines).noneMatch(line -> line.startsWith("language,en") || line.startsWith("language,fr"));
    }

    /** Real sentences in four languages: of a reference with a quarter in each, a crawl has no French and next to no Swahili. */
    @Test
    void namesTheLanguagesThatARealCrawlLacks() throws IOException {
        Path data = Genloss.ROOT.resolve("../shared/data/ntrex-multilingual");
        assumeThat(data).as("real data is not there").exists();
        List<String> reference = new ArrayList<>();
        List<String> crawl = new ArrayList<>();
        for (String language : List.of("eng", "deu", "fra", "swa")) {
            List<String> sentences = sentences(data.resolve(language + ".txt.gz"));
            sentences.subList(0, 200).forEach(s -> reference.add(record(s, language)));
            int count = Map.of("eng", 300, "deu", 150, "fra", 0, "swa", 6).get(language);
            sentences.subList(200, 200 + count).forEach(s -> crawl.add(record(s, language)));
        }
        Genloss.write(dir, "reference.jsonl", reference);
        Genloss.write(dir, "crawl.jsonl", crawl);
        Genloss.write(
                dir,
                "languages.yaml",
                List.of(
                        "sources: [ { id: crawl, path: crawl.jsonl, origin: human } ]",
                        "reference: reference.jsonl",
                        "protect: { small-cluster: { clusters: 4 } }",
                        "report: { by: [language] }"));
        assertThat(Genloss.run(dir, "curate", "languages.yaml", "--out", "mix").exit())
                .isZero();
        List<String> sourcing = Files.readAllLines(dir.resolve("mix/sourcing.csv"));
        // 456 sentences, a fifth of the whole asked for: 91.2 / 0.8 = 114, and (91.2 - 6) / 0.8 = 106.5
        assertThat(sourcing).anyMatch(line -> line.startsWith("language,fra,missing,114,200,0.25,0,0,"));
        assertThat(sourcing).anyMatch(line -> line.startsWith("language,swa,thin,107,200,0.25,6,6,"));
        assertThat(sourcing).noneMatch(line -> line.startsWith("language,eng"));
        assertThat(sourcing).anyMatch(line -> line.startsWith("word,katika,"));

        // four clusters of four languages, of about 200 sentences each; nobody told which is which
        List<String> clusters =
                sourcing.stream().filter(line -> line.startsWith("cluster,")).toList();
        assertThat(clusters)
                .hasSize(2)
                .anyMatch(line -> line.contains("katika"))
                .anyMatch(line -> line.contains(", et"));
        for (String line : clusters) {
            String[] cells = line.substring(line.lastIndexOf('"') + 2).split(",");
            assertThat(Integer.parseInt(cells[1])).as(line).isBetween(90, 120);
            assertThat(Integer.parseInt(cells[2])).as(line).isBetween(180, 220);
            assertThat(Integer.parseInt(cells[5])).as(line).isLessThan(15);
        }
    }

    private static List<String> sentences(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static String record(String text, String language) {
        return JsonMapper.shared().writeValueAsString(Map.of("text", text, "language", language));
    }
}

package org.genloss.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.genloss.onnx.Product.Done;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watermarks in texts whose token ids a tokenizer gives. */
class WatermarkIT {
    private static final int VOCABULARY = 300;

    @TempDir
    Path dir;

    private Product genloss;

    /** The same texts as words and as their numbers. */
    @BeforeEach
    void texts() throws IOException {
        genloss = new Product(dir);
        String[] words = IntStream.range(0, VOCABULARY)
                .mapToObj(i -> i == 0 ? "?" : "w" + i)
                .toArray(String[]::new);
        OnnxFile.words(dir.resolve("tokenizer.json"), OnnxFile.NO_FRAME, words);
        SplittableRandom random = new SplittableRandom(3);
        List<String> texts = new ArrayList<>();
        List<String> numbered = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        for (int t = 0; t < 40; t++) {
            int[] ids = random.ints(60, 1, VOCABULARY).toArray();
            List<String> text = IntStream.of(ids).mapToObj(id -> words[id]).toList();
            String record = "{\"id\": \"r" + t + "\", \"text\": \"" + String.join(" ", text) + "\"";
            texts.add(record + "}");
            numbered.add(record + ", \"ids\": " + IntStream.of(ids).boxed().toList() + "}");
            plain.add(String.join(" ", text));
        }
        Files.write(dir.resolve("texts.jsonl"), texts);
        Files.write(dir.resolve("numbered.jsonl"), numbered);
        Files.write(dir.resolve("plain.txt"), plain);
    }

    private Done curate(String name, String source, String steps) throws IOException {
        Files.writeString(
                dir.resolve(name + ".yaml"),
                "sources: [ { id: a, path: " + source + ", origin: human } ]\nsteps: " + steps
                        + "\noutput: { format: jsonl }\n");
        return genloss.run(List.of("curate", name + ".yaml", "--out", name));
    }

    private List<String> labels(String name) throws IOException {
        List<String> labels = new ArrayList<>();
        try (var shards = Files.list(dir.resolve(name).resolve("shards"))) {
            for (Path shard : shards.sorted().toList()) {
                Files.readAllLines(shard)
                        .forEach(line -> labels.add(line.replaceAll(".*(\"labels\":\\[.*?\\]).*", "$1")));
            }
        }
        return labels;
    }

    @Test
    void aTokenizerGivesWhatAFieldOfIdsHolds() throws IOException {
        String steps =
                "[ { id: kgw, scheme: minhash, vocabulary: 300, from }, { id: unigram, key: 5, vocabulary: 300, from }, "
                        + "{ id: synthid, keys: [3, 14, 15, 92], from } ]";
        Done by = curate("by", "texts.jsonl", steps.replace("from", "tokenizer: tokenizer.json"));
        assertThat(by.exit()).as(by.err()).isZero();
        Done field = curate("field", "numbered.jsonl", steps.replace("from", "field: ids"));
        assertThat(field.exit()).as(field.err()).isZero();
        assertThat(labels("by"))
                .hasSize(40)
                .isEqualTo(labels("field"))
                .allMatch(l -> l.contains("kgw") && l.contains("unigram") && l.contains("synthid"));
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        assertThat(curate("small", "texts.jsonl", "[ { id: kgw, vocabulary: 299, tokenizer: tokenizer.json } ]")
                        .refused())
                .contains("step 1", "kgw.vocabulary is 299", "300 token ids");
        assertThat(curate("none", "texts.jsonl", "[ { id: unigram, tokenizer: tokenizer.json } ]")
                        .refused())
                .contains("unigram needs vocabulary", "300 token ids");
        assertThat(curate("keys", "texts.jsonl", "[ { id: synthid, tokenizer: tokenizer.json } ]")
                        .refused())
                .contains("synthid needs keys");
        assertThat(curate("file", "texts.jsonl", "[ { id: kgw, vocabulary: 300, tokenizer: other.json } ]")
                        .refused())
                .contains("kgw.tokenizer asks for other.json, which is not there");
        assertThat(curate("damaged", "texts.jsonl", "[ { id: kgw, vocabulary: 300, tokenizer: texts.jsonl } ]")
                        .refused())
                .contains("texts.jsonl is no tokenizer");
        assertThat(curate("ids", "texts.jsonl", "[ { id: kgw, vocabulary: 300 } ]")
                        .refused())
                .contains("has no field tokens", "kgw.tokenizer");
        genloss.plugins = dir.resolve("nowhere");
        assertThat(curate("bare", "texts.jsonl", "[ { id: kgw, vocabulary: 300, tokenizer: tokenizer.json } ]")
                        .refused())
                .contains("kgw.tokenizer tokenizer.json needs the plug-in onnx", "genloss fetch onnx");
    }

    @Test
    void aWatermarkIsAMitigation() throws IOException {
        Files.writeString(dir.resolve("e.yaml"), """
                seed: 5
                data: { path: plain.txt, holdout: 0.2 }
                learner: { id: ngram, order: 2, unit: words }
                regimes: [ { id: replace } ]
                generations: 2
                items: 30
                replicates: 1
                metrics: [ tail-recall ]
                mitigations: [ { id: unigram, vocabulary: 300, tokenizer: tokenizer.json, action: exclude, false-positives: 0.3 } ]
                """);
        Done first = genloss.run(List.of("simulate", "e.yaml", "--out", "first"));
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(Files.readString(dir.resolve("first/experiment.yaml"))).contains("tokenizer: tokenizer.json");
        Done again = genloss.run(List.of("simulate", "first/experiment.yaml", "--out", "again", "--threads", "2"));
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(Files.readString(dir.resolve("again/trajectory.csv")))
                .isEqualTo(Files.readString(dir.resolve("first/trajectory.csv")));
        assertThat(Files.readString(dir.resolve("first/ledger.jsonl"))).contains("by unigram");
    }
}

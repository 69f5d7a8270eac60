package org.genloss.testkit.calibration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The real data sets under one directory, read when first asked for. What is not there is left out, with a line that says so. */
final class RealSets {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LANGUAGES =
            List.of("arb", "deu", "eng", "fra", "hin", "jpn", "kor", "rus", "swa", "tur", "vie", "zho-CN");

    private interface Reader {
        RealSet read() throws IOException;
    }

    private record Place(Path file, Reader reader) {}

    private final Path root;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, RealSet> read = new LinkedHashMap<>();

    /** @param said hears what is not there */
    RealSets(Path root, PrintStream said) {
        this.root = root;
        tables();
        vectors();
        texts();
        places.entrySet().removeIf(place -> {
            boolean absent = !Files.exists(place.getValue().file());
            if (absent) {
                said.println("skipped: " + place.getKey() + ", no "
                        + place.getValue().file());
            }
            return absent;
        });
    }

    Path root() {
        return root;
    }

    List<String> names() {
        return List.copyOf(places.keySet());
    }

    boolean has(String name) {
        return places.containsKey(name);
    }

    RealSet get(String name) {
        return read.computeIfAbsent(name, n -> {
            try {
                return places.get(n).reader().read();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private void place(String name, Reader reader, String file) {
        places.put(name, new Place(root.resolve(file), reader));
    }

    private void tables() {
        for (String name : List.of("adult", "bank-marketing")) {
            String stem = "tabular-real-vs-synthetic/" + name + "/2021/" + name + "__";
            place(name, () -> table(name, stem + "trn.csv.gz", stem + "val.csv.gz"), stem + "trn.csv.gz");
        }
        Map<String, String> small = new LinkedHashMap<>();
        small.put("california-housing", "california_housing.csv.gz");
        small.put("titanic", "titanic.csv");
        small.put("breast-cancer", "breast_cancer.csv");
        small.put("diabetes", "diabetes_progression.csv");
        small.forEach((name, file) -> place(name, () -> table(name, "tabular-small/" + file), "tabular-small/" + file));
    }

    private RealSet table(String name, String... files) {
        List<String> paths =
                Arrays.stream(files).map(f -> root.resolve(f).toString()).toList();
        Corpus corpus = Readers.open(paths, ReadOptions.defaults().withKind(Schema.Kind.TABLE));
        List<Item> items = new ArrayList<>();
        try (Stream<Item> all = corpus.items()) {
            all.forEachOrdered(item -> items.add(Item.of(String.valueOf(items.size()), item.payload())));
        }
        return new RealSet(name, "table", corpus.schema(), items);
    }

    private void vectors() {
        String glove = "embeddings-glove100d/glove100d_subset.txt.gz";
        place("glove", () -> glove(glove), glove);
        String digits = "images-digits8x8/digits.csv.gz";
        place("digits8x8", () -> digits(digits), digits);
        String mnist = "images-mnist/train20k-images-idx3-ubyte.gz";
        place("mnist", () -> images("mnist", mnist, "images-mnist/t10k-images-idx3-ubyte.gz"), mnist);
        String fashion = "images-fashion-mnist/train10k-images-idx3-ubyte.gz";
        place("fashion-mnist", () -> images("fashion-mnist", fashion), fashion);
    }

    private RealSet glove(String file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (String line : lines(root.resolve(file))) {
            rows.add(Arrays.stream(line.split(" "))
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
        return vectors("glove", "embedding", rows);
    }

    private RealSet digits(String file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (String line : lines(root.resolve(file)).stream().skip(1).toList()) {
            double[] cells = Arrays.stream(line.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            rows.add(Arrays.copyOf(cells, cells.length - 1)); // the last is the label
        }
        return vectors("digits8x8", "image", rows);
    }

    private RealSet images(String name, String... files) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (String file : files) {
            Idx idx = Idx.read(root.resolve(file));
            for (int i = 0; i < idx.rows(); i++) {
                rows.add(idx.row(i));
            }
        }
        return vectors(name, "image", rows);
    }

    static RealSet vectors(String name, String kind, List<double[]> rows) {
        List<Item> items = new ArrayList<>();
        rows.forEach(row -> items.add(Item.of(String.valueOf(items.size()), new Payload.Vector(row))));
        return new RealSet(name, kind, Schema.vector(rows.get(0).length), items);
    }

    private void texts() {
        Texts texts = new Texts(root);
        String wikitext = "wikitext2/wiki.valid.txt.gz";
        place("wikitext2", () -> texts.wikitext(wikitext, false), wikitext);
        place("wikitext2 sentences", () -> texts.sentences("wikitext2 sentences", wikitext), wikitext);
        place("wikitext2 by article", () -> texts.wikitext(wikitext, true), wikitext);
        String shakespeare = "tinyshakespeare/input.txt";
        place("shakespeare speeches", () -> texts.speeches(shakespeare), shakespeare);
        place("shakespeare lines", () -> texts.lines("shakespeare lines", shakespeare), shakespeare);
        for (String language : List.of("de-DE", "fr-FR", "ja-JP")) {
            String name = "handbook " + language.substring(0, 2);
            String file = "debian-handbook/" + language + ".txt.gz";
            place(name, () -> texts.lines(name, file), file);
        }
        for (String language : LANGUAGES) {
            String name = "ntrex " + language;
            String file = "ntrex-multilingual/" + language + ".txt.gz";
            place(name, () -> texts.lines(name, file), file);
        }
        for (String name : List.of("xsum", "squad")) {
            String file = "fast-detect-gpt-human-vs-llm/" + name + ".jsonl.gz";
            place(name + " human", () -> texts.human(name + " human", file), file);
        }
        for (String name : List.of("arxiv", "xsum")) {
            String file = "detectrl-human-vs-llm/" + name + ".jsonl.gz";
            place(name + " human, DetectRL", () -> texts.human(name + " human, DetectRL", file), file);
        }
        Map<String, String> domains = new LinkedHashMap<>();
        List.of("arxiv", "xsum").forEach(name -> domains.put(name, "detectrl-human-vs-llm/" + name + ".jsonl.gz"));
        place(
                "DetectRL human by domain",
                () -> texts.domains("DetectRL human by domain", domains),
                domains.get("arxiv"));
        Map<String, String> languages = new LinkedHashMap<>();
        List.of("deu", "eng", "fra", "tur")
                .forEach(name -> languages.put(name, "ntrex-multilingual/" + name + ".txt.gz"));
        place(
                "ntrex in four languages",
                () -> texts.languages("ntrex in four languages", languages),
                languages.get("eng"));
        String code = "code-python-stdlib/python_stdlib.jsonl.gz";
        place("python files", () -> texts.code(code, false), code);
        place("python blocks by file", () -> texts.code(code, true), code);
        String answers = "recursive-qa-generations/qwen2.5-1.5b_qlora-r4_seed15.jsonl.gz";
        place(Texts.ANSWERS, () -> texts.answers(answers), answers);
    }

    /** All lines of a file, unpacked where it is gzipped. */
    static List<String> lines(Path file) throws IOException {
        boolean packed = file.toString().endsWith(".gz");
        try (var raw = Files.newInputStream(file);
                var in = packed ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** All objects of a file of JSON lines. */
    static List<JsonNode> objects(Path file) throws IOException {
        return lines(file).stream().map(JSON::readTree).toList();
    }
}

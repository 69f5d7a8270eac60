package org.genloss.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.genloss.curate.stylometry.StylometricDetector;
import org.genloss.data.Item;
import org.genloss.io.detector.DetectorFile;
import org.genloss.io.read.BadRow;
import org.genloss.io.read.FileCorpus;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.render.DetectorLabels;
import org.genloss.io.write.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss detector apply}: a label for each text of a corpus, one text after another. */
@Command(
        name = "apply",
        description = {
            "Label each text of a corpus with the score of a detector, whether it is flagged, and the false-positive rate of the threshold for its length.",
            "",
            "Nothing is left out. A flag is no proof: of a million human texts, a detector made for 1 % flags ten thousand."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss detector apply detector.json crawl.jsonl --out labels.jsonl",
            "  genloss detector apply detector.json crawl.jsonl --by source"
        })
final class DetectorApply implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Parameters(index = "0", paramLabel = "DETECTOR", description = "What genloss detector train wrote.")
    Path detector;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "CORPUS",
            description = "The corpus: file, glob or directory, in order.")
    List<String> corpus;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write a line of JSON for each text: id, score, chance, flagged, falsePositiveRate.")
    Path out;

    @Option(
            names = "--by",
            paramLabel = "FIELD",
            description = "Count flags by the values of a field, such as source; repeatable.")
    List<String> by = List.of();

    @Mixin
    InputOptions input;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
    DetectorCommand.Format format;

    @Mixin
    Plain plain;

    /** Counts so far. */
    private final DetectorLabels.Count all = new DetectorLabels.Count();

    private final Map<String, Map<String, DetectorLabels.Count>> parts = new LinkedHashMap<>();

    @Override
    public Integer call() {
        StylometricDetector trained = DetectorFile.read(detector);
        List<BadRow> badRows = new ArrayList<>();
        ReadOptions options = input.read()
                .withNotes(by.stream()
                        .distinct()
                        .map(field -> new ReadOptions.Note(field, "--by"))
                        .toList());
        FileCorpus texts = TextSide.open(corpus, options, badRows::add);
        by.forEach(field -> parts.put(field, new TreeMap<>()));
        try (Bar bar = new Bar(plain.quiet)) {
            bar.count("scoring");
            if (out == null) {
                label(trained, texts, OutputStream.nullOutputStream());
            } else {
                AtomicFile.write(out, stream -> label(trained, texts, stream));
            }
        } catch (IOException e) {
            throw new IllegalStateException("a stream that takes everything took nothing", e);
        }
        DetectorLabels labels = new DetectorLabels(texts.recognised().files(), trained.content(), all, parts);
        System.out.print(
                format == DetectorCommand.Format.JSON
                        ? labels.json(Version.number())
                        : labels.text(Terminal.columns()));
        System.out.flush();
        ContaminationCommand.say(badRows);
        return Exit.DONE;
    }

    private void label(StylometricDetector trained, FileCorpus texts, OutputStream to) throws IOException {
        try (Stream<Item> items = texts.items()) {
            for (Item item : (Iterable<Item>) items::iterator) {
                StylometricDetector.Finding finding = trained.judge(TextSide.text(item));
                all.add(finding);
                parts.forEach((field, values) -> values.computeIfAbsent(
                                item.notes().getOrDefault(field, ""), v -> new DetectorLabels.Count())
                        .add(finding));
                to.write((JSON.writeValueAsString(row(item, finding)) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static Map<String, Object> row(Item item, StylometricDetector.Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", item.id());
        row.put("detector", StylometricDetector.ID);
        row.put("score", finding.score());
        row.put("chance", finding.chance());
        row.put("flagged", finding.flagged());
        finding.threshold().ifPresent(t -> row.put("falsePositiveRate", t.falsePositives()));
        return row;
    }
}

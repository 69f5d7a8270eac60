package org.genloss.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import org.genloss.curate.stylometry.Separation;
import org.genloss.curate.stylometry.StylometricDetector;
import org.genloss.curate.stylometry.Stylometry;
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.genloss.io.detector.DetectorFile;
import org.genloss.io.read.BadRow;
import org.genloss.io.render.DetectorJson;
import org.genloss.io.render.DetectorReport;
import org.genloss.io.render.DetectorText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genloss detector}: a detector of synthetic text, trained on one's own. */
@Command(
        name = "detector",
        description = {
            "Train a detector of machine-made text on your own human and synthetic text, test it, and label a corpus with it.",
            "",
            "It knows text like that of its training and no other: on another domain it may be worse than chance (docs/detection.md)."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "train|test|apply",
        subcommands = {DetectorCommand.Train.class, DetectorCommand.Test.class, DetectorApply.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss detector train --human human.jsonl --synthetic gpt.jsonl --out detector.json",
            "  genloss detector test detector.json --human other-human.jsonl --synthetic other-gpt.jsonl",
            "  genloss detector apply detector.json crawl.jsonl --out labels.jsonl"
        })
final class DetectorCommand implements Callable<Integer> {
    private static final int NGRAMS = 20;
    private static final int MOST_FOLDS = 100;

    enum Format {
        TEXT,
        JSON
    }

    @Override
    public Integer call() {
        throw new UserError("say what to do: genloss detector train, test or apply. For example: genloss detector train"
                + " --human human.jsonl --synthetic gpt.jsonl --out detector.json");
    }

    /** Makes a detector. */
    @Command(
            name = "train",
            description = {
                "Train a detector: character 2- to 4-grams under logistic regression.",
                "",
                "Scores of texts that it has not seen set a threshold for each length, which human text like yours passes "
                        + "with at most the false-positive rate asked for."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExamples:%n",
            footer = {
                "  genloss detector train --human human.jsonl --synthetic gpt.jsonl --out detector.json",
                "  genloss detector train --human human.jsonl --synthetic gpt.jsonl --false-positive-rate 0.05 --by generator --out detector.json"
            })
    static final class Train implements Callable<Integer> {
        @Mixin
        KnownTexts known;

        @Option(
                names = "--false-positive-rate",
                paramLabel = "RATE",
                defaultValue = "0.01",
                description = "Share of human texts that may be flagged (default: ${DEFAULT-VALUE}).")
        double rate;

        @Option(
                names = "--folds",
                paramLabel = "N",
                defaultValue = "5",
                description = "Parts of the text for the scores of unseen text (default: ${DEFAULT-VALUE}).")
        int folds;

        @Option(names = "--out", paramLabel = "FILE", required = true, description = "The detector to write.")
        Path out;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
        Format format;

        @Mixin
        Usual usual;

        @Override
        public Integer call() {
            if (!(rate > 0 && rate < 1)) {
                throw new UserError("--false-positive-rate is a share between 0 and 1, got " + rate + ".");
            }
            if (folds < 2 || folds > MOST_FOLDS) {
                throw new UserError("--folds is from 2 to " + MOST_FOLDS + ", got " + folds + ".");
            }
            List<BadRow> badRows = new ArrayList<>();
            try (Threads threads = new Threads(usual.threadCount());
                    Bar bar = new Bar(usual.quiet)) {
                bar.count("reading");
                KnownTexts.Opened texts = known.open(badRows::add);
                bar.count("training");
                Stylometry.Settings settings =
                        Stylometry.Settings.DEFAULT.withFalsePositiveRate(rate).withFolds(folds);
                Stylometry.Trained trained;
                try {
                    trained = Stylometry.train(texts.texts(), settings, threads);
                } catch (IllegalArgumentException e) {
                    throw new UserError(
                            e.getMessage() + ". Give more text, or ask for less: "
                                    + "--false-positive-rate, --folds; --documents says what an item of a plain text is.",
                            e);
                }
                DetectorFile.write(out, trained.detector());
                Judged judged = new Judged(trained.detector(), trained.scores(), texts, true);
                print(report(judged, known.by, usual.seed()), format);
            }
            ContaminationCommand.say(badRows);
            return Exit.DONE;
        }
    }

    /** Says how well a detector does on other text. */
    @Command(
            name = "test",
            description =
                    "Say how well a detector does on texts whose origin is known: from another time, model or domain.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footerHeading = "%nExamples:%n",
            footer = {
                "  genloss detector test detector.json --human other-human.jsonl --synthetic other-gpt.jsonl",
                "  genloss detector test detector.json --human human.jsonl --synthetic new-model.jsonl --by generator --format json"
            })
    static final class Test implements Callable<Integer> {
        @Parameters(paramLabel = "DETECTOR", description = "What genloss detector train wrote.")
        Path detector;

        @Mixin
        KnownTexts known;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
        Format format;

        @Mixin
        Usual usual;

        @Override
        public Integer call() {
            StylometricDetector trained = DetectorFile.read(detector);
            List<BadRow> badRows = new ArrayList<>();
            try (Bar bar = new Bar(usual.quiet)) {
                bar.count("reading");
                KnownTexts.Opened texts = known.open(badRows::add);
                bar.count("scoring");
                Judged judged = new Judged(trained, trained.scores(texts.texts()), texts, false);
                print(report(judged, known.by, usual.seed()), format);
            }
            ContaminationCommand.say(badRows);
            return Exit.DONE;
        }
    }

    /** Texts and what a detector makes of them. */
    private record Judged(
            StylometricDetector detector, List<Stylometry.Scored> scores, KnownTexts.Opened texts, boolean training) {}

    private static DetectorReport report(Judged judged, List<String> by, long root) {
        Seed seed = Seed.of(root).child("detector");
        double own = judged.detector.content().settings().falsePositiveRate();
        List<Double> rates =
                DoubleStream.of(0.01, 0.05, own).distinct().sorted().boxed().toList();
        Map<String, Map<String, Separation>> parts = new LinkedHashMap<>();
        for (String field : by.stream().distinct().toList()) {
            Map<String, List<Stylometry.Scored>> values = new TreeMap<>();
            judged.scores.stream()
                    .filter(s -> s.known().synthetic())
                    .forEach(s -> values.computeIfAbsent(
                                    s.known().notes().getOrDefault(field, ""), v -> new ArrayList<>())
                            .add(s));
            Map<String, Separation> separations = new LinkedHashMap<>();
            values.forEach((value, synthetic) -> {
                List<Stylometry.Scored> both = new ArrayList<>(synthetic);
                judged.scores.stream().filter(s -> !s.known().synthetic()).forEach(both::add);
                separations.put(value, Separation.of(both, rates, seed));
            });
            parts.put(field, separations);
        }
        return new DetectorReport(
                judged.training,
                judged.texts.human().read(),
                judged.texts.synthetic().read(),
                own,
                Separation.of(judged.scores, rates, seed),
                judged.detector.content().thresholds().tally(judged.scores),
                parts,
                judged.detector.strongest(NGRAMS),
                judged.texts.groupFields());
    }

    private static void print(DetectorReport report, Format format) {
        System.out.print(
                format == Format.JSON
                        ? DetectorJson.render(report, Version.number())
                        : DetectorText.render(report, Terminal.columns()));
        System.out.flush();
    }
}

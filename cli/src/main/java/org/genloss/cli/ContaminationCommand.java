package org.genloss.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.genloss.curate.contamination.Contamination;
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.genloss.io.curate.Dates;
import org.genloss.io.read.BadRow;
import org.genloss.io.render.ContaminationJson;
import org.genloss.io.render.ContaminationReport;
import org.genloss.io.render.ContaminationText;
import org.genloss.io.render.Numbers;
import org.genloss.io.write.AtomicFile;
import org.genloss.profile.Draw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genloss contamination}: how much of a corpus is synthetic. */
@Command(
        name = "contamination",
        description = {
            "Estimate how much of a corpus of text is machine-made, given human and synthetic text of the same sort.",
            "",
            "The mixture estimate from word occurrences (Liang et al. 2024) with the floor that human text has of itself, a share corrected for it, "
                    + "and the words that speak for it; the same question to a classifier trained on the references; or what a detector's flags or posteriors "
                    + "in a field of the corpus come to. --against says what more of the corpus would add to what you have."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss contamination crawl.jsonl --human before-2022.jsonl --synthetic gpt.jsonl --by source",
            "  genloss contamination crawl.jsonl --human human.txt --synthetic gpt.txt --date-field date",
            "  genloss contamination crawl.jsonl --human human.txt --synthetic gpt.txt --method both",
            "  genloss contamination crawl.jsonl --flag-field flagged --tpr 0.82 --fpr 0.01",
            "  genloss contamination crawl.jsonl --against corpus.jsonl --by source"
        })
final class ContaminationCommand implements Callable<Integer> {
    private static final int LEAST_RESAMPLES = 100;
    private static final int MOST_FOLDS = 100;

    enum Format {
        TEXT,
        JSON
    }

    enum Method {
        WORDS,
        CLASSIFIER,
        BOTH
    }

    @Parameters(paramLabel = "CORPUS", arity = "1..*", description = "The corpus: file, glob or directory, in order.")
    List<String> corpus;

    @Option(
            names = "--human",
            paramLabel = "FILE",
            description = "Text by people, of the corpus' own sort; repeatable.")
    List<String> human = List.of();

    @Option(
            names = "--synthetic",
            paramLabel = "FILE",
            description = "Text by models, of the corpus' own sort; repeatable.")
    List<String> synthetic = List.of();

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "words",
            description =
                    "words: the share of sentences by which words they hold; classifier: the share of documents by a classifier trained on the references, "
                            + "at most 4 MiB of each (Rogan and Gladen, expectation maximisation); both, side by side (default: ${DEFAULT-VALUE}).")
    Method method;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description =
                    "Text that you have: say what the corpus adds to it per million words, and what more of it would; repeatable.")
    List<String> against = List.of();

    @Option(
            names = "--by",
            paramLabel = "FIELD",
            description = "Break the share down by the values of a field, such as source; repeatable.")
    List<String> by = List.of();

    @Option(
            names = "--date-field",
            paramLabel = "NAME",
            description =
                    "The field of dates (2021-03-12 and the like): a share for each year, and a warning where old text reads synthetic.")
    String dateField;

    @Option(
            names = "--before",
            paramLabel = "DAY",
            defaultValue = "2022-11-30",
            description = "The day before which nobody used language models to write (default: ${DEFAULT-VALUE}).")
    String before;

    @Option(
            names = "--flag-field",
            paramLabel = "NAME",
            description = "The field in which a detector flagged documents: true or false, 1 or 0, yes or no.")
    String flagField;

    @Option(names = "--tpr", paramLabel = "RATE", description = "Share of synthetic documents that it flags.")
    Double tpr;

    @Option(names = "--fpr", paramLabel = "RATE", description = "Share of human documents that it flags.")
    Double fpr;

    @Option(
            names = "--posterior-field",
            paramLabel = "NAME",
            description = "The field in which a detector wrote the chance that a document is synthetic, from 0 to 1.")
    String posteriorField;

    @Option(
            names = "--training-prior",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description =
                    "Share of synthetic documents that the detector was trained with (default: ${DEFAULT-VALUE}).")
    double trainingPrior;

    @Option(
            names = "--least-human",
            paramLabel = "N",
            defaultValue = "5",
            description = "Human sentences that a word must be in to be used (default: ${DEFAULT-VALUE}).")
    int leastHuman;

    @Option(
            names = "--least-synthetic",
            paramLabel = "N",
            defaultValue = "3",
            description = "Synthetic sentences that it must be in (default: ${DEFAULT-VALUE}).")
    int leastSynthetic;

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Parts of the references for the floor (default: ${DEFAULT-VALUE}).")
    int folds;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Resamples of documents for each interval (default: ${DEFAULT-VALUE}).")
    int resamples;

    @Option(
            names = "--sample",
            paramLabel = "SIZE",
            converter = SampleSize.class,
            description =
                    "Text to use of each side, as 200MB or all: a uniform sample of whole groups (default: 64MiB).")
    Draw.Of sample = new Draw.Of(64L << 20);

    @Mixin
    InputOptions input;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json on stdout (default: ${DEFAULT-VALUE}).")
    Format format;

    @Mixin
    Common common;

    @Override
    public Integer call() {
        requireRoutes();
        List<BadRow> badRows = new ArrayList<>();
        ContaminationReport report;
        try (Threads threads = new Threads(common.threadCount());
                Bar bar = new Bar(common.quiet)) {
            report = new ContaminationJob(this, threads, bar, badRows::add).run();
        }
        String json = ContaminationJson.render(report, Version.number());
        String text = ContaminationText.render(report, Terminal.columns());
        if (common.out != null) {
            write("contamination.json", json);
            write("contamination.txt", text);
        }
        System.out.print(format == Format.JSON ? json : text);
        System.out.flush();
        if (!badRows.isEmpty()) {
            report(badRows);
        }
        return Exit.DONE;
    }

    private void write(String name, String content) {
        AtomicFile.write(common.out.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    /** Says how many rows were left out, for commands that write no list of them. */
    static void say(List<BadRow> rows) {
        if (!rows.isEmpty()) {
            Failures.say(System.err, Numbers.count(rows.size(), "damaged row was", "damaged rows were") + " left out.");
        }
    }

    private void report(List<BadRow> rows) {
        String says = Numbers.count(rows.size(), "damaged row was", "damaged rows were") + " left out.";
        if (common.out != null) {
            write("bad-rows.txt", rows.stream().map(String::valueOf).collect(Collectors.joining("\n", "", "\n")));
            says += " " + common.out.resolve("bad-rows.txt") + " lists them.";
        }
        Failures.say(System.err, says);
    }

    /** Whether there are references. */
    boolean words() {
        return !human.isEmpty();
    }

    Seed seed() {
        return Seed.of(common.seed()).child("contamination");
    }

    Contamination.Settings settings() {
        return new Contamination.Settings(new Contamination.Least(leastHuman, leastSynthetic), folds, resamples, 0.95);
    }

    private void requireRoutes() {
        if (human.isEmpty() != synthetic.isEmpty()) {
            throw new UserError(
                    human.isEmpty()
                            ? "--synthetic alone says nothing: give human text of the same sort with --human FILE."
                            : "--human alone says nothing: give synthetic text of the same sort with --synthetic FILE.");
        }
        if (!words() && flagField == null && posteriorField == null && against.isEmpty()) {
            throw new UserError("say by what to tell: --human FILE and --synthetic FILE, or what a detector said,"
                    + " --flag-field NAME or --posterior-field NAME. What the corpus adds: --against FILE.");
        }
        if (!words() && method != Method.WORDS) {
            throw new UserError("--method " + method.name().toLowerCase(Locale.ROOT)
                    + " is trained on references: give --human FILE and --synthetic FILE.");
        }
        if ((flagField != null) != (tpr != null) || (flagField != null) != (fpr != null)) {
            throw new UserError("--flag-field, --tpr and --fpr go together: flags say nothing without the rates of the"
                    + " detector on documents whose origin you know.");
        }
        if (flagField != null && !(fpr >= 0 && fpr < tpr && tpr <= 1)) {
            throw new UserError("--tpr " + tpr + " and --fpr " + fpr
                    + " are shares from 0 to 1, and a detector flags synthetic documents more often than human ones.");
        }
        if (!(trainingPrior > 0 && trainingPrior < 1)) {
            throw new UserError("--training-prior is a share between 0 and 1, got " + trainingPrior + ".");
        }
        if (!words() && against.isEmpty() && (!by.isEmpty() || dateField != null)) {
            throw new UserError(
                    "--by and --date-field break down what the words say: give --human and --synthetic, or --against.");
        }
        least("--least-human", leastHuman, 1);
        least("--least-synthetic", leastSynthetic, 1);
        least("--folds", folds, 2);
        least("--resamples", resamples, LEAST_RESAMPLES);
        if (folds > MOST_FOLDS) {
            throw new UserError("--folds is " + MOST_FOLDS + " at most, got " + folds + ".");
        }
        if (before.length() != "2022-11-30".length() || !Dates.of(before).equals(before)) {
            throw new UserError("--before needs a day such as 2022-11-30, got " + before + ".");
        }
    }

    private static void least(String option, int given, int least) {
        if (given < least) {
            throw new UserError(option + " is " + least + " at least, got " + given + ".");
        }
    }

    Optional<ContaminationReport.Dates> dates() {
        return Optional.ofNullable(dateField).map(field -> new ContaminationReport.Dates(field, before));
    }
}

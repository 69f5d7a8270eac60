package org.genloss.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.genloss.io.UserError;
import org.genloss.io.render.CheckHtml;
import org.genloss.io.render.CheckJson;
import org.genloss.io.render.CheckJunit;
import org.genloss.io.render.CheckMarkdown;
import org.genloss.io.render.CheckText;
import org.genloss.io.render.Numbers;
import org.genloss.io.render.RunInfo;
import org.genloss.io.write.AtomicFile;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code genloss check}: has a generation lost something against the reference? */
@Command(
        name = "check",
        description =
                "Has this generation, or series of generations, lost something against the reference? A gate for pipelines.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  genloss check --reference human.jsonl --generation gen1.jsonl --generation gen2.jsonl",
            "  genloss check --reference ref.parquet --generation 'runs/gen-*.parquet' \\",
            "      --format junit --out build/",
            "  genloss check --reference train.csv --holdout holdout.csv --generation synthetic.csv"
        })
final class CheckCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON,
        MARKDOWN,
        HTML,
        JUNIT
    }

    enum FailOn {
        EARLY,
        LATE,
        SHIFTED,
        UNDECIDED,
        COPYING,
        NEVER
    }

    @Spec
    CommandSpec spec;

    @Mixin
    CheckInputs inputs;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json, markdown, html or junit on stdout (default: ${DEFAULT-VALUE}).")
    Format format;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "early",
            description =
                    "early, late, shifted, undecided, copying (or early) or never: exit 1 from that level on (default: ${DEFAULT-VALUE}).")
    FailOn failOn;

    @Option(names = "--all", description = "Show readings within their floor too.")
    boolean all;

    @Mixin
    Common common;

    @Override
    public Integer call() {
        if (common.out != null) {
            AtomicFile.requireWritable(common.out);
        }
        CheckInputs.Opened opened = inputs.open(common.seed());
        CheckResult result;
        try (Threads threads = new Threads(common.threadCount());
                Bar bar = new Bar(common.quiet)) {
            result = Check.run(
                    opened.real(),
                    opened.generations(),
                    opened.settings(),
                    threads,
                    (what, share) -> bar.show(what, share, ""));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage() + ".", e);
        }
        List<String> failing = result.generations().stream()
                .filter(g -> fails(g.verdict().level())
                        || (failOn == FailOn.COPYING && !g.copying().isEmpty()))
                .map(g -> g.data().name())
                .toList();
        RunInfo info = new RunInfo(
                Version.number(),
                commandLine(),
                "--fail-on " + failOn.name().toLowerCase(java.util.Locale.ROOT),
                failing);
        if (common.out != null) {
            write(result, info);
        }
        System.out.print(rendered(result, info));
        System.out.flush();
        if (!inputs.badRows().isEmpty()) {
            Failures.say(
                    System.err,
                    Numbers.count(inputs.badRows().size(), "damaged row was", "damaged rows were")
                            + " left out."
                            + (common.out == null ? " --out DIR lists them." : ""));
        }
        return failing.isEmpty() ? Exit.DONE : Exit.GATE_FAILED;
    }

    private boolean fails(Level level) {
        return switch (failOn) {
            case NEVER -> false;
            case LATE -> level == Level.LATE_COLLAPSE;
            case EARLY, COPYING -> level.isLoss();
            case SHIFTED -> level.isLoss() || level == Level.SHIFTED;
            case UNDECIDED -> level.isLoss() || level == Level.UNDECIDED;
        };
    }

    private String rendered(CheckResult result, RunInfo info) {
        return switch (format) {
            case TEXT ->
                CheckText.render(
                        result,
                        info,
                        new CheckText.Style(
                                all,
                                common.colour(),
                                Terminal.unicode(),
                                Terminal.columns(),
                                common.out == null ? "" : common.out.toString()));
            case JSON -> CheckJson.render(result, info);
            case MARKDOWN -> CheckMarkdown.render(result, info);
            case HTML -> CheckHtml.render(result, info);
            case JUNIT -> CheckJunit.render(result, info);
        };
    }

    private void write(CheckResult result, RunInfo info) {
        put("report.html", CheckHtml.render(result, info));
        put("check.json", CheckJson.render(result, info));
        if (format == Format.JUNIT) {
            put("junit.xml", CheckJunit.render(result, info));
        }
        if (format == Format.MARKDOWN) {
            put("report.md", CheckMarkdown.render(result, info));
        }
        if (!inputs.badRows().isEmpty()) {
            put(
                    "bad-rows.txt",
                    String.join(
                                    "\n",
                                    inputs.badRows().stream()
                                            .map(String::valueOf)
                                            .toList()) + "\n");
        }
    }

    private void put(String name, String text) {
        Path file = common.out.resolve(name);
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The command that does the same again. */
    private String commandLine() {
        List<String> words = spec.commandLine().getParseResult().originalArgs();
        return "genloss "
                + String.join(
                        " ",
                        spec.commandLine()
                                        .getParent()
                                        .getParseResult()
                                        .originalArgs()
                                        .isEmpty()
                                ? words
                                : spec.commandLine().getParent().getParseResult().originalArgs().stream()
                                        .map(Terminal::quoted)
                                        .toList());
    }
}

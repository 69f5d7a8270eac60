package org.genloss.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.genloss.data.Schema;
import org.genloss.io.UserError;
import org.genloss.io.policy.ChosenMetrics;
import org.genloss.io.policy.PolicyFile;
import org.genloss.io.render.CheckHtml;
import org.genloss.io.render.CheckJson;
import org.genloss.io.render.CheckJunit;
import org.genloss.io.render.CheckMarkdown;
import org.genloss.io.render.CheckSarif;
import org.genloss.io.render.CheckText;
import org.genloss.io.render.Numbers;
import org.genloss.io.render.RunInfo;
import org.genloss.io.write.AtomicFile;
import org.genloss.metric.Metric;
import org.genloss.verdict.Check;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.CheckSettings;
import org.genloss.verdict.gate.Gate;
import org.genloss.verdict.gate.Outcome;
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
            "      --policy policy.yaml --format junit --out build/",
            "  genloss check --reference train.csv --holdout holdout.csv --generation synthetic.csv"
        })
final class CheckCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON,
        MARKDOWN,
        HTML,
        JUNIT,
        SARIF
    }

    @Spec
    CommandSpec spec;

    @Mixin
    CheckInputs inputs;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json, markdown, html, junit or sarif on stdout (default: ${DEFAULT-VALUE}).")
    Format format;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            split = ",",
            description =
                    "early, late, shifted, undecided, copying or never, with commas between: exit 1 from that level on (default: early). copying alone is early,copying.")
    List<Gate.Cause> failOn = List.of();

    @Option(
            names = "--metrics",
            paramLabel = "IDS",
            description =
                    "What is read beside the verdict's own statistics: default, none, seeds (accuracy, diversity, perplexity, quality), or ids with commas between, as default,ngram-perplexity; repeatable, with settings as ID:setting=value.")
    List<String> metrics = List.of();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "YAML: fail-on, alpha, same-population, group-field, subgroup, encoder, language-model, metrics, tolerances (each judged by its own 95 %% interval, beside alpha) and waivers. Options on the command line win.")
    Path policy;

    @Option(
            names = "--today",
            paramLabel = "DATE",
            description = "The day on which waivers of a policy are judged, such as 2027-01-31 (default: today, UTC).")
    LocalDate today;

    @Option(names = "--all", description = "Show readings within their floor too.")
    boolean all;

    @Mixin
    Common common;

    @Override
    public Integer call() {
        if (common.out != null) {
            AtomicFile.requireWritable(common.out);
        }
        LocalDate day = today == null ? LocalDate.now(ZoneOffset.UTC) : today;
        Optional<PolicyFile> rules = Optional.ofNullable(policy).map(file -> PolicyFile.read(file, day));
        rules.ifPresent(inputs::unlessGiven);
        CheckInputs.Opened opened = inputs.open(common.seed(), common.threadCount());
        CheckSettings settings = settings(opened, rules);
        Gate gate = gate(rules, opened.schema());
        CheckResult result = run(opened, settings);
        Outcome outcome = gate.judge(result);
        rules.ifPresent(r -> r.requireRead(outcome, result));
        RunInfo info = new RunInfo(
                Version.number(),
                commandLine(),
                rule(gate),
                day.toString(),
                outcome,
                new RunInfo.Models(inputs.encoderMark(), inputs.scorerMark()),
                inputs.badRows().size(),
                inputs.remarks());
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
        return outcome.passed() ? Exit.DONE : Exit.GATE_FAILED;
    }

    private CheckSettings settings(CheckInputs.Opened opened, Optional<PolicyFile> rules) {
        Optional<List<Metric>> chosen =
                metrics.isEmpty() ? Optional.empty() : Optional.of(ChosenMetrics.of(metrics, opened.schema()));
        Optional<PolicyFile> asking = chosen.isEmpty() ? rules : rules.map(r -> r.withMetrics(chosen.get()));
        return inputs.language.read(asking.flatMap(r -> r.metricsFor(opened.schema()))
                .or(() -> chosen)
                .map(opened.settings()::withMetrics)
                .orElse(opened.settings()));
    }

    private CheckResult run(CheckInputs.Opened opened, CheckSettings settings) {
        try (Threads threads = new Threads(common.threadCount());
                Bar bar = new Bar(common.quiet)) {
            inputs.heard((what, done, of) -> bar.count(what + "  " + done + " of " + of));
            return Check.run(
                    opened.real(), opened.generations(), settings, threads, (what, share) -> bar.show(what, share, ""));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage() + ".", e);
        }
    }

    private Gate gate(Optional<PolicyFile> rules, Schema schema) {
        Set<Gate.Cause> causes = new LinkedHashSet<>(failOn);
        if (causes.contains(Gate.Cause.NEVER) && causes.size() > 1) {
            throw new UserError("--fail-on never stands alone. Leave it out, or the others.");
        }
        return rules.map(r -> r.gate(causes, schema))
                .orElseGet(() -> Gate.of(
                        causes.isEmpty() ? new Gate.Cause[] {Gate.Cause.EARLY} : causes.toArray(Gate.Cause[]::new)));
    }

    /** "--fail-on early", or of a policy "policy.yaml: fail-on early, copying; 2 tolerances; 1 waiver". */
    private String rule(Gate gate) {
        if (policy == null) {
            return "--fail-on " + gate.words().replace(", ", ",");
        }
        int tolerances = gate.tolerances().size();
        int waivers = gate.waivers().size();
        return policy + (failOn.isEmpty() ? ": " : " with --") + "fail-on "
                + (gate.words().isEmpty() ? "nothing" : gate.words())
                + (tolerances == 0 ? "" : "; " + Numbers.count(tolerances, "tolerance"))
                + (waivers == 0 ? "" : "; " + Numbers.count(waivers, "waiver"));
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
            case SARIF -> CheckSarif.render(result, info, Path.of("").toAbsolutePath());
        };
    }

    private void write(CheckResult result, RunInfo info) {
        put("report.html", CheckHtml.render(result, info));
        put("check.json", CheckJson.render(result, info));
        put("check.sarif", CheckSarif.render(result, info, Path.of("").toAbsolutePath()));
        put("junit.xml", CheckJunit.render(result, info));
        put("report.md", CheckMarkdown.render(result, info));
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

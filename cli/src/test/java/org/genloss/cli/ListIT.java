package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.lab.Learner;
import org.genloss.lab.Regime;
import org.genloss.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program says of itself. */
class ListIT {
    @TempDir
    Path dir;

    private String out(String... arguments) {
        Genloss.Done done = Genloss.run(dir, arguments);
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.err()).isEmpty();
        return done.out();
    }

    private static List<String> ids(List<? extends Carded> entries) {
        return entries.stream().map(e -> e.card().id()).toList();
    }

    private static List<String> firstWords(String text) {
        return text.lines().map(line -> line.split(" ", 2)[0]).toList();
    }

    @Test
    void oneLineAnEntry() {
        String[] parts = out("metrics")
                .split("\\R\\R"); // head and list of those read by default, then of those that wait to be asked
        assertThat(Stream.concat(firstWords(parts[1]).stream(), firstWords(parts[3]).stream())
                        .sorted()
                        .toList())
                .isEqualTo(ids(Catalog.of(Metric.class, "metric").all()))
                .contains("tail-recall", "self-bleu");
        String[] learners = out("learners").split("\\R\\R"); // those that are here, then what can be fetched
        assertThat(firstWords(learners[0]))
                .isEqualTo(ids(Catalog.of(Learner.class, "learner").all()))
                .contains("ngram");
        assertThat(learners[1].strip())
                .isEqualTo(
                        "transformer, vae, diffusion, gan: networks, not here yet. Fetch them once (113 MB): ./genloss fetch neural");
        assertThat(Genloss.run(dir, "explain", "transformer").refused().err())
                .contains("the learner transformer needs the plug-in neural", "./genloss fetch neural")
                .hasLineCount(1);
        assertThat(firstWords(out("regimes")))
                .isEqualTo(ids(Catalog.of(Regime.class, "regime").all()))
                .contains("replace", "accumulate", "fresh-mix");
        assertThat(firstWords(out("selectors")))
                .isEqualTo(ids(ExplainCommand.steps()))
                .contains("gopher-quality", "c4", "expression", "length", "language", "pii", "unicode", "block-list");
    }

    @Test
    void explainsAnEntry() {
        assertThat(out("explain", "tail-recall")).startsWith("tail-recall").contains("Range", "Undefined", "Source");
        assertThat(Genloss.run(dir, "selectors", "length").refused().err())
                .contains("takes no argument length. genloss explain length says");
    }

    @Test
    void explainsSettingsAndTheirChoices() {
        assertThat(out("explain", "ngram").replaceAll("\\s+", " "))
                .contains("order, default 3 symbols in an n-gram, 1 to 5", "characters Unicode code points.");
        assertThat(out("learners")).contains("unit=words|characters", "tolerance=1e-5");
        assertThat(out("explain", "fresh-mix", "--format", "json").replaceAll("\\s+", " "))
                .contains(
                        "\"setting\" : \"synthetic\", \"default\" : 0.9, \"meaning\" : \"share of the items",
                        "\"choice\" : \"bernoulli\", \"meaning\" : \"Each item is synthetic");
    }

    @Test
    void theVersion() {
        String version = out("--version");
        assertThat(version).matches("genloss \\d+\\.\\d+\\.\\d+.*\\R");
        assertThat(out("check", "--version")).isEqualTo(version);
    }

    @Test
    void helpListsEveryCommand() {
        assertThat(out("--help"))
                .contains("demo", "check", "simulate", "metric", "metrics", "learners", "regimes", "explain")
                .isEqualTo(out());
    }

    /** Two worked examples each; those that explain something name what there is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "check",
                "simulate",
                "reproduce",
                "metric",
                "profile",
                "contamination",
                "detector",
                "ledger",
                "metrics",
                "learners",
                "regimes",
                "mitigations",
                "selectors",
                "explain",
                "fetch"
            })
    void helpWithTwoExamples(String command) {
        String help = out(command, "--help");
        List<String> examples = help.substring(help.indexOf("Examples:"))
                .replaceAll("\\\\\\R *", "")
                .lines()
                .skip(1)
                .map(String::strip)
                .toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(2).allMatch(line -> line.startsWith("genloss "));
        assertThat(examples).anyMatch(line -> line.startsWith("genloss " + command));
        List<String> known = Stream.concat(Stream.of("metrics", "early-collapse"), ids(ExplainCommand.all()).stream())
                .toList();
        assertThat(examples.stream()
                        .filter(line -> line.matches("genloss (explain|metric) .*"))
                        .map(line -> line.split("[ :]")[2]))
                .isSubsetOf(known);
    }
}

package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Workers;
import org.genloss.io.experiment.Spec;
import org.genloss.io.experiment.Studies;
import org.genloss.io.experiment.Study;
import org.genloss.io.experiment.Yaml;
import org.genloss.io.run.Run;
import org.genloss.io.run.RunDirectory;
import org.genloss.io.run.RunProgress;
import org.genloss.io.run.RunReport;
import org.genloss.io.run.SimulateResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of a small run: what is lost leads, titles are whole, a theory is announced where there is one. */
class SimulateTextTest {
    @TempDir
    Path dir;

    private SimulateResult result(String file) {
        Study study = Studies.of(Spec.of(Yaml.parse("test", file + "regimes: [ { id: replace } ]\nreplicates: 3\n")));
        Run run = new Run(study, RunDirectory.open(dir.resolve("run"), study.spec()));
        run.compute(Workers.SERIAL, RunProgress.NONE);
        return new RunReport(run).gather("test");
    }

    private List<String> titles(String file) {
        String text = SimulateText.render(result(file), new SimulateText.Style(false, true, 96, "out"));
        return List.of(text.split("\n")).stream()
                .filter(line -> line.matches("  [A-Z].*") || line.contains("± at"))
                .toList();
    }

    @Test
    void thePageNamesSettingsOfMetricsThatAreNotTheDefaults() {
        String file = """
                name: g
                data: { builtin: gaussian, items: 40 }
                learner: { id: gaussian }
                generations: 2
                metrics: [ { id: tail-mass, deviations: 3 }, variance ]
                """;
        assertThat(SimulateHtml.render(result(file)))
                .contains("tail-mass:deviations=3.0; all others at their defaults");
    }

    /** P(|z| > 2) and P(|z| > 3) of a normal law: 0.046 and 0.003 (scipy.stats.norm.sf). */
    @Test
    void aMeasureWithSettingsIsCalledByThem() {
        String file = """
                name: g
                data: { builtin: gaussian, items: 4000 }
                learner: { id: gaussian }
                generations: 2
                metrics: [ { id: tail-mass, deviations: 2 }, MORE ]
                """;
        String once = SimulateText.render(
                result(file.replace("MORE", "variance")), new SimulateText.Style(false, true, 96, "out"));
        assertThat(once)
                .contains("Mass in the true tails [deviations=2.0]", "--reference yours.jsonl --generation model.jsonl")
                .doesNotContain("Variance of the model [");
    }

    @Test
    void aMeasureAskedForTwiceIsToldApartByItsSettings() {
        SimulateResult both = result("""
                name: g
                data: { builtin: gaussian, items: 4000 }
                learner: { id: gaussian }
                generations: 2
                metrics: [ { id: tail-mass, deviations: 2 }, { id: tail-mass, deviations: 3 }, tail-mass ]
                """);
        assertThat(both.cells().get(0).trajectory().points().stream()
                        .map(point -> point.key().measure() + "|" + point.key().subject())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "tail-mass|model, deviations=2.0", "tail-mass|model, deviations=3.0", "tail-mass|model");
        assertThat(SimulateText.render(both, new SimulateText.Style(false, true, 96, "out")))
                .contains("Mass in the true tails, deviations=2.0", "Mass in the true tails, deviations=3.0");
    }

    @Test
    void aGaussianLeadsWithItsVarianceAndItsTheory() {
        List<String> lines = titles("""
                name: g
                data: { builtin: gaussian, items: 40 }
                learner: { id: gaussian }
                generations: 8
                metrics: [variance, w2-to-truth, mean, kl-from-truth]
                """);
        assertThat(lines.get(0)).startsWith("  Variance of the model").endsWith("± at 8   theory");
        assertThat(lines).anyMatch(line -> line.equals("  Squared Wasserstein distance to the truth, distance"));
        assertThat(lines).noneMatch(line -> line.contains("…"));
    }

    /** Metrics of data and probes of models are mixed as they were asked for, also in the resolved file. */
    @Test
    void whatIsNamedStandsInTheOrderAskedFor() throws IOException {
        List<String> lines = titles("""
                name: o
                data: { builtin: zipf, categories: 30, items: 60 }
                learner: { id: categorical }
                generations: 2
                metrics: [heterozygosity, total-variation, support]
                """);
        assertThat(String.join("\n", lines))
                .containsSubsequence("Chance that two draws differ", "Shares moved", "Values left");
        assertThat(Files.readString(dir.resolve("run/experiment.yaml")))
                .containsSubsequence("heterozygosity", "total-variation", "support");
    }

    @Test
    void whatIsUndefinedSaysWhy() {
        String file = """
                name: u
                data: { builtin: gaussian, items: 60 }
                learner: { id: gaussian }
                generations: 2
                metrics: [class-accuracy]
                """;
        String said = printed(file);
        assertThat(said)
                .contains("undef.", "undef.: the data has no column of classes")
                .doesNotContain("\u2581");
    }

    /** The verifier's closed form is the limit of many items: at 200 items the variance at 8 is 0.120, not 1/8. */
    @Test
    void aTheoryThatIsOnlyNearlyRightIsMarked() {
        Study study = Studies.of(Spec.of(Yaml.parse("test", """
                name: v
                data: { builtin: gaussian, items: 40 }
                learner: { id: gaussian }
                mitigations: [ { id: biased-verifier, centre: 1, width: 1 } ]
                generations: 8
                replicates: 3
                metrics: [variance]
                """)));
        Run run = new Run(study, RunDirectory.open(dir.resolve("v"), study.spec()));
        run.compute(Workers.SERIAL, RunProgress.NONE);
        String text =
                SimulateText.render(new RunReport(run).gather("test"), new SimulateText.Style(false, true, 96, "out"));
        assertThat(text).contains("≈0.125").contains("theory ≈ holds for many items");
    }

    /** Names, sentences and paths are longer than that; only what ends in a file name or a command may not be broken. */
    @Test
    void noLineIsLongerThanTheTerminal() {
        Study study = Studies.of(Spec.of(Yaml.parse("test", """
                name: a name that is long enough to fill most of what a narrow terminal has for it
                data: { builtin: gaussian, items: 40 }
                learner: { id: gaussian }
                regimes: [ { id: replace }, { id: fixed-real } ]
                generations: 8
                replicates: 3
                metrics: [w2-to-truth, variance, kl-from-truth, phases]
                """)));
        Run run = new Run(study, RunDirectory.open(dir.resolve("narrow"), study.spec()));
        run.compute(Workers.SERIAL, RunProgress.NONE);
        for (int width : List.of(72, 80, 120)) {
            String text = SimulateText.render(
                    new RunReport(run).gather("test"),
                    new SimulateText.Style(false, true, width, "/tmp/some/where/out"));
            assertThat(text.lines()).allMatch(line -> Cells.width(line) <= width);
        }
    }

    @Test
    void aTextDoesNotLeadWithParametersNorAnnounceATheoryThatIsNotThere() throws IOException {
        List<String> texts = IntStream.range(0, 60)
                .mapToObj(i -> "word" + i + " and word" + (i * 7 % 60) + " with words w" + i)
                .toList();
        Files.write(dir.resolve("t.txt"), texts);
        List<String> lines = titles("name: t\ndata: { path: " + dir.resolve("t.txt") + " }\nlearner: { id: ngram }\n"
                + "generations: 3\nmetrics: default\n");
        assertThat(lines.get(0)).doesNotStartWith("  Parameters");
        assertThat(lines.stream().filter(line -> line.contains("± at")))
                .isNotEmpty()
                .noneMatch(line -> line.contains("theory"));
    }

    @Test
    void largeNumbersDoNotRunTogether() {
        String said = printed("""
                name: l
                data: { builtin: gaussian, sd: 1400, items: 60 }
                learner: { id: gaussian }
                generations: 3
                metrics: [variance]
                """);
        assertThat(said).containsPattern("replace( +[0-9.]+e6){3}").doesNotContainPattern(",\\d{3},");
    }

    private String printed(String file) {
        Study study = Studies.of(Spec.of(Yaml.parse("test", file)));
        Run run = new Run(study, RunDirectory.open(dir.resolve("printed"), study.spec()));
        run.compute(Workers.SERIAL, RunProgress.NONE);
        return SimulateText.render(new RunReport(run).gather("test"), new SimulateText.Style(false, true, 96, "out"));
    }

    @Test
    void allThatWasNamedIsShownInTheOrderNamed() {
        List<String> lines = titles("""
                name: g
                data: { builtin: gaussian, items: 40 }
                learner: { id: gaussian }
                generations: 3
                metrics: [mean, w2-to-truth, standard-deviation, kl-to-truth, kl-from-truth, log-variance, variance]
                """);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("  ") && !line.isBlank())
                .map(line -> line.strip().split(" {2,}|, ")[0])
                .filteredOn(line -> line.matches("[A-Z].*"))
                .containsExactly(
                        "Mean of the model",
                        "Squared Wasserstein distance to the truth",
                        "Standard deviation of the model",
                        "Divergence of the model from the truth",
                        "Divergence of the truth from the model",
                        "Logarithm of the variance",
                        "Variance of the model");
    }

    /** Two categories, two items a fit: most runs lose one of them, and their divergence is infinite. */
    @Test
    void aMeanOverSomeRunsIsMarked() {
        String text = printed("""
                name: c
                data: { builtin: uniform-categories, categories: 2, items: 40 }
                learner: { id: categorical }
                regimes: [ { id: replace } ]
                generations: 4
                items: 8
                replicates: 30
                metrics: [kl-from-truth]
                """);
        assertThat(text)
                .containsPattern("replace .*\\*")
                .containsPattern("\\* mean of the runs in which it is defined: replace \\d+ of 30 at 4");
    }

    @Test
    void longNamesOfRegimesAreWholeAndOnALineOfTheirOwn() {
        String text = printed("""
                name: x
                data: [ { builtin: gaussian, mean: 0, items: 80 }, { builtin: gaussian, mean: 4, items: 80 } ]
                learner: { id: gaussian }
                regimes:
                 - { id: cross-feed, exchange: share, share: 0.25 }
                 - { id: cross-feed, exchange: swap }
                generations: 2
                items: 10
                replicates: 3
                metrics: [variance]
                """);
        assertThat(text.lines()).contains("  cross-feed exchange=share share=0.25");
        assertThat(text).contains("\n  cross-feed exchange=swap ").doesNotContain("…");
    }

    @Test
    void byDefaultAFewReadingsAreShown() {
        String text = printed("""
                name: d
                data: { builtin: gaussian, items: 30 }
                learner: { id: gaussian }
                regimes: [ { id: replace } ]
                generations: 3
                items: 20
                replicates: 3
                metrics: default
                """);
        assertThat(text.lines().filter(line -> line.contains("± at 3"))).hasSizeBetween(1, 5);
    }
}

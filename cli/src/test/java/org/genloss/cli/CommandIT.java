package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The loop around programs of the user's, through the launcher: training copies the data, sampling prints its first lines. */
@DisabledOnOs(OS.WINDOWS)
class CommandIT {
    @TempDir
    Path dir;

    private Genloss.Done simulate(String fit, String sample) {
        Genloss.write(
                dir,
                "texts.txt",
                IntStream.range(0, 40)
                        .mapToObj(i -> "line number " + i * i + " of many lines")
                        .toList());
        Genloss.write(
                dir,
                "own.yaml",
                List.of(
                        "name: own",
                        "data: { path: texts.txt }",
                        "learner:",
                        "  id: command",
                        "  fit: '" + fit + "'",
                        "  sample: '" + sample + "'",
                        "regimes: [ replace, accumulate ]",
                        "generations: 3",
                        "items: 20",
                        "replicates: 2",
                        "metrics: [ distinct-ngrams ]"));
        return Genloss.run(dir, "simulate", "own.yaml", "--out", "out");
    }

    @Test
    void twoLinesOfAnExperimentFileMakeALoop() throws IOException {
        Genloss.Done result = simulate("cp {train} {model}", "head -n {items} {model} > {samples}");
        assertThat(result.exit()).isZero();
        assertThat(Files.readAllLines(dir.resolve("out/generations/replace/gen-03.jsonl")))
                .isEqualTo(Files.readAllLines(dir.resolve("out/generations/replace/gen-01.jsonl")));
        assertThat(dir.resolve("out/commands")).isDirectory();
    }

    @Test
    void aRunThatDiesLeavesTheOthersAloneAndIsNamed() throws IOException {
        Genloss.Done result = simulate(
                "test `wc -l < {train}` -lt 50 && cp {train} {model} || { echo out of memory; exit 7; }",
                "head -n {items} {model} > {samples}");
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("2 of 2 runs stopped early; replicate 1 at generation 3", "exit code 7", "out of memory");
        assertThat(Files.readString(dir.resolve("out/report.html"))).contains("2 of 2 runs stopped early");
        assertThat(Files.readString(dir.resolve("out/trajectory.csv"))).contains("replace,2,3,distinct-ngrams");
    }

    @Test
    void aProgramThatFailsAtOnceIsOneMessage() {
        Genloss.Done result = simulate("echo no such model >&2; exit 4 # {train}", "echo {samples}");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .contains("fit ended with exit code 4", "no such model", "Mend the programs")
                .doesNotContain("at org.");
    }

    /** The logs stay to be read; a run with other lines goes into the same directory. */
    @Test
    void aRunThatCameToNothingIsNotInTheWay() {
        Genloss.Done result = simulate("cp {train} {model}", "head -n 3 {model} > {samples}");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("nothing can be drawn from the first model: sample wrote 3 items");
        assertThat(dir.resolve("out")).isDirectoryNotContaining("glob:**{experiment.yaml,.parts,generations}");
        assertThat(simulate("cp {train} {model}", "head -n {items} {model} > {samples}")
                        .exit())
                .isZero();
    }
}

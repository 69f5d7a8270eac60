package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.genloss.ledger.Ledger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop through the launcher: the same bytes for any number of threads, and after SIGKILL and resume. */
class SimulateIT {
    @TempDir
    static Path dir;

    private static final List<String> EXPERIMENT = List.of(
            "name: small",
            "seed: 11",
            "data: { builtin: gaussian, items: 200 }",
            "learner: { id: gaussian, estimator: biased }",
            "regimes: [ { id: replace }, { id: accumulate } ]",
            "generations: 6",
            "replicates: 40",
            "metrics: default");

    /** Digest of every file below the directory. */
    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Ledger.digest(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    @BeforeAll
    static void whole() {
        Genloss.write(dir, "experiment.yaml", EXPERIMENT);
        assertThat(Genloss.run(dir, "simulate", "experiment.yaml", "--out", "whole", "--threads", "1")
                        .exit())
                .isZero();
    }

    private static void sameAsWhole(String other) throws IOException {
        assertThat(files(dir.resolve(other))).isEqualTo(files(dir.resolve("whole")));
    }

    @Test
    void writesEveryFileTheSameForAnyNumberOfThreads() throws IOException {
        assertThat(files(dir.resolve("whole")).keySet())
                .contains(
                        "experiment.yaml",
                        "trajectory.csv",
                        "trajectory.parquet",
                        "report.html",
                        "ledger.jsonl",
                        "run.json",
                        "generations/replace/gen-06.jsonl")
                .noneMatch(name -> name.contains(".parts") || name.contains("unfinished"));
        assertThat(Genloss.run(dir, "simulate", "experiment.yaml", "--out", "three", "--threads", "3")
                        .exit())
                .isZero();
        sameAsWhole("three");
    }

    @Test
    void theResolvedExperimentRunsAgainToTheSameBytes() throws IOException {
        assertThat(Genloss.run(dir, "simulate", "whole/experiment.yaml", "--out", "again")
                        .exit())
                .isZero();
        sameAsWhole("again");
    }

    /** Stopped once as by Ctrl-C, then with SIGKILL, and resumed each time. */
    @Test
    void aKilledRunResumesToTheSameBytes() throws IOException, InterruptedException {
        Path parts = dir.resolve("killed/.parts");
        Path err = dir.resolve("e");
        Process first = Genloss.start(dir, dir.resolve("o"), err, "simulate", "experiment.yaml", "--out", "killed");
        until(first, parts, 5);
        assertThat(first.isAlive()).as("still at work").isTrue();
        first.destroy();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isEqualTo(3);
        assertThat(Files.readString(err))
                .contains("genloss simulate --resume killed")
                .doesNotContain("\tat ");
        for (int wanted = 30; wanted <= 60; wanted += 30) {
            Process process = Genloss.start(dir, dir.resolve("o"), err, "simulate", "--resume", "killed");
            until(process, parts, wanted);
            assertThat(process.isAlive()).as("still at work").isTrue();
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        assertThat(Genloss.run(dir, "simulate", "--resume", "killed").exit()).isZero();
        sameAsWhole("killed");
    }

    /** Rows left out are counted where the run is told of, and listed beside it. */
    @Test
    void damagedRowsAreLeftOutInTheOpen() throws IOException {
        List<String> rows = new java.util.ArrayList<>(List.of("x"));
        for (int i = 0; i < 300; i++) {
            rows.add(i == 70 ? "1,2" : String.valueOf(i % 17));
        }
        Genloss.write(dir, "damaged.csv", rows);
        String[] run = {
            "simulate",
            "--data",
            "damaged.csv",
            "--kind",
            "vector",
            "--learner",
            "gaussian",
            "--generations",
            "2",
            "--replicates",
            "2",
            "--metrics",
            "variance",
            "--on-bad-row",
            "skip",
            "--out",
            "left"
        };
        Genloss.Done done = Genloss.run(dir, run);
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out().replaceAll("\\s+", " "))
                .contains("1 damaged row was left out, listed in bad-rows.txt. The first: damaged.csv, line 72");
        assertThat(dir.resolve("left/report.html")).content().contains("1 damaged row was left out");
        assertThat(dir.resolve("left/bad-rows.txt")).content().hasLineCount(1).contains("line 72");
        assertThat(dir.resolve("left/run.json")).content().contains("\"damagedRows\" : 1", "bad-rows.txt");
        assertThat(dir.resolve("left/ledger.jsonl")).content().contains("\"damaged\":\"1\"");
    }

    private static void until(Process process, Path parts, int wanted) throws IOException, InterruptedException {
        while (process.isAlive() && count(parts) < wanted) {
            Thread.sleep(5);
        }
    }

    private static long count(Path parts) throws IOException {
        if (!Files.isDirectory(parts)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(parts)) {
            return files.filter(f -> f.toString().endsWith(".csv")).count();
        }
    }

    /** A biased variance keeps (1-1/n)^6 of the truth, its control 1-1/n: a ratio of 0.59 at 10 items, 0.77 at 20, 0.90 at 50. */
    /** Sampling by option and by the resolved file are the same run; what means nothing for a learner is refused before it. */
    @Test
    void samplingIsKeptInTheResolvedFile() throws IOException {
        String[] run = {
            "simulate",
            "--data",
            "builtin:gaussian",
            "--learner",
            "kde",
            "--items",
            "40",
            "--generations",
            "3",
            "--replicates",
            "2",
            "--metrics",
            "variance",
            "--sampling",
            "temperature=0.5,systematic=true",
            "--out",
            "even"
        };
        assertThat(Genloss.run(dir, run).exit()).isZero();
        assertThat(Files.readString(dir.resolve("even/experiment.yaml")))
                .contains("temperature: 0.5", "systematic: true");
        assertThat(Genloss.run(dir, "simulate", "even/experiment.yaml", "--out", "even-again")
                        .exit())
                .isZero();
        assertThat(files(dir.resolve("even-again"))).isEqualTo(files(dir.resolve("even")));
        run[14] = "top-k=3";
        run[16] = "refused";
        assertThat(Genloss.run(dir, run).refused().err())
                .contains("sampling.top-k has no meaning for the learner kde; it has for categorical");
        assertThat(dir.resolve("refused")).doesNotExist();
    }

    @Test
    void aSweepPrintsItsThresholdAndGoesOnAsItWas() throws IOException {
        List<String> sweep = new java.util.ArrayList<>(EXPERIMENT);
        sweep.set(4, "regimes: [ { id: replace } ]");
        sweep.set(6, "replicates: 400");
        sweep.set(7, "metrics: [variance]");
        sweep.add("vary: { items: [10, 20, 50, 100, 400] }");
        Genloss.write(dir, "sweep.yaml", sweep);
        Genloss.Done done = Genloss.run(dir, "simulate", "sweep.yaml", "--tolerance", "0.8", "--out", "sweep");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).containsPattern("Replace: at least 80 % is kept from items .* \\(95 % interval");
        assertThat(Files.readString(dir.resolve("sweep/report.html"))).contains("Share kept along items");
        Map<String, String> before = files(dir.resolve("sweep"));
        Genloss.Done again = Genloss.run(dir, "simulate", "sweep/experiment.yaml", "--out", "sweep-again");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(files(dir.resolve("sweep-again"))).isEqualTo(before);
    }

    @Test
    void anotherExperimentDoesNotTouchARun() throws IOException {
        Map<String, String> before = files(dir.resolve("whole"));
        String[] other = {"simulate", "experiment.yaml", "--out", "whole", "--replicates", "3"};
        assertThat(Genloss.run(dir, other).refused().err()).contains("another experiment");
        assertThat(files(dir.resolve("whole"))).isEqualTo(before);
        assertThat(dir.resolve("whole/.parts")).doesNotExist();
    }

    @Test
    void oneItemOfOneRunIsALoopThatDecidesNothing() {
        Genloss.write(
                dir,
                "least.yaml",
                List.of(
                        "data: { builtin: gaussian, items: 40 }",
                        "learner: { id: resampler }",
                        "regimes: [ { id: replace } ]",
                        "items: 1",
                        "generations: 2",
                        "replicates: 1"));
        Genloss.Done done = Genloss.run(dir, "simulate", "least.yaml", "--out", "least");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("one run has no error to judge it by").doesNotContain("NaN");
        assertThat(dir.resolve("least/generations/replace/gen-02.jsonl")).isNotEmptyFile();
        assertThat(dir.resolve("least/report.html")).isNotEmptyFile();
    }

    @Test
    void aFullDiskLeavesARunThatGoesOn() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(dir.resolve("disk"));
        assumeTrue(
                system("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()),
                "no right to mount a small disk here");
        try {
            Genloss.Done full = Genloss.run(dir, "simulate", "experiment.yaml", "--out", "disk/run");
            assertThat(full.exit()).as(full.err()).isEqualTo(3);
            assertThat(full.out()).isEmpty();
            assertThat(full.err())
                    .startsWith("genloss: cannot write")
                    .contains("No space left", "genloss simulate --resume disk/run")
                    .doesNotContain("\tat ");
            assertThat(files(disk).keySet()).noneMatch(name -> name.contains("unfinished"));
            assertThat(system("mount", "-o", "remount,size=64m", disk.toString()))
                    .isTrue();
            assertThat(Genloss.run(dir, "simulate", "--resume", "disk/run").exit())
                    .isZero();
            sameAsWhole("disk/run");
        } finally {
            system("umount", disk.toString());
        }
    }

    private static boolean system(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

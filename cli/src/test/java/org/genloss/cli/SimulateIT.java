package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.genloss.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop through the launcher: the same bytes for any number of threads, and after SIGKILL and resume. */
class SimulateIT {
  @TempDir Path dir;

  private static final List<String> EXPERIMENT =
      List.of(
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

  @Test
  void writesEveryFileTheSameForAnyNumberOfThreads() throws IOException {
    Genloss.write(dir, "experiment.yaml", EXPERIMENT);
    assertThat(Genloss.run(dir, "simulate", "experiment.yaml", "--out", "one", "--threads", "1").exit()).isZero();
    assertThat(Genloss.run(dir, "simulate", "experiment.yaml", "--out", "three", "--threads", "3").exit()).isZero();
    Map<String, String> one = files(dir.resolve("one"));
    assertThat(one.keySet())
        .contains("experiment.yaml", "trajectory.csv", "trajectory.parquet", "report.html", "ledger.jsonl", "run.json", "generations/replace/gen-06.jsonl")
        .noneMatch(name -> name.contains(".parts") || name.contains("unfinished"));
    assertThat(files(dir.resolve("three"))).isEqualTo(one);
  }

  @Test
  void theResolvedExperimentRunsAgainToTheSameBytes() throws IOException {
    Genloss.write(dir, "experiment.yaml", EXPERIMENT);
    assertThat(Genloss.run(dir, "simulate", "experiment.yaml", "--out", "one").exit()).isZero();
    assertThat(Genloss.run(dir, "simulate", "one/experiment.yaml", "--out", "again").exit()).isZero();
    assertThat(files(dir.resolve("again"))).isEqualTo(files(dir.resolve("one")));
  }

  @Test
  void aKilledRunResumesToTheSameBytes() throws IOException, InterruptedException {
    Genloss.write(dir, "experiment.yaml", EXPERIMENT);
    assertThat(Genloss.run(dir, "simulate", "experiment.yaml", "--out", "whole").exit()).isZero();
    Path parts = dir.resolve("killed/.parts");
    int kills = 0;
    for (int wanted = 5; wanted <= 120; wanted += 40) {
      Process process =
          Genloss.start(
              dir, dir.resolve("o"), dir.resolve("e"), kills == 0 ? new String[] {"simulate", "experiment.yaml", "--out", "killed"} : new String[] {"simulate", "--resume", "killed"});
      while (process.isAlive() && count(parts) < wanted) {
        Thread.sleep(5);
      }
      kills += process.isAlive() ? 1 : 0;
      process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }
    assertThat(kills).as("the run was killed at least once").isPositive();
    assertThat(Genloss.run(dir, "simulate", "--resume", "killed").exit()).isZero();
    assertThat(files(dir.resolve("killed"))).isEqualTo(files(dir.resolve("whole")));
  }

  private static long count(Path parts) throws IOException {
    if (!Files.isDirectory(parts)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(parts)) {
      return files.filter(f -> f.toString().endsWith(".csv")).count();
    }
  }

  @Test
  void anotherExperimentDoesNotTouchARun() throws IOException {
    Genloss.write(dir, "experiment.yaml", EXPERIMENT);
    assertThat(Genloss.run(dir, "simulate", "experiment.yaml", "--out", "run", "--replicates", "2").exit()).isZero();
    Map<String, String> before = files(dir.resolve("run"));
    assertThat(Genloss.run(dir, "simulate", "experiment.yaml", "--out", "run", "--replicates", "3").refused().err()).contains("another experiment");
    assertThat(files(dir.resolve("run"))).isEqualTo(before);
  }
}

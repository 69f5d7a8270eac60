package org.genloss.neural.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of {@code ./genloss} with this build's plug-in, killed in the middle of a fit. */
class ResumeIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path PLUGINS = Path.of("target/plugins").toAbsolutePath();

    @TempDir
    Path directory;

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("genloss").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(directory.resolve("out.log").toFile())
                .redirectError(directory.resolve("err.log").toFile());
        builder.environment().put("GENLOSS_NO_BUILD", "1");
        builder.environment().put("GENLOSS_PLUGINS", PLUGINS.toString());
        return builder.start();
    }

    private void run(String... words) throws IOException, InterruptedException {
        Process process = start(words);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("err.log")))
                .isZero();
    }

    /** States of fits that a run keeps. */
    private static long states(Path run) throws IOException {
        Path fits = run.resolve(".parts/fits");
        if (!Files.exists(fits)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(fits)) {
            return all.filter(file -> file.toString().endsWith(".before")).count();
        }
    }

    @Test
    void aKilledRunGoesOnToTheSameBytes() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isDirectory(ROOT.resolve("cli/target/lib")) && Files.isDirectory(PLUGINS.resolve("neural")),
                "command line and plug-in are not built: ./mvnw verify builds them before these tests");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            lines.add("line " + i + " of " + i * i % 101 + " words");
        }
        Files.write(directory.resolve("lines.txt"), lines);
        Files.writeString(
                directory.resolve("e.yaml"),
                "name: killed\nseed: 7\ndata: { path: lines.txt, holdout: 0.2 }\nregimes: [ { id: replace } ]\n"
                        + "learner: { id: transformer, steps: 200, context: 16, width: 32, patience: 0 }\n"
                        + "generations: 2\nitems: 200\nreplicates: 1\nmetrics: [perplexity]\n");
        Path killed = directory.resolve("killed");
        Process process = start("simulate", "e.yaml", "--threads", "2", "--out", "killed");
        while (states(killed) < 1 && process.isAlive()) {
            Thread.sleep(20);
        }
        process.destroyForcibly().waitFor();
        assertThat(killed.resolve("run.json")).as("killed too late").doesNotExist();
        assertThat(states(killed)).isPositive();
        run("simulate", "--resume", "killed");
        run("simulate", "e.yaml", "--threads", "1", "--out", "undisturbed");
        for (String file : List.of("trajectory.csv", "report.html", "run.json", "ledger.jsonl")) {
            assertThat(killed.resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("undisturbed").resolve(file));
        }
        assertThat(killed.resolve(".parts")).doesNotExist();
        assertThat(killed.resolve("run.json")).content().contains("libtorch");
        assertThat(killed.resolve("ledger.jsonl")).content().contains("libtorch");
        assertThat(killed.resolve("generations/replace/gen-01.jsonl")).content().contains("\"logprobs\":[-");
    }
}

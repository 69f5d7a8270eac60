package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C at a terminal: SIGINT to the whole process group of the command. */
class InterruptIT {
    /**
     * Starts the command in a group of its own, as a terminal does, waits until it is at work, interrupts the group, hands on its exit code. A build in the
     * background ignores the signal, and so would the command: where env can, it is told not to.
     */
    private static final String SCRIPT = """
            set -m
            mkfifo in 2>/dev/null
            genloss=$1; ready=$2; shift 2
            heeding=
            env --default-signal=INT true 2>/dev/null && heeding="env --default-signal=INT"
            $heeding "$genloss" "$@" < in > stdout 2> stderr &
            group=$!
            exec 3> in
            eval "$ready"
            kill -INT -- -$group
            wait $group
            """;

    @TempDir
    Path dir;

    private int interrupted(String ready, String... arguments) throws IOException, InterruptedException {
        Path script = Files.writeString(dir.resolve("script"), SCRIPT);
        List<String> command = new java.util.ArrayList<>(List.of(
                "bash", script.toString(), Genloss.ROOT.resolve("genloss").toString(), ready));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
        builder.environment().put("GENLOSS_NO_BUILD", "1");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String err() throws IOException {
        return Files.readString(dir.resolve("stderr"));
    }

    /** More lines than a pipe holds have gone through: the check is reading, and waits for more. */
    @Test
    void aCheckSaysOneLine() throws IOException, InterruptedException {
        Genloss.write(dir, "gen.txt", Genloss.texts(1, 50, 300));
        int exit = interrupted(
                "yes 'words in a line' | head -n 30000 >&3",
                "check",
                "--reference",
                "-",
                "--generation",
                "gen.txt",
                "--out",
                "out");
        assertThat(exit).as(err()).isEqualTo(3);
        assertThat(err()).isEqualTo("Stopped. Nothing is half-written. Run the same command again to start over.\n");
        assertThat(Files.readString(dir.resolve("stdout"))).isEmpty();
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void aSimulationSaysHowToResume() throws IOException, InterruptedException {
        int exit = interrupted(
                "until ls run/.parts/*.csv > /dev/null 2>&1; do sleep 0.02; done",
                "simulate",
                "--data",
                "builtin:gaussian:items=2000",
                "--learner",
                "gaussian",
                "--regime",
                "replace",
                "--generations",
                "20",
                "--replicates",
                "20",
                "--out",
                "run");
        assertThat(exit).as(err()).isEqualTo(3);
        assertThat(err())
                .startsWith("Stopped")
                .contains("Nothing is half-written.", "Resume   genloss simulate --resume run ")
                .doesNotContain("\tat ");
        Genloss.Done resumed = Genloss.run(dir, "simulate", "--resume", "run");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
    }
}

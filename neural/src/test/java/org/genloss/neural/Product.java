package org.genloss.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** {@code ./genloss} with this build's plug-in, run in a folder. */
record Product(Path directory) {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path PLUGINS = Path.of("target/plugins").toAbsolutePath();

    /** Skips a test where there is nothing to run. */
    static void need() {
        Assumptions.assumeTrue(
                Files.isDirectory(ROOT.resolve("cli/target/lib")) && Files.isDirectory(PLUGINS.resolve("neural")),
                "command line and plug-in are not built: ./mvnw verify builds them before these tests");
    }

    Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("genloss").toString()));
        command.addAll(List.of(words));
        return started(command);
    }

    private Process started(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(directory.resolve("out.log").toFile())
                .redirectError(directory.resolve("err.log").toFile());
        builder.environment().put("GENLOSS_NO_BUILD", "1");
        builder.environment().put("GENLOSS_PLUGINS", PLUGINS.toString());
        return builder.start();
    }

    void run(String... words) throws IOException, InterruptedException {
        String said = said(0, words);
        assertThat(said).doesNotContain("Exception");
    }

    /** What it says on the error stream of a command that ends with this exit code. */
    String said(int exit, String... words) throws IOException, InterruptedException {
        return said(exit, start(words));
    }

    /** What it says of a command line that it refuses, its address space being limited and Java's heap small. */
    String limited(int kilobytes, String words) throws IOException, InterruptedException {
        String line = "ulimit -v " + kilobytes + "; GENLOSS_JAVA_OPTIONS=-Xmx500m exec " + ROOT.resolve("genloss") + " "
                + words;
        return said(2, started(List.of("bash", "-c", line)));
    }

    private String said(int exit, Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(directory.resolve("err.log"));
        assertThat(process.exitValue()).as(said).isEqualTo(exit);
        return said;
    }
}

package org.genloss.onnx;

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

/** Runs {@code ./genloss} of this build with the plug-in of this build. */
final class Product {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private final Path directory;

    /** The folder of plug-ins. */
    Path plugins = Path.of("target/plugins").toAbsolutePath();

    /** What a run gave. */
    record Done(int exit, String out, String err) {
        /** The message of a run that ended with exit code 2 and printed no stack trace. */
        String refused() {
            assertThat(exit).as(err).isEqualTo(2);
            assertThat(out).isEmpty();
            assertThat(err).startsWith("genloss: ").doesNotContain("\tat ").doesNotContain("Exception");
            return err;
        }
    }

    /** Skips the test where command line or plug-in were not built before. */
    Product(Path directory) throws IOException {
        this.directory = directory;
        assume(ROOT.resolve("cli/target/lib"), "genloss-cli");
        assume(plugins.resolve("onnx"), "genloss-onnx");
    }

    private static void assume(Path folder, String name) throws IOException {
        boolean there = false;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> jars = Files.list(folder)) {
                there = jars.anyMatch(jar -> jar.getFileName().toString().startsWith(name));
            }
        }
        Assumptions.assumeTrue(there, "no " + name + " in " + folder + ": ./mvnw verify builds it before these tests");
    }

    Done run(List<String> words) {
        try {
            List<String> command =
                    new ArrayList<>(List.of(ROOT.resolve("genloss").toString()));
            command.addAll(words);
            Path out = Files.createTempFile(directory, "stdout", ".log");
            Path err = Files.createTempFile(directory, "stderr", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("GENLOSS_NO_BUILD", "1");
            builder.environment().put("GENLOSS_PLUGINS", plugins.toString());
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running after 5 minutes: " + String.join(" ", words));
            }
            return new Done(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

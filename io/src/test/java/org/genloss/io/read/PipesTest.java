package org.genloss.io.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PipesTest {
    @TempDir
    Path folder;

    /** A pipe gives its bytes once: opened anew it would be empty, or wait for a writer that never comes. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void namedPipesAreReadWholeAndAgain() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        byte[] text = "to be or not to be\n".repeat(20_000).getBytes(UTF_8);
        Path source = Files.write(folder.resolve("source.txt"), text);
        Process writer = new ProcessBuilder("cp", source.toString(), pipe.toString()).start();

        DataFile file = Inputs.files(List.of(pipe.toString()), false).get(0);
        assertThat(file.head(5)).isEqualTo("to be".getBytes(UTF_8));
        assertThat(file.name()).isEqualTo(pipe.toString());
        DataFile again = Inputs.files(List.of(pipe.toString()), false).get(0);
        try (var in = again.open()) {
            assertThat(in.readAllBytes()).isEqualTo(text);
        }
        assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}

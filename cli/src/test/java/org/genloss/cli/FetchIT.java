package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins as users meet them; nothing here uses the network. */
class FetchIT {
    @TempDir
    Path directory;

    @Test
    void withoutANameItListsWhatThereIs() {
        Genloss.Done done = Genloss.run(directory, "fetch");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).containsPattern("onnx +sentence encoders and language models in ONNX files +\\[");
        assertThat(Genloss.run(directory, "fetch", "--help").out()).contains("genloss fetch onnx", "--quiet");
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThatExist() {
        assertThat(Genloss.run(directory, "fetch", "onxn").refused().err()).contains("no plug-in onxn", "onnx");
    }

    /** An archive is the launcher and lib; it has no build, and says what to copy where. */
    @Test
    void anArchiveSaysWhatToCopy() throws IOException {
        Files.createSymbolicLink(directory.resolve("lib"), Genloss.ROOT.resolve("cli/target/lib"));
        Path launcher = Files.copy(Genloss.ROOT.resolve("genloss"), directory.resolve("genloss"));
        Genloss.Done done = Genloss.by(launcher, directory, "fetch", "onnx").refused();
        assertThat(done.err())
                .contains("needs a clone", "copy its folder plugins/onnx to " + directory.resolve("plugins/onnx"));
    }

    /** Jars in a folder of plugins/ are on the class path, after those of the product. */
    @Test
    void aFolderOfJarsIsAPlugin() throws IOException {
        Files.createSymbolicLink(directory.resolve("lib"), Genloss.ROOT.resolve("cli/target/lib"));
        Path launcher = Files.copy(Genloss.ROOT.resolve("genloss"), directory.resolve("genloss"));
        Path own = Files.createDirectories(directory.resolve("plugins/acme"));
        Files.createDirectories(directory.resolve("plugins/empty"));
        Files.write(
                own.resolve("acme.jar"),
                new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThat(Genloss.by(launcher, directory, "--version").out()).endsWith(" with acme" + System.lineSeparator());
        assertThat(Genloss.by(launcher, directory, "fetch").out()).containsPattern("acme +of your own");
    }
}

package org.genloss.neural.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {
    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "bytes");
    }

    private static void length(Path file, long bytes) throws IOException {
        Files.createDirectories(file.getParent());
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(bytes);
        }
    }

    @Test
    void whatWasNeverLoadedIsUnpackedAnew() throws IOException {
        Path cut = file("pytorch-2.10.0-1.5.13-linux-x86_64.jar/org/bytedeco/pytorch/linux-x86_64/libtorch_cpu.so");
        Path blas = file("openblas-0.3.31-1.5.13-linux-x86_64.jar/org/bytedeco/libopenblas.so");
        Files.createSymbolicLink(blas.resolveSibling("libopenblas.so.0"), blas.getFileName());
        Path other = file("other/kept.so");
        Path lock = file("genloss.lock");
        new Unpacked(folder, "1").heal();
        assertThat(cut).doesNotExist();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("other", "genloss.lock");
        assertThat(other).exists();
        assertThat(lock).exists();
    }

    @Test
    void whatWasLoadedStaysUntilAnotherVersionComes() throws IOException {
        Path library = file("pytorch-1.jar/org/libtorch_cpu.so");
        new Unpacked(folder, "1").mark();
        new Unpacked(folder, "1").heal();
        assertThat(library).exists();
        new Unpacked(folder, "2").heal();
        assertThat(library).doesNotExist();
        file("pytorch-1.jar/org/libtorch_cpu.so");
        new Unpacked(folder, "1").heal();
        assertThat(library).as("cut while the other version was unpacked").doesNotExist();
    }

    /** Lengths are those of the jars' entries, which for libtorch 2.10 are hundreds of megabytes: the files have holes. */
    @Test
    void aCutLibraryInAFolderOfTheUsersIsRefusedAndNamed() throws IOException {
        Unpacked unpacked = new Unpacked(folder, "1");
        List<Unpacked.Library> libraries = unpacked.libraries();
        assertThat(libraries).hasSize(3).allMatch(library -> library.bytes() > 100_000);
        assertThat(unpacked.refusal()).as("nothing is there yet").isEmpty();
        assertThat(unpacked.unwritten())
                .hasValueSatisfying(why -> assertThat(why)
                        .contains(folder.toString(), "half a gigabyte")
                        .doesNotContain("fetch"));
        for (Unpacked.Library library : libraries) {
            length(library.file(), library.bytes());
        }
        assertThat(unpacked.refusal()).isEmpty();
        assertThat(unpacked.unwritten()).isEmpty();
        length(libraries.get(0).file(), 34_000_000);
        assertThat(unpacked.refusal())
                .hasValueSatisfying(why -> assertThat(why)
                        .contains(
                                libraries.get(0).file() + " has 34000000 of "
                                        + libraries.get(0).bytes(),
                                "delete it"));
        assertThat(unpacked.unwritten()).isPresent();
    }
}

package org.genloss.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run of {@code ./genloss} whose address space Java fits into, and libtorch does not. */
@EnabledOnOs(OS.LINUX)
class RoomIT {
    @TempDir
    Path directory;

    @Test
    void aLimitOfTheAddressSpaceIsOneSentence() throws IOException, InterruptedException {
        Product.need();
        String said = new Product(directory)
                .limited(
                        3_600_000,
                        "simulate --data builtin:gaussian --learner vae --generations 1 --replicates 1 --out run");
        assertThat(said)
                .startsWith("genloss: vae: networks need")
                .contains("GB of address space for libtorch", "ulimit -v allows 3.4 GB, of which")
                .hasLineCount(1);
        assertThat(directory.resolve("run")).doesNotExist();
    }
}

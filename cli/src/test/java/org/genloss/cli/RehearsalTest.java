package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    /** A command that fails would load few classes, and nobody would see it. */
    @Test
    void everyCommandRuns(@TempDir Path directory) throws IOException {
        assertThat(Rehearsal.run(directory)).hasSize(3).isSubsetOf(Exit.DONE, Exit.GATE_FAILED);
    }
}

package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published results through the launcher; the seed is fixed, and a figure fails by chance once in 16,000. */
class ReproduceIT {
    @TempDir
    Path dir;

    @Test
    void allThatCanBeRunAgreesOrSaysWhyNot() throws IOException {
        Genloss.Done done = Genloss.run(dir, "reproduce", "all", "--out", "published");
        assertThat(done.exit()).as(done.out() + done.err()).isZero();
        assertThat(done.out()).contains("agree", "accumulate < subsample").doesNotContain("undecided");
        assertThat(Files.readString(dir.resolve("published/report.html")))
                .contains("Nature 631:755", "accumulate &lt; subsample");
        assertThat(Files.readString(dir.resolve("published/reproduce.json"))).contains("genloss.reproduce/1");
    }

    @Test
    void theListRunsNothingAndAnUnknownResultIsNamed() {
        assertThat(Genloss.run(dir, "reproduce", "--list").out())
                .contains("shumailov-2024-variance", "Cannot be run", "0.599, (1-1/n)^t");
        Genloss.Done done = Genloss.run(dir, "reproduce", "shumailov-2024-varianse");
        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err()).contains("shumailov-2024-variance");
        assertThat(Genloss.run(dir, "reproduce").exit()).isEqualTo(2);
    }

    @Test
    void aResultOfNetworksSaysWhatBringsThem() {
        assertThat(Genloss.run(dir, "reproduce", "alemohammad-2023-gan")
                        .refused()
                        .err())
                .contains("the learner gan needs the plug-in neural", "./genloss fetch neural")
                .hasLineCount(1);
        assertThat(Genloss.run(dir, "reproduce", "--list").out())
                .contains("alemohammad-2023-vae", "Needs image data of yours (--data FILE)");
    }
}

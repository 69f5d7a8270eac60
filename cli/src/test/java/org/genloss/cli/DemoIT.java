package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that anybody runs. */
class DemoIT {
    @TempDir
    Path dir;

    @Test
    void saysWhatHappenedAndWritesAPageThatNeedsNothingElse() throws IOException {
        Genloss.Done done = Genloss.run(dir, "demo");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out())
                .contains("replace", "accumulate", "10 % fresh", "late collapse")
                .doesNotContain("NaN", "null");
        assertThat(done.err()).as("silent where nobody watches").isEmpty();
        Path out = dir.resolve("genloss-demo");
        for (String name : new String[] {
            "report.html", "trajectory.csv", "trajectory.parquet", "experiment.yaml", "ledger.jsonl", "run.json"
        }) {
            assertThat(out.resolve(name)).isNotEmptyFile();
        }
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("<svg", "data:image/png;base64,")
                .doesNotContainIgnoringCase("<script")
                .doesNotContainPattern("https?://")
                .doesNotContain("NaN");
    }
}

package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/curate/run.sh} does what its page says: what was planted is found, what was rare is kept, what was changed is seen, and the recipe runs in the loop. */
class CurateExampleIT {
    private static final Path SCRIPT = Genloss.ROOT.resolve("examples/curate/run.sh");

    @TempDir
    Path dir;

    private List<String> run() throws IOException, InterruptedException {
        Path log = dir.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", SCRIPT.toString(), dir.resolve("work").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "GENLOSS",
                        Genloss.ROOT.resolve("genloss").toString(),
                        "GENLOSS_NO_BUILD",
                        "1",
                        "GENERATIONS",
                        "2",
                        "REPLICATES",
                        "2"));
        Process process = builder.start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return Files.readAllLines(log);
    }

    @Test
    void whatWasPlantedIsFoundAndTheLoopIsClosed() throws IOException, InterruptedException {
        List<String> lines = run();
        Map<String, List<Integer>> planted = new HashMap<>();
        Map<String, Double> last = new HashMap<>();
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            if (line.matches("(page|falconry|copy|near|machine|junk|story) +\\d+ +\\d+")) {
                planted.put(words[0], List.of(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
            } else if (line.matches("(accumulate|fresh-mix) .* to .*")) {
                last.put(words[0] + " " + words[1] + " " + words[2], Double.parseDouble(words[3]));
            }
        }
        // the pages are human, and a page may be the worse of two near copies; the rare topic has a quota of all there
        // are
        assertThat(planted.get("page").get(1)).isBetween(870, 900);
        assertThat(planted.get("falconry")).containsExactly(24, 24);
        assertThat(planted.get("copy")).containsExactly(60, 0);
        assertThat(planted.get("near").get(1)).isLessThanOrEqualTo(6);
        assertThat(planted.get("machine").get(1)).isLessThanOrEqualTo(10);
        assertThat(planted.get("junk")).containsExactly(20, 0);
        assertThat(planted.get("story").get(1)).isBetween(100, 300); // a fifth of the words
        assertThat(lines).anyMatch(line -> line.contains("part-00001.jsonl was changed"));
        assertThat(lines).anyMatch(line -> line.contains("copy-1") && line.contains("deduplicate"));
        // two regimes, two metrics, with the recipe and without
        assertThat(last).hasSize(8).allSatisfy((what, mean) -> assertThat(mean).isPositive());
        assertThat(last.get("accumulate perplexity with")).isLessThan(last.get("accumulate perplexity without"));
    }
}

package org.genloss.io.curate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTest {
    @TempDir
    Path directory;

    /** 300 shards, more than a process may have files open on some systems, and lines from empty to longer than the limit. */
    @Test
    void linesComeBackByShardAndInOrder() throws IOException {
        Random random = new Random(1);
        List<List<String>> given = new ArrayList<>();
        for (int shard = 0; shard < 300; shard++) {
            given.add(new ArrayList<>());
        }
        Spill spill = new Spill(directory.resolve("lines"), 300, 4096);
        for (int i = 0; i < 3000; i++) {
            int shard = random.nextInt(299);
            String line = i + "x".repeat(i % 500 == 0 ? 200_000 : random.nextInt(40));
            line = i % 97 == 0 ? "" : line;
            given.get(shard).add(line);
            spill.line(shard, line.getBytes(StandardCharsets.UTF_8));
        }
        spill.finish();
        for (int shard = 0; shard < 300; shard++) {
            List<String> back = new ArrayList<>();
            Spill.read(directory.resolve("lines"), shard, line -> back.add(new String(line, StandardCharsets.UTF_8)));
            assertThat(back).as("shard %d", shard).isEqualTo(given.get(shard));
        }
        assertThat(given.get(299)).isEmpty();
    }
}

package org.genloss.io.curate;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lines of many shards on their way: kept in memory up to a limit and then appended to a file a shard, compressed piece by piece, so that one reading of the
 * sources fills any number of shards. Where pieces end is not seen in what is read again.
 */
final class Spill {
    private static final int LEVEL = 1;

    private final Path directory;
    private final ByteArrayOutputStream[] pending;
    private final long limit;
    private long held;

    /**
     * @param directory for its files, empty
     * @param limit bytes of lines in memory
     */
    Spill(Path directory, int shards, long limit) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.pending = new ByteArrayOutputStream[shards];
        this.limit = limit;
    }

    static Path file(Path directory, int shard) {
        return directory.resolve(shard + ".zst");
    }

    void line(int shard, byte[] json) throws IOException {
        if (pending[shard] == null) {
            pending[shard] = new ByteArrayOutputStream(json.length + 1);
        }
        pending[shard].write(json);
        pending[shard].write('\n');
        held += json.length + 1L;
        if (held > limit) {
            flush();
        }
    }

    private void flush() throws IOException {
        for (int shard = 0; shard < pending.length; shard++) {
            if (pending[shard] != null) {
                byte[] piece = Zstd.compress(pending[shard].toByteArray(), LEVEL);
                Files.write(
                        file(directory, shard),
                        piece,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND);
                pending[shard] = null;
            }
        }
        held = 0;
    }

    /** Brings all that is held to the disk. */
    void finish() throws IOException {
        flush();
        for (int shard = 0; shard < pending.length; shard++) {
            if (Files.exists(file(directory, shard))) {
                try (FileChannel channel = FileChannel.open(file(directory, shard), StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Takes a line, without its end. */
    interface Taker {
        void line(byte[] json) throws IOException;
    }

    /** The lines of a shard in the order in which they came; none where it has no file. */
    static void read(Path directory, int shard, Taker taker) throws IOException {
        Path file = file(directory, shard);
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = new ZstdInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                int from = 0;
                for (int at = 0; at < count; at++) {
                    if (buffer[at] == '\n') {
                        line.write(buffer, from, at - from);
                        taker.line(line.toByteArray());
                        line.reset();
                        from = at + 1;
                    }
                }
                line.write(buffer, from, count - from);
            }
        }
    }
}

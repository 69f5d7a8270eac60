package org.genloss.io.curate;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.genloss.curate.recipe.Recipe;

/** A file of records that is written aside and moved into place once it is whole. */
final class ShardFile implements AutoCloseable {
    private static final int LEVEL = 3;

    private final Path file;
    private final Path aside;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean whole;

    private ShardFile(Path file, boolean compressed) throws IOException {
        this.file = file;
        this.aside = file.resolveSibling("." + file.getFileName() + ".unfinished");
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.channel = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        OutputStream plain = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        this.out = compressed ? new BufferedOutputStream(new ZstdOutputStream(plain, LEVEL), 1 << 16) : plain;
    }

    static ShardFile lines(Path file) throws IOException {
        return new ShardFile(file, file.toString().endsWith(".zst"));
    }

    /** Named by its number, 1 for the first. */
    static String name(int number, Recipe.Format format) {
        return String.format(java.util.Locale.ROOT, "shards/part-%05d.%s", number, format.word());
    }

    void line(byte[] json) throws IOException {
        out.write(json);
        out.write('\n');
    }

    /** Moves it into place; without this, closing discards it. */
    void finish() throws IOException {
        out.close(); // ends the last frame; the file is forced through a handle of its own
        try (FileChannel again = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            again.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        whole = true;
    }

    @Override
    public void close() throws IOException {
        if (!whole) {
            channel.close();
            Files.deleteIfExists(aside);
        }
    }
}

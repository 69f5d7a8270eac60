package org.genloss.io.duplicate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One number for each text, in a file that the system keeps in memory as far as there is room: all 0 at first. */
final class MappedInts {
    private static final int PART = 1 << 28;
    private static final ByteBuffer ZEROS = ByteBuffer.allocate(1 << 20).asReadOnlyBuffer();

    private final IntBuffer[] parts;

    /** A fresh file; written in full, since a mapped file that finds no room later ends the process. */
    MappedInts(Path file, int size) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            for (long left = 4L * size; left > 0; ) {
                ByteBuffer zeros = ZEROS.duplicate();
                zeros.limit((int) Math.min(left, zeros.capacity()));
                left -= channel.write(zeros);
            }
            parts = new IntBuffer[(int) ((size + (long) PART - 1) / PART)];
            for (int i = 0; i < parts.length; i++) {
                long from = (long) i * PART;
                parts[i] = channel.map(FileChannel.MapMode.READ_WRITE, 4 * from, 4 * Math.min(PART, size - from))
                        .asIntBuffer();
            }
        }
    }

    int get(int place) {
        return parts[place / PART].get(place % PART);
    }

    void set(int place, int value) {
        parts[place / PART].put(place % PART, value);
    }
}

package org.genloss.io.duplicate;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Sets of shingles one after the other, eight bytes each, found again by their places. */
final class ShingleFile implements AutoCloseable {
    private final FileChannel channel;
    private final ByteBuffer unwritten = ByteBuffer.allocate(1 << 16);
    private long end;
    private long written;

    /** Goes on behind so many shingles: what lies beyond was never committed. */
    ShingleFile(Path file, long shingles) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.truncate(8 * shingles);
        end = shingles;
        written = 8 * shingles;
    }

    /** Writes a set behind the others. @return its place */
    long append(long[] shingles) throws IOException {
        long place = end;
        for (long shingle : shingles) {
            if (!unwritten.hasRemaining()) {
                write();
            }
            unwritten.putLong(shingle);
        }
        end += shingles.length;
        return place;
    }

    /** What was appended is on the disk. */
    void force() throws IOException {
        write();
        channel.force(false);
    }

    private void write() throws IOException {
        unwritten.flip();
        while (unwritten.hasRemaining()) {
            written += channel.write(unwritten, written);
        }
        unwritten.clear();
    }

    long[] read(long place, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, 8 * place + bytes.position()) < 0) {
                throw new EOFException("the file of shingles ends too early; delete the work directory and begin anew");
            }
        }
        long[] shingles = new long[count];
        bytes.flip().asLongBuffer().get(shingles);
        return shingles;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

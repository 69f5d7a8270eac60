package org.genloss.io.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * The numbers of an array that is stored column by column (Fortran order, as pandas and LAPACK leave them), row by row: a piece of each column at a time, so
 * that memory does not grow with the file.
 */
final class NpyColumns extends InputStream {
    private static final int AT_ONCE = 8 << 20;

    private final FileChannel channel;
    private final long start;
    private final NpyHeader header;
    private final int most;
    private final byte[] block;
    private long row;
    private int at;
    private int filled;

    /**
     * @param file not compressed
     * @param start where the numbers begin
     * @throws IOException where it cannot be read
     */
    NpyColumns(DataFile file, long start, NpyHeader header) throws IOException {
        this.start = start;
        this.header = header;
        int bytes = Math.multiplyExact(header.size(), header.width());
        this.most = (int) Math.max(1, Math.min(header.rows(), AT_ONCE / bytes));
        this.block = new byte[most * bytes];
        this.channel = FileChannel.open(file.path(), StandardOpenOption.READ);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (at == filled && !more()) {
            return -1;
        }
        int count = Math.min(length, filled - at);
        System.arraycopy(block, at, into, from, count);
        at += count;
        return count;
    }

    /** The next rows; false at the end, and where the file is shorter than its header says. */
    private boolean more() throws IOException {
        int rows = (int) Math.min(most, header.rows() - row);
        int size = header.size();
        int stride = size * header.width();
        if (header.rows() > (channel.size() - start) / stride) {
            return false;
        }
        byte[] column = new byte[rows * size];
        for (int j = 0; j < header.width() && rows > 0; j++) {
            ByteBuffer bytes = ByteBuffer.wrap(column);
            long from = start + (j * header.rows() + row) * size;
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, from + bytes.position()) < 0) {
                    return false;
                }
            }
            for (int i = 0; i < rows; i++) {
                System.arraycopy(column, i * size, block, i * stride + j * size, size);
            }
        }
        row += rows;
        at = 0;
        filled = rows * stride;
        return rows > 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

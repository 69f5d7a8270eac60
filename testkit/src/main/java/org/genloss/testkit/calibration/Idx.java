package org.genloss.testkit.calibration;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A gzipped file of unsigned bytes in the IDX format (LeCun): two zero bytes, the type, the number of dimensions, their sizes as big-endian
 * integers, then the bytes.
 *
 * @param rows items
 * @param width bytes of an item; 1 for labels
 */
record Idx(int rows, int width, byte[] bytes) {
    private static final int UNSIGNED_BYTES = 0x08;

    static Idx read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            int magic = in.readInt();
            if (magic >>> 8 != UNSIGNED_BYTES) {
                throw new IOException(file + " is no IDX file of unsigned bytes");
            }
            int rows = in.readInt();
            int width = 1;
            for (int dimension = 1; dimension < (magic & 0xff); dimension++) {
                width = Math.multiplyExact(width, in.readInt());
            }
            byte[] bytes = new byte[Math.multiplyExact(rows, width)];
            in.readFully(bytes);
            return new Idx(rows, width, bytes);
        }
    }

    /** One item, 0 to 1. */
    double[] row(int i) {
        double[] row = new double[width];
        for (int j = 0; j < width; j++) {
            row[j] = value(i, j) / 255.0;
        }
        return row;
    }

    int value(int i, int j) {
        return Byte.toUnsignedInt(bytes[i * width + j]);
    }
}

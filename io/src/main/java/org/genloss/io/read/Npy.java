package org.genloss.io.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.genloss.data.Item;
import org.genloss.data.Payload;

/** Points from a NumPy array file, named by their row from 1. */
final class Npy implements ItemReader {
    private final DataFile file;
    private InputStream in;
    private final NpyHeader header;
    private final Ids ids;
    private final byte[] row;
    private long number;
    private long start;

    Npy(DataFile file, Ids ids) {
        this.file = file;
        this.ids = ids;
        this.in = new java.io.BufferedInputStream(file.open(), 1 << 16);
        this.header = header();
        if (header.byColumn() && header.width() > 1) {
            this.in = columns();
        }
        this.row = new byte[Math.multiplyExact(header.size(), header.width())];
    }

    private InputStream columns() {
        if (file.codec() != Codec.NONE) {
            throw BadInput.in(
                    file.name(),
                    "the array is stored column by column (Fortran order) and compressed",
                    "Decompress it, or write it with numpy.ascontiguousarray(x).");
        }
        try {
            in.close();
            return new NpyColumns(file, start, header);
        } catch (IOException e) {
            throw file.unreadable(e, Codec.NONE, 0);
        }
    }

    private NpyHeader header() {
        byte[] magic = read(8);
        byte[] length = read(magic[6] == 1 ? 2 : 4);
        ByteBuffer size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN);
        int bytes = length.length == 2 ? size.getShort() & 0xffff : size.getInt();
        if (bytes < 0 || bytes > 1 << 20) {
            throw BadInput.in(
                    file.name(), "the header of the NumPy file is damaged", "Copy or download the file again.");
        }
        start = 8L + length.length + bytes;
        return NpyHeader.parse(file.name(), new String(read(bytes), StandardCharsets.ISO_8859_1));
    }

    /** Points by dimensions, as the header states them. */
    int width() {
        return header.width();
    }

    @Override
    public Item next() throws DamagedRow {
        if (number == header.rows()) {
            return null;
        }
        number++;
        fill(row);
        ByteBuffer bytes = ByteBuffer.wrap(row).order(header.order());
        double[] x = new double[header.width()];
        for (int j = 0; j < x.length; j++) {
            x[j] = header.number(bytes);
        }
        for (int j = 0; j < x.length; j++) {
            if (!(Math.abs(x[j]) <= Payload.Vector.LARGEST)) {
                Values.Wrong wrong = Values.coordinate(x[j]);
                throw DamagedRow.inCell(
                        number,
                        j,
                        "dimension " + (j + 1) + " is " + Values.shown(x[j]) + ", and " + wrong.what(),
                        wrong.remedy());
            }
        }
        return Item.of(ids.row(number), new Payload.Vector(x));
    }

    private byte[] read(int bytes) {
        byte[] all = new byte[bytes];
        fill(all);
        return all;
    }

    private void fill(byte[] into) {
        try {
            if (in.readNBytes(into, 0, into.length) < into.length) {
                String expected = header == null
                        ? "its header is cut"
                        : "its header says " + Counts.of(header.rows(), "row") + ", row " + number + " is cut";
                throw BadInput.in(
                        file.name(),
                        "the NumPy file ends in the middle: " + expected,
                        "Copy or download the file again, or let its writer finish.");
            }
        } catch (IOException e) {
            throw file.unreadable(e, Codec.NONE, 0);
        }
    }

    @Override
    public boolean lines() {
        return false;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw file.unreadable(e, Codec.NONE, 0);
        }
    }
}

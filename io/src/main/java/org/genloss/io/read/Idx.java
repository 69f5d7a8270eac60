package org.genloss.io.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Pixels;

/** Grey images of unsigned bytes from an IDX file (the format of MNIST), named by their place from 1. */
final class Idx implements ItemReader {
    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;

    private final DataFile file;
    private final InputStream in;
    private final Ids ids;
    private final Pixels size;
    private final long count;
    private final byte[] bytes;
    private long number;

    Idx(DataFile file, Ids ids) {
        this.file = file;
        this.ids = ids;
        this.in = new BufferedInputStream(file.open(), 1 << 16);
        int magic = header();
        if (magic != IMAGES) {
            throw BadInput.in(
                    file.name(),
                    magic == LABELS
                            ? "the IDX file holds labels, not images"
                            : "the IDX file holds something else than grey images of bytes (its type is "
                                    + Integer.toHexString(magic) + ", of images 803)",
                    "Give the file of the images, such as train-images-idx3-ubyte.");
        }
        this.count = header();
        int height = header();
        int width = header();
        if (count < 0 || height < 1 || width < 1 || (long) height * width > 1 << 24) {
            throw BadInput.in(
                    file.name(),
                    "the header of the IDX file is damaged: " + count + " images of " + width + " x " + height,
                    "Copy or download the file again.");
        }
        this.size = new Pixels(width, height, 1);
        this.bytes = new byte[height * width];
    }

    /** The size of the images of a file. */
    static Pixels size(DataFile file) {
        try (Idx images = new Idx(file, new Ids(1))) {
            return images.size;
        }
    }

    private int header() {
        byte[] four = new byte[4];
        fill(four);
        return ByteBuffer.wrap(four).getInt();
    }

    @Override
    public Item next() {
        if (number == count) {
            return null;
        }
        number++;
        fill(bytes);
        double[] values = new double[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (bytes[i] & 0xff) / 255.0;
        }
        return Item.of(ids.row(number), new Payload.Vector(size.of(values)));
    }

    private void fill(byte[] into) {
        try {
            if (in.readNBytes(into, 0, into.length) < into.length) {
                throw BadInput.in(
                        file.name(),
                        number == 0
                                ? "the IDX file ends in its header"
                                : "the IDX file ends in the middle: its header says " + Counts.of(count, "image")
                                        + ", image " + number + " is cut",
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

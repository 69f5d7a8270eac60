package org.genloss.io.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Pixels;

/** Grey images as an IDX file of unsigned bytes (the format of MNIST), which the readers read back to the last bit; a tenth of their JSON lines. */
public final class IdxFile {
    private static final int IMAGES = 0x0803;
    private static final double LEVELS = 255;

    private IdxFile() {}

    /** Whether nothing gets lost: grey images at their own size, without names, all values one of the 256 from 0 to 1. */
    public static boolean holds(Corpus corpus) {
        boolean grey = Pixels.of(corpus.schema())
                .filter(size -> size.channels() == 1 && size.columns() == size.width() && size.rows() == size.height())
                .isPresent();
        try (Stream<Item> items = corpus.items()) {
            return grey
                    && items.allMatch(
                            item -> !item.named() && Arrays.stream(values(item)).allMatch(IdxFile::level));
        }
    }

    private static double[] values(Item item) {
        return ((Payload.Vector) item.payload()).x();
    }

    /** As the reader divides: one bit beside it another image would come back. */
    private static boolean level(double value) {
        return value >= 0 && value <= 1 && Math.round(LEVELS * value) / LEVELS == value;
    }

    /** @param corpus that it {@link #holds} */
    public static void write(Corpus corpus, OutputStream out) throws IOException {
        Pixels size = Pixels.of(corpus.schema()).orElseThrow();
        int count;
        try (Stream<Item> items = corpus.items()) {
            count = Math.toIntExact(items.count());
        }
        out.write(ByteBuffer.allocate(16)
                .putInt(IMAGES)
                .putInt(count)
                .putInt(size.height())
                .putInt(size.width())
                .array());
        try (Stream<Item> items = corpus.items()) {
            for (Item item : (Iterable<Item>) items::iterator) {
                for (double value : values(item)) {
                    out.write((int) Math.round(LEVELS * value));
                }
            }
        }
    }
}

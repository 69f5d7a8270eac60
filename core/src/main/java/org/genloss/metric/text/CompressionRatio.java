package org.genloss.metric.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.genloss.catalog.Card;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/** Compression ratio at equal bytes, candidate over reference. */
@Shelf(Metric.class)
public final class CompressionRatio implements Metric {
    /** More than this is not compressed: deflate looks back 32 KiB, so the ratio has long settled. */
    private static final int MOST = 1 << 17;

    private static final int LEAST = 1024;
    private static final int LEVEL = 9;
    private static final int GZIP_FRAME = 18;
    private static final Card CARD = Card.of("compression-ratio", "Compression ratio")
            .says("How much smaller the texts get when compressed, against as many bytes of the reference."
                    + " Repetitive text compresses better.")
            .formula(
                    "bytes/(deflate level 9 bytes + 18), texts in the order of the hashes of their groups, joined by a space, in UTF-8; generation over reference, both cut to the"
                            + " smaller side's bytes and to 128 KiB")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("a side has fewer than 1,024 bytes")
            .source("Shaib et al. 2024 (arXiv 2403.00553)")
            .heavy();

    /** Bytes of each item in UTF-8. */
    record Bytes() implements Pool.Coding<int[]> {
        @Override
        public int[] code(Pool pool) {
            return pool.items().stream()
                    .mapToInt(item -> utf8Length(text(item)))
                    .toArray();
        }

        private static int utf8Length(String text) {
            int bytes = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            return bytes;
        }
    }

    /** Ratio of the first bytes of a view. */
    record Ratio(int bytes) implements View.Tally<Double> {
        @Override
        public Double tally(View view) {
            byte[] joined = new byte[bytes];
            int used = 0;
            for (int i = 0; i < view.items().length && used < bytes; i++) {
                byte[] next = text(view.pool().items().get(view.items()[i])).getBytes(StandardCharsets.UTF_8);
                if (i > 0) {
                    joined[used++] = ' ';
                }
                int take = Math.min(next.length, bytes - used);
                System.arraycopy(next, 0, joined, used, take);
                used += take;
            }
            return ratio(Arrays.copyOf(joined, used));
        }
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return TextValues.fits(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        int bytes = (int) Math.min(MOST, Math.min(bytes(sides.reference()), bytes(sides.candidate())));
        if (bytes < LEAST) {
            return List.of(new Value.Undefined(
                    "bytes", "compression needs 1,024 bytes a side, the smaller has " + Math.max(0, bytes)));
        }
        Ratio ratio = new Ratio(bytes);
        Value.Levels levels =
                new Value.Levels(sides.reference().get(ratio), sides.candidate().get(ratio));
        return List.of(levels.ratio("bytes", "a side has no bytes"));
    }

    private static long bytes(View view) {
        int[] bytes = view.pool().get(new Bytes());
        long sum = view.items().length - 1L;
        for (int item : view.items()) {
            sum += bytes[item];
        }
        return sum;
    }

    private static String text(Item item) {
        return ((Payload.Text) item.payload()).value();
    }

    /** Ratio of some documents joined by a space; NaN for none. */
    public static double of(List<String> documents) {
        byte[] bytes = joined(documents);
        return bytes.length == 0 ? Double.NaN : ratio(bytes);
    }

    static byte[] joined(List<String> documents) {
        return String.join(" ", documents).getBytes(StandardCharsets.UTF_8);
    }

    private static double ratio(byte[] bytes) {
        return (double) bytes.length / (deflated(bytes, LEVEL) + GZIP_FRAME);
    }

    /** Bytes of the raw deflate stream. */
    static long deflated(byte[] bytes, int level) {
        Deflater deflater = new Deflater(level, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[1 << 14];
            long size = 0;
            while (!deflater.finished()) {
                size += deflater.deflate(out);
            }
            return size;
        } finally {
            deflater.end();
        }
    }
}

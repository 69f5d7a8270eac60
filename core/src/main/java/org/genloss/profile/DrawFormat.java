package org.genloss.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;

/**
 * The bytes of a {@link Draw}, version 3, big endian; text is an int length and UTF-8. Versions 1 and 2 have one budget for all content and
 * lack {@code textBytes} and {@code texts}; version 1 lacks {@code named} too: its items read as not named.
 *
 * <pre>
 * long bytes | long textBytes | int texts | long cutoff | long seen | int groups | groups x ( text name | long hash | int items | items )
 * item    = text id | boolean named | origin | payload
 * origin  = byte 0, text source | byte 1, text model, int generation, text mark | byte 2, double belief
 * payload = byte 0, text | byte 3, text, int n, n x double (texts with log probabilities) | byte 1, int cells, cells | byte 2, int d, d x double
 * cell    = byte 0, double | byte 1, text | byte 2
 * </pre>
 */
final class DrawFormat {
    static final int VERSION = 3;

    private DrawFormat() {}

    static void write(Draw draw, Draw.Of kind, long cutoff, DataOutput out) throws IOException {
        out.writeLong(kind.bytes());
        out.writeLong(kind.textBytes());
        out.writeInt(kind.texts());
        out.writeLong(cutoff);
        out.writeLong(draw.seen());
        List<Draw.Group> groups = draw.groups();
        out.writeInt(groups.size());
        for (Draw.Group group : groups) {
            text(group.name(), out);
            out.writeLong(group.hash());
            out.writeInt(group.items().size());
            for (Item item : group.items()) {
                text(item.id(), out);
                out.writeBoolean(item.named());
                origin(item.origin(), out);
                payload(item.payload(), out);
            }
        }
    }

    private static void origin(Origin origin, DataOutput out) throws IOException {
        if (origin instanceof Origin.Human human) {
            out.writeByte(0);
            text(human.source(), out);
        } else if (origin instanceof Origin.Synthetic synthetic) {
            out.writeByte(1);
            text(synthetic.model(), out);
            out.writeInt(synthetic.generation());
            text(synthetic.ledgerMark(), out);
        } else if (origin instanceof Origin.Unknown unknown) {
            out.writeByte(2);
            out.writeDouble(unknown.syntheticBelief());
        }
    }

    private static void payload(Payload payload, DataOutput out) throws IOException {
        if (payload instanceof Payload.Text text) {
            double[] logs = text.logProbabilities();
            out.writeByte(logs.length == 0 ? 0 : 3);
            text(text.value(), out);
            if (logs.length > 0) {
                numbers(logs, out);
            }
        } else if (payload instanceof Payload.Row row) {
            out.writeByte(1);
            out.writeInt(row.cells().size());
            for (Cell cell : row.cells()) {
                cell(cell, out);
            }
        } else if (payload instanceof Payload.Vector vector) {
            out.writeByte(2);
            numbers(vector.x(), out);
        }
    }

    private static void numbers(double[] numbers, DataOutput out) throws IOException {
        out.writeInt(numbers.length);
        for (double x : numbers) {
            out.writeDouble(x);
        }
    }

    private static double[] numbers(DataInput in) throws IOException {
        double[] numbers = new double[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }

    private static void cell(Cell cell, DataOutput out) throws IOException {
        if (cell instanceof Cell.Number number) {
            out.writeByte(0);
            out.writeDouble(number.value());
        } else if (cell instanceof Cell.Category category) {
            out.writeByte(1);
            text(category.value(), out);
        } else {
            out.writeByte(2);
        }
    }

    static Draw read(DataInput in, int version) throws IOException {
        if (version < 1 || version > VERSION) {
            throw new IOException("this draw has layout " + version + "; this genloss reads layouts 1 to " + VERSION);
        }
        long bytes = in.readLong();
        Draw.Of kind = version > 2 ? new Draw.Of(bytes, in.readLong(), in.readInt()) : new Draw.Of(bytes);
        long cutoff = in.readLong();
        long seen = in.readLong();
        int count = in.readInt();
        List<Draw.Group> groups = new ArrayList<>();
        for (int g = 0; g < count; g++) {
            String name = text(in);
            long hash = in.readLong();
            int size = in.readInt();
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                String id = text(in);
                boolean named = version > 1 && in.readBoolean();
                Origin origin = origin(in);
                items.add(new Item(id, name, payload(in), origin, named));
            }
            groups.add(new Draw.Group(name, hash, items));
        }
        return Draw.restore(kind, cutoff, seen, groups);
    }

    private static Origin origin(DataInput in) throws IOException {
        byte tag = in.readByte();
        return switch (tag) {
            case 0 -> new Origin.Human(text(in));
            case 1 -> new Origin.Synthetic(text(in), in.readInt(), text(in));
            case 2 -> new Origin.Unknown(in.readDouble());
            default -> throw new IOException("no origin has the tag " + tag);
        };
    }

    private static Payload payload(DataInput in) throws IOException {
        byte tag = in.readByte();
        switch (tag) {
            case 0:
                return new Payload.Text(text(in));
            case 1:
                int width = in.readInt();
                List<Cell> cells = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    cells.add(cell(in));
                }
                return new Payload.Row(cells);
            case 2:
                return new Payload.Vector(numbers(in));
            case 3:
                return new Payload.Text(text(in), numbers(in));
            default:
                throw new IOException("no payload has the tag " + tag);
        }
    }

    private static Cell cell(DataInput in) throws IOException {
        byte tag = in.readByte();
        return switch (tag) {
            case 0 -> new Cell.Number(in.readDouble());
            case 1 -> new Cell.Category(text(in));
            case 2 -> Cell.MISSING;
            default -> throw new IOException("no cell has the tag " + tag);
        };
    }

    private static void text(String value, DataOutput out) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package org.genloss.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;

/**
 * The bytes of a {@link Draw}, version 4; counts, texts and numbers as in {@link Packed}. Hashes are not written: they are those of the names.
 *
 * <pre>
 * count bytes | count textBytes | count texts | count seen | boolean cut, then text name, boolean named of the first group left out | count groups | groups
 * group   = text name | count items | items
 * item    = byte: 1 id is the group's name, 2 named, 4 origin as before, 8 x payload | text id unless it is the group's | origin unless as before | payload
 * origin  = byte 0, text source | byte 1, text model, count generation, text mark | byte 2, double belief; at first unknown
 * payload = 0: text | 1: text, numbers (log probabilities) | 2: count cells, cells | 3: numbers
 *         | 4: text, numbers (embedding) | 5: text, numbers (log probabilities), numbers (embedding)
 * cell    = byte 0, double | byte 1, text | byte 2 | byte 3, count n (the number n) | byte 4, count n (the number -n)
 * </pre>
 */
final class DrawFormat {
    static final int VERSION = 4;

    /** Whole numbers up to here are written as counts. */
    private static final double WHOLE = 1L << 42;

    private DrawFormat() {}

    static void write(Draw draw, Optional<Draw.Key> cutoff, DataOutput out) throws IOException {
        kind(draw.kind(), out);
        Packed.count(draw.seen(), out);
        out.writeBoolean(cutoff.isPresent());
        if (cutoff.isPresent()) {
            Packed.text(cutoff.get().name(), out);
            out.writeBoolean(cutoff.get().named());
        }
        List<Draw.Group> groups = draw.groups();
        Packed.count(groups.size(), out);
        Origin before = Origin.unknown();
        for (Draw.Group group : groups) {
            Packed.text(group.name(), out);
            Packed.count(group.items().size(), out);
            for (Item item : group.items()) {
                item(item, item.origin().equals(before), out);
                before = item.origin();
            }
        }
    }

    private static void kind(Draw.Of kind, DataOutput out) throws IOException {
        Packed.count(kind.bytes(), out);
        Packed.count(kind.textBytes(), out);
        Packed.count(kind.texts(), out);
    }

    /** The beginning of what {@link #read} reads. */
    static Draw.Of readKind(DataInput in) throws IOException {
        return new Draw.Of(Packed.count(in), Packed.count(in), Packed.size(in));
    }

    private static void item(Item item, boolean sameOrigin, DataOutput out) throws IOException {
        boolean alone = item.id().equals(item.group());
        out.writeByte((alone ? 1 : 0) | (item.named() ? 2 : 0) | (sameOrigin ? 4 : 0) | tag(item.payload()) << 3);
        if (!alone) {
            Packed.text(item.id(), out);
        }
        if (!sameOrigin) {
            origin(item.origin(), out);
        }
        payload(item.payload(), out);
    }

    private static void origin(Origin origin, DataOutput out) throws IOException {
        if (origin instanceof Origin.Human human) {
            out.writeByte(0);
            Packed.text(human.source(), out);
        } else if (origin instanceof Origin.Synthetic synthetic) {
            out.writeByte(1);
            Packed.text(synthetic.model(), out);
            Packed.count(synthetic.generation(), out);
            Packed.text(synthetic.ledgerMark(), out);
        } else if (origin instanceof Origin.Unknown unknown) {
            out.writeByte(2);
            out.writeDouble(unknown.syntheticBelief());
        }
    }

    private static int tag(Payload payload) {
        if (payload instanceof Payload.Text text) {
            return (text.logProbabilities().length == 0 ? 0 : 1) + (text.embedding().length == 0 ? 0 : 4);
        }
        return payload instanceof Payload.Row ? 2 : 3;
    }

    private static void payload(Payload payload, DataOutput out) throws IOException {
        if (payload instanceof Payload.Text text) {
            Packed.text(text.value(), out);
            if (text.logProbabilities().length > 0) {
                Packed.numbers(text.logProbabilities(), out);
            }
            if (text.embedding().length > 0) {
                Packed.numbers(text.embedding(), out);
            }
        } else if (payload instanceof Payload.Row row) {
            Packed.count(row.cells().size(), out);
            for (Cell cell : row.cells()) {
                cell(cell, out);
            }
        } else if (payload instanceof Payload.Vector vector) {
            Packed.numbers(vector.x(), out);
        }
    }

    private static void cell(Cell cell, DataOutput out) throws IOException {
        if (cell instanceof Cell.Number number) {
            number(number.value(), out);
        } else if (cell instanceof Cell.Category category) {
            out.writeByte(1);
            Packed.text(category.value(), out);
        } else {
            out.writeByte(2);
        }
    }

    private static void number(double x, DataOutput out) throws IOException {
        boolean minusZero = x == 0 && 1 / x < 0;
        if (x == Math.rint(x) && Math.abs(x) <= WHOLE && !minusZero) {
            out.writeByte(x < 0 ? 4 : 3);
            Packed.count((long) Math.abs(x), out);
        } else {
            out.writeByte(0);
            out.writeDouble(x);
        }
    }

    static Draw read(DataInput in, int version) throws IOException {
        if (version != VERSION) {
            throw new IOException("this draw has layout " + version + "; this genloss reads layout " + VERSION);
        }
        Draw.Of kind = readKind(in);
        long seen = Packed.count(in);
        Optional<Draw.Key> cutoff =
                in.readBoolean() ? Optional.of(Draw.Key.of(Packed.text(in), in.readBoolean())) : Optional.empty();
        long groups = Packed.count(in);
        List<Item> items = new ArrayList<>();
        Origin before = Origin.unknown();
        for (long g = 0; g < groups; g++) {
            String name = Packed.text(in);
            long size = Packed.count(in);
            for (long i = 0; i < size; i++) {
                Item item = item(name, before, in);
                before = item.origin();
                items.add(item);
            }
        }
        return Draw.restore(kind, cutoff, seen, items);
    }

    private static Item item(String group, Origin before, DataInput in) throws IOException {
        int head = in.readUnsignedByte();
        String id = (head & 1) != 0 ? group : Packed.text(in);
        Origin origin = (head & 4) != 0 ? before : origin(in);
        return new Item(id, group, payload(head >>> 3, in), origin, (head & 2) != 0);
    }

    private static Origin origin(DataInput in) throws IOException {
        byte tag = in.readByte();
        return switch (tag) {
            case 0 -> new Origin.Human(Packed.text(in));
            case 1 -> new Origin.Synthetic(Packed.text(in), Packed.size(in), Packed.text(in));
            case 2 -> new Origin.Unknown(in.readDouble());
            default -> throw new IOException("no origin has the tag " + tag);
        };
    }

    private static Payload payload(int tag, DataInput in) throws IOException {
        return switch (tag) {
            case 0 -> new Payload.Text(Packed.text(in));
            case 1 -> new Payload.Text(Packed.text(in), Packed.numbers(in));
            case 2 -> row(in);
            case 3 -> new Payload.Vector(Packed.numbers(in));
            case 4 -> new Payload.Text(Packed.text(in), new double[0], Packed.numbers(in));
            case 5 -> new Payload.Text(Packed.text(in), Packed.numbers(in), Packed.numbers(in));
            default -> throw new IOException("no payload has the tag " + tag);
        };
    }

    private static Payload.Row row(DataInput in) throws IOException {
        long width = Packed.count(in);
        List<Cell> cells = new ArrayList<>();
        for (long i = 0; i < width; i++) {
            cells.add(cell(in));
        }
        return new Payload.Row(cells);
    }

    private static Cell cell(DataInput in) throws IOException {
        byte tag = in.readByte();
        return switch (tag) {
            case 0 -> new Cell.Number(in.readDouble());
            case 1 -> new Cell.Category(Packed.text(in));
            case 2 -> Cell.MISSING;
            case 3 -> new Cell.Number(Packed.count(in));
            case 4 -> new Cell.Number(-Packed.count(in));
            default -> throw new IOException("no cell has the tag " + tag);
        };
    }
}

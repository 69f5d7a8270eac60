package org.genloss.verdict;

import java.util.Arrays;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.profile.Draw;
import org.genloss.profile.Hashes;

/** Whether two draws hold the same items, in whatever order: somebody gave one file twice, or a copy of it. */
final class SameContent {
    private SameContent() {}

    static boolean of(Draw a, Draw b) {
        return a.seen() == b.seen() && a.size() == b.size() && Arrays.equals(keys(a), keys(b));
    }

    /** What stands for the content of each item, ascending. */
    static long[] keys(Draw draw) {
        return draw.groups().stream()
                .flatMap(group -> group.items().stream())
                .mapToLong(SameContent::key)
                .sorted()
                .toArray();
    }

    static long key(Item item) {
        Payload payload = item.payload();
        if (payload instanceof Payload.Text text) {
            return Hashes.of(text.value());
        }
        long key = 1;
        if (payload instanceof Payload.Vector vector) {
            for (double x : vector.x()) {
                key = joined(key, Double.doubleToLongBits(x));
            }
        } else {
            for (Cell cell : ((Payload.Row) payload).cells()) {
                key = joined(key, key(cell));
            }
        }
        return key;
    }

    private static long key(Cell cell) {
        return cell instanceof Cell.Number number
                ? Double.doubleToLongBits(number.value())
                : cell instanceof Cell.Category category ? Hashes.of(category.value()) : 1;
    }

    private static long joined(long key, long part) {
        return (key ^ (key >>> 29)) * 0x9e3779b97f4a7c15L + part;
    }
}

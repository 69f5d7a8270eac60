package org.genloss.metric.copying;

import java.nio.DoubleBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.profile.Pool;

/**
 * The items of a pool by content: equal numbers for equal contents, exactly. Texts are equal where all characters are, rows where all cells
 * are, vectors where all numbers are.
 *
 * @param of number of each item's content, 0, 1, ..
 * @param size different contents
 */
public record Contents(int[] of, int size) {
    private record Code() implements Pool.Coding<Contents> {
        @Override
        public Contents code(Pool pool) {
            Map<Object, Integer> numbers = new HashMap<>();
            List<Item> items = pool.items();
            int[] of = new int[items.size()];
            for (int i = 0; i < of.length; i++) {
                int next = numbers.size();
                of[i] = numbers.computeIfAbsent(key(items.get(i).payload()), k -> next);
            }
            return new Contents(of, numbers.size());
        }
    }

    /** The contents of a pool, worked out at the first call. */
    public static Contents of(Pool pool) {
        return pool.get(new Code());
    }

    private static Object key(Payload payload) {
        if (payload instanceof Payload.Text text) {
            return text.value();
        }
        if (payload instanceof Payload.Vector vector) {
            return DoubleBuffer.wrap(vector.x());
        }
        return ((Payload.Row) payload)
                .cells().stream()
                        .map(cell -> cell instanceof Cell.Number n ? new Cell.Number(n.value() + 0.0) : cell)
                        .toList();
    }
}

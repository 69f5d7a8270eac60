package org.genloss.data;

import java.util.List;

/** The content of an item. */
public sealed interface Payload {
    /** Running text. */
    record Text(String value) implements Payload {}

    /** One row of a table; cells in the order of the schema's columns. */
    record Row(List<Cell> cells) implements Payload {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A point in d dimensions. The array is not copied: whoever hands it over no longer writes to it. */
    record Vector(double[] x) implements Payload {}
}

package org.genloss.data;

import java.util.List;

/**
 * The shape of a corpus.
 *
 * @param kind what its items are
 * @param columns the columns of a table, named x0, x1, .. for vectors, one column for text
 */
public record Schema(Kind kind, List<Column> columns) {
    /** What the items of a corpus are. */
    public enum Kind {
        TEXT,
        TABLE,
        VECTOR;

        /** The word users type and read. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A column's scale. */
    public enum Scale {
        NUMERIC,
        CATEGORICAL
    }

    /** A named column. */
    public record Column(String name, Scale scale) {}

    public Schema {
        columns = List.copyOf(columns);
    }

    public static Schema text() {
        return new Schema(Kind.TEXT, List.of(new Column("text", Scale.CATEGORICAL)));
    }

    public static Schema table(List<Column> columns) {
        return new Schema(Kind.TABLE, columns);
    }

    public static Schema vector(int dimensions) {
        return new Schema(
                Kind.VECTOR,
                java.util.stream.IntStream.range(0, dimensions)
                        .mapToObj(i -> new Column("x" + i, Scale.NUMERIC))
                        .toList());
    }

    public int width() {
        return columns.size();
    }
}

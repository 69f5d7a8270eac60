package org.genloss.data;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The shape of a corpus.
 *
 * @param kind what its items are
 * @param columns the columns of a table, named x0, x1, .. for vectors; of texts one column, and x0, x1, .. behind it where each has an embedding
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

    /** Texts with an embedding of so many dimensions each; 0 for texts alone. */
    public static Schema text(int dimensions) {
        return new Schema(
                Kind.TEXT,
                Stream.concat(text().columns().stream(), axes(dimensions)).toList());
    }

    public static Schema table(List<Column> columns) {
        return new Schema(Kind.TABLE, columns);
    }

    public static Schema vector(int dimensions) {
        return new Schema(Kind.VECTOR, axes(dimensions).toList());
    }

    private static Stream<Column> axes(int dimensions) {
        return IntStream.range(0, dimensions).mapToObj(i -> new Column("x" + i, Scale.NUMERIC));
    }

    /** Dimensions of the embedding of each text; 0 where texts have none, and for anything else. */
    public int embedding() {
        return kind == Kind.TEXT ? columns.size() - 1 : 0;
    }

    public int width() {
        return columns.size();
    }
}

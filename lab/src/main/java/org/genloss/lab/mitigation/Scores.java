package org.genloss.lab.mitigation;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Cell;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.Weighted;

/** One number an item, by which items are chosen. */
final class Scores {
    private Scores() {}

    static boolean numeric(Schema schema, int column) {
        return scale(schema, column, Schema.Scale.NUMERIC);
    }

    static boolean categorical(Schema schema, int column) {
        return scale(schema, column, Schema.Scale.CATEGORICAL);
    }

    private static boolean scale(Schema schema, int column, Schema.Scale scale) {
        return schema.kind() != Schema.Kind.TEXT
                && column <= schema.width()
                && schema.columns().get(column - 1).scale() == scale;
    }

    /** Values of a column, counted from 1; of texts the numbers of their words. Not a number where the cell is empty. */
    static double[] values(Corpus corpus, int column) {
        Corpus plain = Weighted.plain(corpus);
        if (plain instanceof Vectors points) {
            int d = points.dimensions();
            double[] values = new double[points.size()];
            Arrays.setAll(values, i -> points.values()[i * d + column - 1]);
            return values;
        }
        return Corpora.list(plain).stream()
                .mapToDouble(item -> value(item, column))
                .toArray();
    }

    private static double value(Item item, int column) {
        if (item.payload() instanceof Payload.Text text) {
            return words(text).size();
        }
        if (item.payload() instanceof Payload.Vector vector) {
            return vector.x()[column - 1];
        }
        return cell(item, column) instanceof Cell.Number number ? number.value() : Double.NaN;
    }

    /** The words of a text: what stands between white space. */
    static List<String> words(Payload.Text text) {
        String trimmed = text.value().strip();
        return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("\\s+"));
    }

    /** 1 for the items that have this category in a column, 0 for the others. */
    static double[] matches(Corpus corpus, int column, String category) {
        Corpus plain = Weighted.plain(corpus);
        if (plain instanceof Codes codes) {
            int code = codes.dictionary().code(category);
            return Arrays.stream(codes.codes())
                    .mapToDouble(c -> c == code ? 1 : 0)
                    .toArray();
        }
        return Corpora.list(plain).stream()
                .mapToDouble(item -> category(item, column).equals(category) ? 1 : 0)
                .toArray();
    }

    /** Empty where the cell is. */
    static String category(Item item, int column) {
        return cell(item, column) instanceof Cell.Category category ? category.value() : "";
    }

    private static Cell cell(Item item, int column) {
        return item.payload() instanceof Payload.Row row ? row.cells().get(column - 1) : Cell.MISSING;
    }
}

package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;

/** Rows of a table as square pictures, sorted by the table's only category: digits by their digit. */
final class Pictures {
    private static final int LEAST = 16;
    private final int side;
    private final Map<String, List<double[]>> kinds = new TreeMap<>();
    private final double brightest;

    /** @param brightest the value drawn black */
    Pictures(Corpus corpus, double brightest) {
        this.brightest = Math.max(1e-9, brightest);
        side = side(corpus.schema());
        try (Stream<Item> items = corpus.items()) {
            items.forEach(item -> add(((Payload.Row) item.payload()).cells()));
        }
    }

    /** Tables whose numeric columns make a square of at least four by four, with one column that says the kind. */
    static boolean fits(Schema schema) {
        long categories = schema.columns().stream()
                .filter(c -> c.scale() == Schema.Scale.CATEGORICAL)
                .count();
        return schema.kind() == Schema.Kind.TABLE && categories == 1 && side(schema) > 0;
    }

    /** The largest number of all pictures. */
    static double brightest(Corpus corpus) {
        try (Stream<Item> items = corpus.items()) {
            return items.flatMap(item -> ((Payload.Row) item.payload()).cells().stream())
                    .mapToDouble(cell -> cell instanceof Cell.Number number ? number.value() : 0)
                    .max()
                    .orElse(1);
        }
    }

    private static int side(Schema schema) {
        int pixels = (int) schema.columns().stream()
                .filter(c -> c.scale() == Schema.Scale.NUMERIC)
                .count();
        int side = (int) Math.round(Math.sqrt(pixels));
        return pixels >= LEAST && side * side == pixels ? side : 0;
    }

    private void add(List<Cell> cells) {
        double[] pixels = new double[side * side];
        String kind = "";
        int at = 0;
        for (Cell cell : cells) {
            if (cell instanceof Cell.Number number) {
                pixels[at++] = number.value();
            } else if (cell instanceof Cell.Category category) {
                kind = category.value();
            }
        }
        kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(pixels);
    }

    /** The first pictures of each kind, a column a kind; dark on light. */
    int[][] rows(int count) {
        int[][] grey = blank(count);
        int column = 0;
        for (List<double[]> pictures : kinds.values()) {
            for (int row = 0; row < Math.min(count, pictures.size()); row++) {
                paint(grey, pictures.get(row), brightest, row, column);
            }
            column++;
        }
        return grey;
    }

    /** The standard deviation of each pixel within each kind. */
    int[][] spread() {
        int[][] grey = blank(1);
        int column = 0;
        for (List<double[]> pictures : kinds.values()) {
            paint(grey, deviations(pictures), brightest / 3, 0, column++);
        }
        return grey;
    }

    private double[] deviations(List<double[]> pictures) {
        double[] deviations = new double[side * side];
        for (int p = 0; p < deviations.length; p++) {
            double sum = 0;
            double squares = 0;
            for (double[] picture : pictures) {
                sum += picture[p];
                squares += picture[p] * picture[p];
            }
            double mean = sum / pictures.size();
            deviations[p] = Math.sqrt(Math.max(0, squares / pictures.size() - mean * mean));
        }
        return deviations;
    }

    private int[][] blank(int rows) {
        int[][] grey = new int[rows * (side + 1) - 1][Math.max(1, kinds.size()) * (side + 1) - 1];
        for (int[] row : grey) {
            java.util.Arrays.fill(row, 255);
        }
        return grey;
    }

    private void paint(int[][] grey, double[] pixels, double scale, int row, int column) {
        for (int p = 0; p < pixels.length; p++) {
            double dark = Math.max(0, Math.min(1, pixels[p] / scale));
            grey[row * (side + 1) + p / side][column * (side + 1) + p % side] = (int) Math.round(255 * (1 - dark));
        }
    }
}

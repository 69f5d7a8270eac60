package org.genloss.lab.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.lab.Corpora;

/** Distances of vectors, or of rows, to the nearest of some. */
final class NearestItem {
    private static final int AGAINST = 2000;
    private static final int ASKED = 500;
    private static final int FEWEST = 50;

    /** Numbers compared for one corpus. */
    private static final double WORK = 1e7;

    private final boolean gower;
    private final boolean[] category;
    private final double[] range;
    private final List<Map<String, Integer>> codes = new ArrayList<>();
    private double[][] items;

    private NearestItem(Schema schema) {
        gower = schema.kind() == Schema.Kind.TABLE;
        category = new boolean[schema.width()];
        range = new double[schema.width()];
        for (int j = 0; j < category.length; j++) {
            category[j] = schema.columns().get(j).scale() == Schema.Scale.CATEGORICAL;
            codes.add(new HashMap<>());
        }
    }

    /**
     * Distance to the nearest item of a corpus.
     *
     * @param ranges whose columns' ranges Gower's distance divides by
     */
    static NearestItem of(Corpus corpus, Corpus ranges) {
        NearestItem nearest = new NearestItem(ranges.schema());
        nearest.items = nearest.rows(corpus, AGAINST);
        nearest.measure(nearest.rows(ranges, Integer.MAX_VALUE));
        return nearest;
    }

    private void measure(double[][] rows) {
        for (int j = 0; j < range.length; j++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double[] row : rows) {
                low = Double.isNaN(row[j]) ? low : Math.min(low, row[j]);
                high = Double.isNaN(row[j]) ? high : Math.max(high, row[j]);
            }
            range[j] = high - low;
        }
    }

    /** Of some items evenly across the corpus; none where there is nothing to be near to. */
    double[] distances(Corpus corpus) {
        if (items.length == 0) {
            return new double[0];
        }
        int most = (int) Math.max(FEWEST, Math.min(ASKED, WORK / ((double) items.length * range.length)));
        return Arrays.stream(rows(corpus, most)).mapToDouble(this::nearest).toArray();
    }

    private double nearest(double[] x) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double[] item : items) {
            nearest = Math.min(nearest, apart(x, item, nearest));
        }
        return gower ? nearest / range.length : Math.sqrt(nearest);
    }

    /** The sum over columns, or anything above the limit where it is above it. */
    private double apart(double[] x, double[] y, double limit) {
        double sum = 0;
        for (int j = 0; j < x.length && sum <= limit; j++) {
            sum += gower ? gower(x[j], y[j], j) : (x[j] - y[j]) * (x[j] - y[j]);
        }
        return sum;
    }

    /** A number's difference as a share of the range, at most 1; 1 for another category, or where one of both is missing. */
    private double gower(double a, double b, int j) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) && Double.isNaN(b) ? 0 : 1;
        }
        boolean all = category[j] || !(range[j] > 0);
        return a == b ? 0 : all ? 1 : Math.min(1, Math.abs(a - b) / range[j]);
    }

    /** At most so many, evenly across the corpus. */
    private double[][] rows(Corpus corpus, int most) {
        int size = Corpora.size(corpus);
        int count = Math.min(most, size);
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = (int) ((long) i * size / count);
        }
        List<Item> some = Corpora.list(Corpora.pick(corpus, chosen));
        return some.stream().map(item -> row(item.payload())).toArray(double[][]::new);
    }

    private double[] row(Payload payload) {
        if (payload instanceof Payload.Vector vector) {
            return vector.x();
        }
        double[] row = new double[range.length];
        List<Cell> cells = ((Payload.Row) payload).cells();
        for (int j = 0; j < row.length; j++) {
            Cell cell = cells.get(j);
            row[j] = cell instanceof Cell.Number number
                    ? number.value()
                    : cell instanceof Cell.Category word ? code(j, word.value()) : Double.NaN;
        }
        return row;
    }

    private int code(int j, String word) {
        Map<String, Integer> known = codes.get(j);
        return known.computeIfAbsent(word, w -> known.size());
    }
}

package org.genloss.metric.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Magnitude;
import org.genloss.metric.Metric;
import org.genloss.metric.Rounding;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/** How much the correlations of columns of numbers have changed. */
@Shelf(Metric.class)
public final class CorrelationChange implements Metric {
    private static final int MOST_COLUMNS = 40;
    private static final int FEWEST = 5;

    private static final Card CARD = Card.of("correlation-change", "Change of correlations")
            .says(
                    "How far the correlation of two columns of numbers lies from the reference's, on average over all pairs.")
            .formula("mean over pairs of |r_C - r_R| of the first " + MOST_COLUMNS
                    + " columns of numbers; r of values (Pearson), of ranks (Spearman)")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .range(0, 2)
            .unchangedAt(0)
            .undefinedWhen("no two columns of numbers vary on both sides, or a side has fewer than " + FEWEST + " rows")
            .source("Pearson 1895; Spearman 1904")
            .heavy();

    /** Gives each level of a column the number that is correlated. */
    interface Scale {
        double[] of(Column column, int[] counts);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return Columns.fit(schema) && schema.width() > 1;
    }

    @Override
    public List<Value> compare(Sides sides) {
        return List.of(
                value("values", sides, (column, counts) -> column.numbers()),
                value("ranks", sides, CorrelationChange::ranks));
    }

    private static Value value(String subject, Sides sides, Scale scale) {
        if (sides.reference().items().length < FEWEST || sides.candidate().items().length < FEWEST) {
            return new Value.Undefined(subject, "each side needs at least " + FEWEST + " rows");
        }
        double[][] r = matrix(sides.reference(), scale);
        double[][] c = matrix(sides.candidate(), scale);
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < r.length; a++) {
            for (int b = 0; b < a; b++) {
                double change = Math.abs(Rounding.difference(c[a][b], r[a][b], 1));
                pairs += Double.isNaN(change) ? 0 : 1;
                sum += Double.isNaN(change) ? 0 : change;
            }
        }
        return Value.of(subject, sum / pairs, "no two columns of numbers vary on both sides");
    }

    /** Mean ranks of the levels among the counted items. */
    static double[] ranks(Column column, int[] counts) {
        double[] ranks = new double[column.levels()];
        double below = 0;
        for (int level = 0; level < ranks.length; level++) {
            ranks[level] = below + (counts[level] + 1) / 2.0;
            below += counts[level];
        }
        return ranks;
    }

    /** Correlations of the columns of numbers over rows that have both; NaN where one does not vary. Lower triangle and diagonal. */
    static double[][] matrix(View view, Scale scale) {
        List<Column> columns = Columns.of(view.pool()).all().stream()
                .filter(Column::ordered)
                .limit(MOST_COLUMNS)
                .toList();
        List<double[]> scaled = new ArrayList<>();
        columns.forEach(column -> scaled.add(nearOne(column, column.counts(view), scale)));
        double[][] matrix = new double[columns.size()][];
        for (int a = 0; a < matrix.length; a++) {
            matrix[a] = new double[a + 1];
            for (int b = 0; b <= a; b++) {
                matrix[a][b] = correlation(
                        view.items(),
                        new Variable(columns.get(a), scaled.get(a)),
                        new Variable(columns.get(b), scaled.get(b)));
            }
        }
        return matrix;
    }

    /** A correlation does not ask for the unit. */
    private static double[] nearOne(Column column, int[] counts, Scale scale) {
        double[] numbers = scale.of(column, counts);
        double factor = Magnitude.toOne(numbers, counts);
        return Arrays.stream(numbers).map(x -> x * factor).toArray();
    }

    private record Variable(Column column, double[] scaled) {
        boolean has(int item) {
            return column.codes()[item] < scaled.length;
        }

        double of(int item) {
            return scaled[column.codes()[item]];
        }
    }

    private static double correlation(int[] items, Variable a, Variable b) {
        double n = 0;
        double sumA = 0;
        double sumB = 0;
        int first = -1;
        boolean variesA = false; // not told from squares: the mean of equal numbers may differ from them by rounding
        boolean variesB = false;
        for (int item : items) {
            if (a.has(item) && b.has(item)) {
                first = first < 0 ? item : first;
                variesA |= a.of(item) != a.of(first);
                variesB |= b.of(item) != b.of(first);
                n++;
                sumA += a.of(item);
                sumB += b.of(item);
            }
        }
        if (!variesA || !variesB) {
            return Double.NaN;
        }
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (int item : items) {
            if (a.has(item) && b.has(item)) {
                double x = a.of(item) - sumA / n;
                double y = b.of(item) - sumB / n;
                aa += x * x;
                ab += x * y;
                bb += y * y;
            }
        }
        return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : Double.NaN;
    }
}

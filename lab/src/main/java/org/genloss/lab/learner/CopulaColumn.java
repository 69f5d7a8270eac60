package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.genloss.data.Cell;

/** One column of a copula: its values in order, where their shares cut the normal law, and the normal scores of the rows. */
final class CopulaColumn {
    /** Terms of the series of a mean product of scores; what is left out of it is of the order of r^100. */
    static final int TERMS = 100;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final Comparator<Cell> ORDER = Comparator.comparingDouble(CopulaColumn::number)
            .thenComparing(cell -> cell instanceof Cell.Category category ? category.value() : "");

    private final List<Cell> values;
    /** Normal quantiles at the upper ends of the shares; the last is infinity. */
    private final double[] cuts;

    private final double missing;
    private final double[] scores;
    private final double[] series;

    private CopulaColumn(List<Cell> values, double[] counts, List<Cell> rows, double[] weights) {
        double all = Arrays.stream(counts).sum();
        int k = counts.length;
        double[] middles = new double[k];
        this.values = values;
        this.cuts = new double[k];
        double below = 0;
        for (int i = 0; i < k; i++) {
            middles[i] = NORMAL.inverseCumulativeProbability((below + counts[i] / 2) / all);
            below += counts[i];
            cuts[i] = i == k - 1 ? Double.POSITIVE_INFINITY : NORMAL.inverseCumulativeProbability(below / all);
        }
        this.missing = Math.max(0, 1 - all / Arrays.stream(weights).sum());
        this.scores = scores(values, middles, rows);
        this.series = series(middles, cuts);
    }

    /**
     * @param weights one a row, above 0
     * @throws IllegalArgumentException where all cells are missing
     */
    static CopulaColumn of(String name, List<Cell> rows, double[] weights) {
        Map<Cell, Double> counts = new TreeMap<>(ORDER);
        for (int i = 0; i < weights.length; i++) {
            if (!(rows.get(i) instanceof Cell.Missing)) {
                counts.merge(rows.get(i), weights[i], Double::sum);
            }
        }
        if (counts.isEmpty()) {
            throw new IllegalArgumentException(
                    "copula needs a value in every column, and all " + rows.size() + " of " + name + " are missing");
        }
        double[] counted = counts.values().stream().mapToDouble(c -> c).toArray();
        return new CopulaColumn(List.copyOf(counts.keySet()), counted, rows, weights);
    }

    private static double number(Cell cell) {
        return cell instanceof Cell.Number number ? number.value() : 0;
    }

    private static double[] scores(List<Cell> values, double[] middles, List<Cell> rows) {
        double[] scores = new double[rows.size()];
        for (int i = 0; i < scores.length; i++) {
            Cell cell = rows.get(i);
            scores[i] = cell instanceof Cell.Missing
                    ? Double.NaN
                    : middles[java.util.Collections.binarySearch(values, cell, ORDER)];
        }
        return scores;
    }

    /**
     * Coefficients of the score as a function of the normal number, in normalised Hermite polynomials h: over a stretch from a to b the integral
     * of h(m) phi is (h(m-1)(a) phi(a) - h(m-1)(b) phi(b)) / sqrt(m).
     */
    private static double[] series(double[] middles, double[] cuts) {
        double[] series = new double[TERMS + 1];
        double below = 0;
        for (int i = 0; i < cuts.length; i++) {
            double upTo = NORMAL.cumulativeProbability(cuts[i]);
            series[0] += middles[i] * (upTo - below);
            below = upTo;
            if (i < cuts.length - 1) {
                add(series, cuts[i], middles[i + 1] - middles[i]);
            }
        }
        return series;
    }

    /** A step of that height at a cut. */
    private static void add(double[] series, double cut, double height) {
        double before = 0;
        double at = NORMAL.density(cut);
        for (int m = 1; m <= TERMS; m++) {
            series[m] += height * at / Math.sqrt(m);
            double next = (cut * at - Math.sqrt(m - 1.0) * before) / Math.sqrt(m);
            before = at;
            at = next;
        }
    }

    /** One a row, NaN where the cell is missing. */
    double[] scores() {
        return scores;
    }

    double[] series() {
        return series;
    }

    double missing() {
        return missing;
    }

    int size() {
        return values.size();
    }

    /** The value that a standard normal number chooses. */
    Cell value(double z) {
        int place = Arrays.binarySearch(cuts, z);
        return values.get(Math.min(values.size() - 1, place >= 0 ? place : -place - 1));
    }
}

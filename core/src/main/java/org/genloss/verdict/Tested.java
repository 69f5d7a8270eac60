package org.genloss.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.metric.Interval;
import org.genloss.verdict.battery.Statistic;

/**
 * What the permutation test gave.
 *
 * @param statistics the statistics
 * @param permutations relabellings behind each number
 * @param results one a statistic, in the same order
 */
record Tested(List<Statistic> statistics, int permutations, List<Result> results) {
    /** Points by which no statistic is taken to be exceeded: rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * One statistic.
     *
     * @param observed under the true labels; NaN where undefined
     * @param defined false where the statistic has no value or is the same in all relabellings; it is then never a finding
     * @param mean mean over the relabellings
     * @param deviation standard deviation over the relabellings
     * @param scale units of the scaled statistic: max(distance of the 95 % point from the median, 0.8 standard deviations)
     * @param floor 0.5 % and 99.5 % quantiles over the relabellings
     * @param p of this statistic alone, (k+1)/(B+1)
     * @param adjusted for all statistics of the same budget
     * @param threshold upper tail of the largest scaled statistic of the budget
     */
    record Result(
            double observed,
            boolean defined,
            double mean,
            double deviation,
            double scale,
            Optional<Interval> floor,
            double p,
            double adjusted,
            Tail threshold) {
        /**
         * The smallest distance from no loss that four of five tests at this level would find.
         *
         * @param least distance that a loss has at least, however certain it is
         */
        double need(double level, double least) {
            return Math.max(least, threshold.point(level) * scale) + 0.84 * deviation;
        }
    }

    /** The upper tail of the largest scaled statistic: its 90 % point and the mean excess over it, exponential beyond. */
    record Tail(double at90, double excess) {
        static Tail of(double[] sorted) {
            double at90 = Quantiles.of(sorted, 0.90);
            return new Tail(
                    at90,
                    Arrays.stream(sorted)
                            .filter(x -> x > at90)
                            .map(x -> x - at90)
                            .average()
                            .orElse(0));
        }

        /** The point that is exceeded with chance {@code level}. */
        double point(double level) {
            return at90 + excess * Math.log(0.10 / level);
        }
    }

    double[] observed() {
        return results.stream().mapToDouble(Result::observed).toArray();
    }

    double[] means() {
        return results.stream().mapToDouble(Result::mean).toArray();
    }

    /** @param table one row a relabelling, row 0 the truth; one column a statistic */
    static Tested of(List<Statistic> statistics, double[][] table) {
        double[][] scaled = new double[statistics.size()][];
        double[] scales = new double[statistics.size()];
        for (int j = 0; j < scaled.length; j++) {
            double[] column = column(table, j);
            Scaling scaling = Scaling.of(oriented(column, statistics.get(j).side()));
            scaled[j] = scaling.scaled();
            scales[j] = scaling.scale();
        }
        double[] loss = largest(statistics, scaled, Statistic.Side.LOSS, table.length);
        double[] shift = largest(statistics, scaled, Statistic.Side.SHIFT, table.length);
        Result[] results = new Result[scaled.length];
        for (int j = 0; j < results.length; j++) {
            double[] most = statistics.get(j).side() == Statistic.Side.LOSS ? loss : shift;
            results[j] = result(column(table, j), scaled[j], scales[j], most);
        }
        return new Tested(statistics, table.length - 1, List.of(results));
    }

    private static Result result(double[] column, double[] scaled, double scale, double[] most) {
        double[] permuted = Quantiles.sorted(Arrays.copyOfRange(column, 1, column.length));
        boolean defined = Double.isFinite(column[0]) && scale > 0;
        Optional<Interval> floor = permuted.length == 0
                ? Optional.empty()
                : Optional.of(new Interval(Quantiles.of(permuted, 0.005), Quantiles.of(permuted, 0.995)));
        double[] tail = Quantiles.sorted(Arrays.copyOfRange(most, 1, most.length));
        return new Result(
                column[0],
                defined,
                Quantiles.mean(permuted),
                Quantiles.deviation(permuted),
                scale,
                floor,
                defined ? p(scaled[0], scaled) : 1,
                defined ? p(scaled[0], most) : 1,
                Tail.of(tail));
    }

    /** (k+1)/(B+1), k the number of relabellings (rows from 1 on) that are at least as far out. */
    static double p(double observed, double[] rows) {
        int exceeding = 0;
        for (int b = 1; b < rows.length; b++) {
            exceeding += rows[b] >= observed - ROUNDING ? 1 : 0;
        }
        return (exceeding + 1.0) / rows.length;
    }

    private static double[] column(double[][] table, int j) {
        return Arrays.stream(table).mapToDouble(row -> row[j]).toArray();
    }

    /** Turned so that large is a finding: small values for losses, both directions from the median for shifts. */
    private static double[] oriented(double[] column, Statistic.Side side) {
        if (side == Statistic.Side.LOSS) {
            return Arrays.stream(column).map(x -> -x).toArray();
        }
        double median = Quantiles.of(Quantiles.sorted(column), 0.5);
        return Arrays.stream(column).map(x -> Math.abs(x - median)).toArray();
    }

    private record Scaling(double scale, double[] scaled) {
        static Scaling of(double[] oriented) {
            double[] sorted = Quantiles.sorted(oriented);
            double median = Quantiles.of(sorted, 0.5);
            double scale = Math.max(Quantiles.of(sorted, 0.95) - median, 0.8 * Quantiles.deviation(sorted));
            if (!(Quantiles.deviation(sorted) > 0)) {
                double[] none = new double[oriented.length];
                Arrays.fill(none, Double.NEGATIVE_INFINITY);
                return new Scaling(0, none);
            }
            return new Scaling(
                    scale,
                    Arrays.stream(oriented)
                            .map(x -> Double.isFinite(x) ? (x - median) / scale : Double.NEGATIVE_INFINITY)
                            .toArray());
        }
    }

    private static double[] largest(List<Statistic> statistics, double[][] scaled, Statistic.Side side, int rows) {
        double[] largest = new double[rows];
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        for (int j = 0; j < scaled.length; j++) {
            if (statistics.get(j).side() == side) {
                for (int b = 0; b < rows; b++) {
                    largest[b] = Math.max(largest[b], scaled[j][b]);
                }
            }
        }
        return largest;
    }
}

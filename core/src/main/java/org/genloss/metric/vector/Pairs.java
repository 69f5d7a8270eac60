package org.genloss.metric.vector;

/** How far the points of one set lie apart from each other. Points are given one after another, d numbers each. */
public final class Pairs {
    private Pairs() {}

    /**
     * Mean of 1 - cos over all pairs of different points, points of length 0 left out; NaN for fewer than two. By the square of the sum of
     * the n unit vectors: (n - |sum|^2 / n) / (n - 1).
     */
    public static double meanCosineDistance(double[] values, int d) {
        double[][] units = Vendi.directions(values, d);
        double[] sum = new double[d];
        for (double[] unit : units) {
            for (int j = 0; j < d; j++) {
                sum[j] += unit[j];
            }
        }
        double squares = 0;
        for (double s : sum) {
            squares += s * s;
        }
        double n = units.length;
        return n < 2 ? Double.NaN : (n - squares / n) / (n - 1);
    }

    /** Mean over points of the smallest 1 - cos to another point, points of length 0 left out; NaN for fewer than two. */
    public static double nearestCosineDistance(double[] values, int d) {
        double[][] units = Vendi.directions(values, d);
        double[] flat = new double[units.length * d];
        for (int i = 0; i < units.length; i++) {
            System.arraycopy(units[i], 0, flat, i * d, d);
        }
        Neighbours nearest = Neighbours.of(Points.of(flat, d), 1);
        double sum = 0;
        for (double squared : nearest.squared()) {
            sum += squared / 2;
        }
        return units.length < 2 ? Double.NaN : sum / units.length;
    }

    /** Mean Euclidean distance over all pairs of different points; NaN for fewer than two. */
    public static double meanDistance(double[] values, int d) {
        double[] total = new double[1];
        Distances.all(values, values, d, (row, from, count, squared) -> {
            for (int l = 0; l < count; l++) {
                total[0] += Math.sqrt(squared[l]);
            }
        });
        double n = (double) values.length / d;
        return n < 2 ? Double.NaN : total[0] / n / (n - 1);
    }
}

package org.genloss.metric.vector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How two histograms over the same clusters differ, as a curve of two divergences: what the candidate has that the reference lacks, and the reverse
 * (Pillutla et al. 2021 and 2023; Liu et al. 2021).
 *
 * @param p shares of the reference
 * @param q shares of the candidate
 */
record Frontier(double[] p, double[] q) {
    private static final double END = 1e-6;

    /** @param added to each count before shares are taken: 0, or 0.5 after Krichevsky and Trofimov */
    static Frontier of(double[] reference, double[] candidate, double added) {
        return new Frontier(shares(reference, added), shares(candidate, added));
    }

    private static double[] shares(double[] counts, double added) {
        double sum = 0;
        for (double count : counts) {
            sum += count + added;
        }
        double[] shares = new double[counts.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (counts[i] + added) / sum;
        }
        return shares;
    }

    /**
     * The points (exp(-c KL(q|r)), exp(-c KL(p|r))), r = w p + (1-w) q, for w in even steps from 1e-6 to 1 - 1e-6; before them (1, 0) and after them
     * (0, 1).
     *
     * @param steps values of w, at least 2
     */
    double[][] curve(double c, int steps) {
        double[][] curve = new double[steps + 2][];
        curve[0] = new double[] {1, 0};
        curve[steps + 1] = new double[] {0, 1};
        for (int s = 0; s < steps; s++) {
            double w = END + s * (1 - 2 * END) / (steps - 1);
            curve[s + 1] = new double[] {Math.exp(-c * divergence(q, w)), Math.exp(-c * divergence(p, w))};
        }
        return curve;
    }

    /** KL(a | w p + (1-w) q) in nats. */
    private double divergence(double[] a, double w) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] > 0 ? a[i] * Math.log(a[i] / (w * p[i] + (1 - w) * q[i])) : 0;
        }
        return Math.max(0, sum);
    }

    /** MAUVE: the mean of the areas below the curve seen from either axis; NaN where a histogram is empty. */
    double mauve(double c, int steps) {
        if (Double.isNaN(p[0] + q[0])) {
            return Double.NaN;
        }
        double[][] curve = curve(c, steps);
        return Math.min(1, (area(curve, 0) + area(curve, 1)) / 2);
    }

    /** Trapezoids along an axis; points one above another from the top down, as the curve runs. */
    private static double area(double[][] curve, int axis) {
        List<double[]> points = new ArrayList<>(List.of(curve));
        points.sort(Comparator.<double[]>comparingDouble(at -> at[axis]).thenComparingDouble(at -> -at[1 - axis]));
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            double[] a = points.get(i - 1);
            double[] b = points.get(i);
            area += (b[axis] - a[axis]) * (a[1 - axis] + b[1 - axis]) / 2;
        }
        return area;
    }

    /** Twice the sum of (p+q)/4 - p q (ln p - ln q) / (2 (p - q)): from 0 for equal histograms to 1 for histograms that share no cluster; NaN where one is empty. */
    double integral() {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double both = (p[i] + q[i]) / 4;
            boolean shared = p[i] > 0 && q[i] > 0;
            double difference = p[i] - q[i];
            sum += difference == 0
                    ? 0
                    : shared ? both - p[i] * q[i] * Math.log1p(difference / q[i]) / (2 * difference) : both;
        }
        return Math.max(0, Math.min(1, 2 * sum));
    }
}

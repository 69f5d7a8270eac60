package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The density of a kernel estimate in one column, on even steps wherever its power 1/T is not negligible.
 *
 * @param at where, ascending; farther than a step apart only where nothing lies between
 * @param logs natural logarithm of the density there
 * @param step an eighth of the width of the narrowest hump that density to the power 1/T can have
 */
record KernelGrid(double[] at, double[] logs, double step) {
    private static final int STEPS = 8;
    private static final int MOST = 1 << 22;

    /** e^-45: a share that no sample shows. */
    private static final double NEGLIGIBLE = 45;

    /** e^-36: what a double does not hold beside 1. */
    private static final double ROUNDING = 36;

    /**
     * @param points in any order
     * @param shares of the points, sum 1; null where all are alike
     * @return empty where kernels are so narrow and so many that there would be more than four million steps
     */
    static Optional<KernelGrid> of(double[] points, double[] shares, double bandwidth, double temperature) {
        int n = points.length;
        int[] order = IntStream.range(0, n)
                .filter(i -> shares == null || shares[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> points[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] x = Arrays.stream(order).mapToDouble(i -> points[i]).toArray();
        double[] ln = Arrays.stream(order)
                .mapToDouble(i -> shares == null ? -Math.log(n) : Math.log(shares[i]))
                .toArray();
        double rare = -Arrays.stream(ln).min().orElseThrow();
        double reach = bandwidth * Math.sqrt(2 * (NEGLIGIBLE * temperature + rare));
        double step = bandwidth * Math.sqrt(Math.min(1, temperature)) / STEPS;
        double window = Math.sqrt(reach * reach + 2 * bandwidth * bandwidth * (ROUNDING + rare));
        return places(x, reach, step)
                .map(at -> new KernelGrid(at, logs(at, new Kernels(x, ln, bandwidth), window), step));
    }

    private static Optional<double[]> places(double[] x, double reach, double step) {
        double[] at = new double[1024];
        int size = 0;
        int i = 0;
        while (i < x.length) {
            int last = i;
            while (last + 1 < x.length && x[last + 1] - x[last] <= 2 * reach) {
                last++;
            }
            double from = x[i] - reach;
            double steps = Math.ceil((x[last] + reach - from) / step);
            if (!(size + steps < MOST)) {
                return Optional.empty();
            }
            at = Arrays.copyOf(at, Math.max(at.length, 2 * (size + (int) steps + 1)));
            for (int k = 0; k <= steps; k++) {
                at[size++] = from + k * step;
            }
            i = last + 1;
        }
        return Optional.of(Arrays.copyOf(at, size));
    }

    /** Points in ascending order, and the logarithms of their shares. */
    private record Kernels(double[] x, double[] ln, double bandwidth) {
        double log(int i, double at) {
            double z = (at - x[i]) / bandwidth;
            return ln[i] - 0.5 * z * z;
        }
    }

    /** Of the kernels farther away than the window a nearer one leaves nothing to be seen. */
    private static double[] logs(double[] at, Kernels kernels, double window) {
        double[] logs = new double[at.length];
        double height = Math.log(kernels.bandwidth * Math.sqrt(2 * Math.PI));
        int low = 0;
        int high = 0;
        for (int k = 0; k < at.length; k++) {
            while (kernels.x[low] < at[k] - window) {
                low++;
            }
            while (high < kernels.x.length && kernels.x[high] <= at[k] + window) {
                high++;
            }
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = low; i < high; i++) {
                largest = Math.max(largest, kernels.log(i, at[k]));
            }
            double sum = 0;
            for (int i = low; i < high; i++) {
                sum += Math.exp(kernels.log(i, at[k]) - largest);
            }
            logs[k] = largest + Math.log(sum) - height;
        }
        return logs;
    }

    /** Numbers whose density is proportional to the power 1/T, straight from step to step. @param uniforms replaced by the numbers */
    void draw(double temperature, double[] uniforms) {
        double highest = Arrays.stream(logs).max().orElseThrow();
        double[] power = new double[logs.length];
        Arrays.setAll(power, k -> Math.exp((logs[k] - highest) / temperature));
        double[] mass = new double[logs.length - 1];
        Arrays.setAll(mass, k -> adjacent(k) ? power[k] + power[k + 1] : 0);
        Inverse law = new Inverse(mass);
        for (int i = 0; i < uniforms.length; i++) {
            int k = law.at(uniforms[i]);
            double a = power[k];
            double b = power[k + 1];
            double w = law.within(k, uniforms[i]);
            double part = w * (a + b) / (a + Math.sqrt(a * a + w * (b * b - a * a)));
            uniforms[i] = at[k] + part * (at[k + 1] - at[k]);
        }
    }

    /** With so many steps in the place of each, by cubic interpolation of the logarithms between four places. */
    KernelGrid finer(int times) {
        double[] places = new double[(at.length - 1) * times + 1];
        double[] values = new double[places.length];
        for (int k = 0; k < at.length - 1; k++) {
            boolean inside = k > 0 && k < at.length - 2 && adjacent(k - 1) && adjacent(k) && adjacent(k + 1);
            for (int i = 0; i < times; i++) {
                double t = i / (double) times;
                places[k * times + i] = at[k] + t * (at[k + 1] - at[k]);
                values[k * times + i] = inside ? cubic(k, t) : (1 - t) * logs[k] + t * logs[k + 1];
            }
        }
        places[places.length - 1] = at[at.length - 1];
        values[places.length - 1] = logs[at.length - 1];
        return new KernelGrid(places, values, step / times);
    }

    private double cubic(int k, double t) {
        return t * (t - 1) * (2 - t) / 6 * logs[k - 1]
                + (t + 1) * (t - 1) * (t - 2) / 2 * logs[k]
                - (t + 1) * t * (t - 2) / 2 * logs[k + 1]
                + (t + 1) * t * (t - 1) / 6 * logs[k + 2];
    }

    /** Whether a place and the next are one step apart. */
    boolean adjacent(int place) {
        return at[place + 1] - at[place] < 1.5 * step;
    }
}

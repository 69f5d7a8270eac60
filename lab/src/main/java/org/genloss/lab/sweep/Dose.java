package org.genloss.lab.sweep;

import java.util.List;

/**
 * One value of a factor and what its replicates gave at the last generation.
 *
 * @param value of the factor
 * @param own the reading under the regime, by replicate; NaN where it has none
 * @param control the reading under "real data only", by replicate; NaN where it has none
 */
public record Dose(double value, List<Double> own, List<Double> control) {
    public Dose {
        own = List.copyOf(own);
        control = List.copyOf(control);
    }

    /** The share kept: ratio of the means; NaN where one has no number, the control's is not positive, or the own is negative. */
    double ratio() {
        double a = mean(own);
        double b = mean(control);
        return b > 0 && a >= 0 && Double.isFinite(a) ? a / b : Double.NaN;
    }

    /** Replicates on the side that has fewer. */
    int replicates() {
        return (int) Math.min(count(own), count(control));
    }

    /**
     * What each replicate adds to the error of ln ratio (delta method): times independent standard normal numbers and summed they have the
     * variance that the replicates say it has. A replicate is one unit on both sides, and in all doses: seeds are shared.
     */
    double[] influences(int length) {
        double[] influences = new double[length];
        add(influences, own, 1);
        add(influences, control, -1);
        return influences;
    }

    private static void add(double[] influences, List<Double> numbers, int sign) {
        double mean = mean(numbers);
        double n = count(numbers);
        if (mean == 0 || n < 2) {
            return;
        }
        for (int r = 0; r < numbers.size(); r++) {
            if (Double.isFinite(numbers.get(r))) {
                influences[r] += sign * (numbers.get(r) - mean) / (mean * Math.sqrt(n * (n - 1)));
            }
        }
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream()
                .filter(Double::isFinite)
                .mapToDouble(x -> x)
                .average()
                .orElse(Double.NaN);
    }

    private static long count(List<Double> numbers) {
        return numbers.stream().filter(Double::isFinite).count();
    }
}

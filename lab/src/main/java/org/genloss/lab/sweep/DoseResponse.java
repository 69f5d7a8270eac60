package org.genloss.lab.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Seed;
import org.genloss.metric.Interval;

/**
 * The share kept as a function of one factor. The shares e of the doses are fitted by a monotone sequence (least squares, weighted by
 * replicates, in the direction that fits better), straight between doses; the threshold is where it crosses the tolerance. Its interval is a
 * multiplier bootstrap over replicates: ln e* = ln e + sum_r g_r u_r / sqrt(chi2/df), g standard normal, one a replicate in all doses, u the
 * influences of the replicates, df one less than the fewest replicates; so that few replicates give the width of Student's t.
 *
 * @param points one a dose that has a share, by value of the factor; empty where fewer than two have
 * @param tolerance the share that is to be kept
 * @param falling whether larger values keep less
 * @param threshold where the tolerance is crossed
 */
public record DoseResponse(List<Point> points, double tolerance, boolean falling, Threshold threshold) {
    private static final int DRAWS = 1999;
    private static final int OUTSIDE = 50;

    /**
     * One dose.
     *
     * @param dose value of the factor
     * @param ratio share kept
     * @param fitted the monotone fit
     * @param band 95 % of the bootstrap's fits
     */
    public record Point(double dose, double ratio, double fitted, Interval band) {}

    public DoseResponse {
        points = List.copyOf(points);
    }

    /**
     * @param doses in any order; those without a share are left out
     * @param tolerance above 0
     * @param seed of the experiment; the child "sweep" is used
     */
    public static DoseResponse of(List<Dose> doses, double tolerance, Seed seed) {
        List<Dose> usable = doses.stream()
                .filter(dose -> Double.isFinite(dose.ratio()))
                .sorted(Comparator.comparingDouble(Dose::value))
                .toList();
        int replicates = usable.stream().mapToInt(Dose::replicates).min().orElse(0);
        if (usable.stream().mapToDouble(Dose::value).distinct().count() < 2 || replicates < 2) {
            OptionalDouble none = OptionalDouble.empty();
            return new DoseResponse(List.of(), tolerance, true, new Threshold.Undecided(none, none, none));
        }
        boolean falling = misfit(usable) <= misfit(reversed(usable));
        return new Fit(falling ? usable : reversed(usable)).response(tolerance, falling, seed.child("sweep"));
    }

    private static List<Dose> reversed(List<Dose> doses) {
        List<Dose> reversed = new ArrayList<>(doses);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    private static double misfit(List<Dose> order) {
        Fit fit = new Fit(order);
        double[] fitted = Isotonic.falling(fit.ratios, fit.weights);
        double sum = 0;
        for (int i = 0; i < fitted.length; i++) {
            double away = fit.ratios[i] - fitted[i];
            sum += fit.weights[i] * away * away;
        }
        return sum;
    }

    /** Doses in the direction of harm. Places count along them: 0 the first, 1.5 halfway from the second to the third. */
    private static final class Fit {
        private final List<Dose> order;
        private final double[] ratios;
        private final double[] weights;

        Fit(List<Dose> order) {
            this.order = order;
            this.ratios = order.stream().mapToDouble(Dose::ratio).toArray();
            this.weights = order.stream().mapToDouble(Dose::replicates).toArray();
        }

        DoseResponse response(double tolerance, boolean falling, Seed seed) {
            double[] fitted = Isotonic.falling(ratios, weights);
            double[][] draws = draws(seed);
            double[] places = Arrays.stream(draws)
                    .mapToDouble(draw -> place(draw, tolerance))
                    .toArray();
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < ratios.length; i++) {
                int dose = i;
                Interval band = middle(
                        Arrays.stream(draws).mapToDouble(draw -> draw[dose]).toArray());
                points.add(new Point(order.get(i).value(), ratios[i], fitted[i], band));
            }
            points.sort(Comparator.comparingDouble(Point::dose));
            return new DoseResponse(points, tolerance, falling, threshold(place(fitted, tolerance), middle(places)));
        }

        /** Monotone fits to shares that could have been. */
        private double[][] draws(Seed seed) {
            UniformRandomProvider random = seed.random();
            int most = order.stream()
                    .mapToInt(d -> Math.max(d.own().size(), d.control().size()))
                    .max()
                    .orElse(0);
            double df = Arrays.stream(weights).min().orElse(2) - 1;
            SharedStateContinuousSampler chi2 = AhrensDieterMarsagliaTsangGammaSampler.of(random, df / 2, 2);
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
            double[][] influences =
                    order.stream().map(dose -> dose.influences(most)).toArray(double[][]::new);
            double[][] draws = new double[DRAWS][];
            for (int b = 0; b < DRAWS; b++) {
                double[] g = normal.samples(most).toArray();
                double wider = Math.sqrt(df / chi2.sample());
                double[] drawn = new double[ratios.length];
                for (int i = 0; i < drawn.length; i++) {
                    double error = 0;
                    for (int r = 0; r < most; r++) {
                        error += g[r] * influences[i][r];
                    }
                    drawn[i] = ratios[i] * Math.exp(error * wider);
                }
                draws[b] = Isotonic.falling(drawn, weights);
            }
            return draws;
        }

        /** Where the fit crosses the tolerance; infinite where it does so beyond the last dose, minus infinite before the first. */
        private static double place(double[] fitted, double tolerance) {
            if (fitted[0] < tolerance) {
                return Double.NEGATIVE_INFINITY;
            }
            for (int i = 1; i < fitted.length; i++) {
                if (fitted[i] < tolerance) {
                    return i - 1 + (fitted[i - 1] - tolerance) / (fitted[i - 1] - fitted[i]);
                }
            }
            return Double.POSITIVE_INFINITY;
        }

        private static Interval middle(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return new Interval(sorted[OUTSIDE - 1], sorted[sorted.length - OUTSIDE]);
        }

        private Threshold threshold(double best, Interval places) {
            if (places.low() == Double.POSITIVE_INFINITY) {
                return new Threshold.AllSafe();
            }
            if (places.high() == Double.NEGATIVE_INFINITY) {
                return new Threshold.AllHarmful();
            }
            OptionalDouble at = value(best);
            OptionalDouble safe = value(places.low());
            OptionalDouble harmful = value(places.high());
            if (at.isEmpty() || safe.isEmpty() || harmful.isEmpty()) {
                return new Threshold.Undecided(at, safe, harmful);
            }
            double a = safe.getAsDouble();
            double b = harmful.getAsDouble();
            return new Threshold.Found(at.getAsDouble(), new Interval(Math.min(a, b), Math.max(a, b)));
        }

        private OptionalDouble value(double place) {
            if (Double.isInfinite(place)) {
                return OptionalDouble.empty();
            }
            int below = (int) Math.min(place, ratios.length - 2);
            double from = order.get(below).value();
            return OptionalDouble.of(
                    from + (place - below) * (order.get(below + 1).value() - from));
        }
    }
}

package org.genloss.metric.vector;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/**
 * Precision, recall, density and coverage of a candidate (Kynkäänniemi et al. 2019; Naeem et al. 2020). The ball of a point reaches to
 * its k-th nearest other point of its own side; inside means strictly nearer. All comparisons are made on exact squared distances.
 *
 * @param precision share of candidate points inside a reference ball
 * @param recall share of reference points inside a candidate ball
 * @param density reference balls around a candidate point, mean over candidate points, divided by k
 * @param coverage share of reference points with a candidate point inside their ball
 * @param flatReference share of reference balls with radius 0
 * @param flatCandidate share of candidate balls with radius 0
 */
public record Prdc(
        double precision, double recall, double density, double coverage, double flatReference, double flatCandidate) {
    /** Neighbours kept of each point; half of them belong to a side of half the points. */
    private static final int LIST = 64;

    static final String UNDEFINED = "a side has no more than k items, or every item of a side equals k others";

    static void check(String metric, int k, int components) {
        if (k < 1) {
            throw new IllegalArgumentException(metric + ".neighbours needs to be at least 1, got " + k);
        }
        if (components < 0) {
            throw new IllegalArgumentException(
                    metric + ".components needs to be at least 1, or 0 for the numbers as they are, got " + components);
        }
    }

    /**
     * Of two sides of a pool; null where one of them has no more than k points.
     *
     * @param components leading principal axes of the pool on which distances are taken; 0 for the numbers as they are
     */
    record Of(View reference, int k, int components) implements View.Tally<Held> {
        @Override
        public Held tally(View candidate) {
            Nearest nearest = candidate.pool().get(new Nearest.Of(LIST, components));
            return new Held(PrdcScan.of(nearest, nearest.of(reference), nearest.of(candidate), k));
        }
    }

    /** A result or, as null, that there is none. */
    record Held(Prdc prdc) {}

    /**
     * Of two sets of points given one after another.
     *
     * @param d numbers a point
     * @throws IllegalArgumentException if one of the sets has no more than k points
     */
    public static Prdc of(double[] real, double[] fake, int d, int k) {
        return of(Points.of(real, d), Points.of(fake, d), k);
    }

    /** As {@link #of(double[], double[], int, int)}. */
    public static Prdc of(float[] real, float[] fake, int d, int k) {
        return of(new Coordinates.Narrow(real, d), new Coordinates.Narrow(fake, d), k);
    }

    private static Prdc of(Coordinates real, Coordinates fake, int k) {
        if (k < 1 || real.size() <= k || fake.size() <= k) {
            throw new IllegalArgumentException(
                    "more than k = " + k + " points a side needed, got " + real.size() + ", " + fake.size());
        }
        return PrdcBlocks.of(real, fake, k);
    }

    static List<Value> read(Sides sides, int k, int components, ToDoubleFunction<Prdc> number) {
        Prdc prdc =
                sides.candidate().get(new Of(sides.reference(), k, components)).prdc();
        if (prdc == null) {
            return List.of(new Value.Undefined("items", "each side needs more than " + k + " items"));
        }
        if (prdc.flatReference == 1 || prdc.flatCandidate == 1) {
            return List.of(new Value.Undefined(
                    "items", "every item of a side equals " + k + " others, so no ball has an inside"));
        }
        return List.of(new Value.Of("items", number.applyAsDouble(prdc)));
    }

    static List<Value> zeroRadii(Sides sides, int k, int components) {
        Prdc prdc =
                sides.candidate().get(new Of(sides.reference(), k, components)).prdc();
        double reference = prdc == null ? Double.NaN : prdc.flatReference;
        double candidate = prdc == null ? Double.NaN : prdc.flatCandidate;
        String whyNot = "each side needs more than " + k + " items";
        return List.of(Value.of("reference", reference, whyNot), Value.of("generation", candidate, whyNot));
    }

    /** Sums over points, turned into shares. */
    static final class Counts {
        final boolean[] precise;
        final boolean[] recalled;
        final boolean[] covered;
        long inside;
        int flatReference;
        int flatCandidate;

        Counts(int reference, int candidate) {
            precise = new boolean[candidate];
            recalled = new boolean[reference];
            covered = new boolean[reference];
        }

        Prdc shares(int reference, int candidate, int k) {
            return new Prdc(
                    share(precise, candidate),
                    share(recalled, reference),
                    (double) inside / k / candidate,
                    share(covered, reference),
                    (double) flatReference / reference,
                    (double) flatCandidate / candidate);
        }

        private static double share(boolean[] marks, int of) {
            int marked = 0;
            for (boolean mark : marks) {
                marked += mark ? 1 : 0;
            }
            return (double) marked / of;
        }
    }

    /** The k-th smallest of the values at members other than self. */
    static double radius(double[] squared, boolean[] member, int self, int k) {
        double[] own = new double[squared.length];
        int count = 0;
        for (int j = 0; j < squared.length; j++) {
            if (member[j] && j != self) {
                own[count++] = squared[j];
            }
        }
        Arrays.sort(own, 0, count);
        return own[k - 1];
    }
}

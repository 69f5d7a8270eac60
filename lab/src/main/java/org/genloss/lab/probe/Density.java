package org.genloss.lab.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.lab.Lattice;
import org.genloss.lab.Scored;
import org.genloss.lab.learner.ExponentialModel;
import org.genloss.lab.learner.GmmModel;
import org.genloss.lab.learner.HistogramModel;
import org.genloss.lab.learner.KdeModel;

/** Where laws on the line have their mass, and integrals over them; sums for laws on the whole numbers. */
final class Density {
    /** A normal law has 10^-32 of its mass farther out. */
    private static final double DEVIATIONS = 12;

    /** An exponential law has 10^-20 of its mass above so many times its mean. */
    private static final double MEANS = 46;

    /** Whole numbers beyond those deviations, for laws of rare events. */
    private static final double COUNTS = 40;

    private static final int HALVINGS = 60;
    private static final int PANELS = 48;
    private static final int MOST_PANELS = 4000;

    /** A smooth piece of a kernel estimate is this many bandwidths long. */
    private static final double BANDWIDTHS = 4;

    private Density() {}

    static double log(Scored model, double x) {
        return model.logDensity(Item.of("", new Payload.Vector(new double[] {x})));
    }

    static double at(Scored model, double x) {
        return Math.exp(log(model, x));
    }

    /** Whether a law with a density, by its learner, is one point: without a variance. */
    static boolean point(Scored law) {
        return !(law instanceof Lattice) && Ask.number(law, "variance") == 0;
    }

    /** Where a model has all its mass, but for 10^-20; no farther than its density goes if that ends. */
    static double[] range(Scored law) {
        if (law instanceof GmmModel mixture) {
            return hull(mixture);
        }
        if (law instanceof HistogramModel bins) {
            return new double[] {bins.edge(0), bins.edge(bins.size())};
        }
        if (law instanceof KdeModel kernels) {
            return kernels.span(DEVIATIONS);
        }
        double mean = Ask.number(law, "mean");
        double reach = DEVIATIONS * Math.sqrt(Ask.number(law, "variance"));
        if (law instanceof Lattice) {
            return new double[] {mean - reach, mean + reach + COUNTS};
        }
        double up = law instanceof ExponentialModel ? MEANS * mean : reach;
        return new double[] {edge(law, mean, mean - reach), edge(law, mean, mean + up)};
    }

    private static double[] hull(GmmModel law) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < law.size(); j++) {
            double reach = DEVIATIONS * Math.sqrt(law.component(j).covariance(0, 0));
            if (law.weight(j) > 0) {
                low = Math.min(low, law.component(j).mean(0) - reach);
                high = Math.max(high, law.component(j).mean(0) + reach);
            }
        }
        return new double[] {low, high};
    }

    /** The end of the density between the mean and a point beyond that end; that point itself where there is no end. */
    private static double edge(Scored model, double mean, double far) {
        if (log(model, far) > Double.NEGATIVE_INFINITY || log(model, mean) == Double.NEGATIVE_INFINITY) {
            return far;
        }
        double inside = mean;
        double outside = far;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (inside + outside) / 2;
            if (log(model, middle) > Double.NEGATIVE_INFINITY) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    /**
     * The integral, or the sum over the whole numbers, of what is known of laws; 0 where {@code to} is not above {@code from}.
     *
     * @param laws all with a density, or all on the whole numbers; the integral is split where one of them jumps or peaks
     */
    static double integral(List<Scored> laws, DoubleUnaryOperator f, double from, double to) {
        if (laws.get(0) instanceof Lattice) {
            return sum(f, from, to);
        }
        double[] cuts = cuts(laws, from, to, PANELS);
        double sum = 0;
        for (int i = 1; i < cuts.length; i++) {
            sum += Kronrod.integral(f, cuts[i - 1], cuts[i]);
        }
        return sum;
    }

    private static double sum(DoubleUnaryOperator f, double from, double to) {
        double sum = 0;
        for (double k = Math.ceil(from); k <= to; k++) {
            sum += f.applyAsDouble(k);
        }
        return sum;
    }

    /** From one end to the other, with the places between them where a law jumps or peaks, in at least so many pieces. */
    static double[] cuts(List<Scored> laws, double from, double to, int pieces) {
        if (!(to > from)) {
            return new double[0];
        }
        List<Double> cuts = new ArrayList<>();
        double width = (to - from) / pieces;
        for (Scored law : laws) {
            width = Math.min(width, law instanceof KdeModel ? BANDWIDTHS * Ask.number(law, "bandwidth") : width);
            places(law, cuts);
        }
        int panels = (int) Math.min(Math.max(MOST_PANELS, pieces), Math.ceil((to - from) / width));
        for (int i = 1; i < panels; i++) {
            cuts.add(from + (to - from) * i / panels);
        }
        cuts.removeIf(x -> !(x > from && x < to));
        cuts.add(from);
        cuts.add(to);
        return cuts.stream().mapToDouble(x -> x).sorted().distinct().toArray();
    }

    private static void places(Scored law, List<Double> cuts) {
        if (law instanceof HistogramModel bins) {
            for (int i = 0; i <= bins.size(); i++) {
                cuts.add(bins.edge(i));
            }
        } else if (law instanceof GmmModel mixture) {
            for (int j = 0; j < mixture.size(); j++) {
                around(
                        mixture.component(j).mean(0),
                        Math.sqrt(mixture.component(j).covariance(0, 0)),
                        cuts);
            }
        } else {
            around(Ask.number(law, "mean"), Math.sqrt(Ask.number(law, "variance")), cuts);
            Arrays.stream(range(law)).forEach(cuts::add);
        }
    }

    private static void around(double mean, double deviation, List<Double> cuts) {
        for (int k = -4; k <= 4; k++) {
            cuts.add(mean + k * DEVIATIONS / 4 * deviation);
        }
    }
}

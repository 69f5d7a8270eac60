package org.genloss.lab.probe;

import java.util.function.DoubleUnaryOperator;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.lab.Lattice;
import org.genloss.lab.Scored;

/** Integrals over a model on the line, by Simpson's rule on even steps; sums for laws on the whole numbers. */
final class Density {
    private static final int STEPS = 2000;
    private static final double DEVIATIONS = 12;
    private static final int HALVINGS = 60;

    private Density() {}

    static double log(Scored model, double x) {
        return model.logDensity(Item.of("", new Payload.Vector(new double[] {x})));
    }

    /**
     * Where a model of that mean and variance has all its mass, but for 10^-32 if it is normal: 12 standard deviations to either side, but no
     * farther than its density goes if that ends.
     */
    static double[] range(Scored model) {
        double mean = Ask.number(model, "mean");
        double reach = DEVIATIONS * Math.sqrt(Ask.number(model, "variance"));
        return model instanceof Lattice
                ? new double[] {mean - reach, mean + reach}
                : new double[] {edge(model, mean, mean - reach), edge(model, mean, mean + reach)};
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

    /** The integral, or the sum over the whole numbers, of what is known of a law; 0 where {@code to} is not above {@code from}. */
    static double integral(Scored law, DoubleUnaryOperator f, double from, double to) {
        return law instanceof Lattice ? sum(f, from, to) : integral(f, from, to);
    }

    private static double sum(DoubleUnaryOperator f, double from, double to) {
        double sum = 0;
        for (double k = Math.ceil(from); k <= to; k++) {
            sum += f.applyAsDouble(k);
        }
        return sum;
    }

    private static double integral(DoubleUnaryOperator f, double from, double to) {
        if (to <= from) {
            return 0;
        }
        double step = (to - from) / STEPS;
        double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
        for (int i = 1; i < STEPS; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(from + i * step);
        }
        return sum * step / 3;
    }
}

package org.genloss.lab.probe;

import java.util.function.DoubleUnaryOperator;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.lab.Scored;

/** Integrals over a model on the line, by Simpson's rule on even steps. */
final class Density {
    private static final int STEPS = 2000;
    private static final double DEVIATIONS = 12;

    private Density() {}

    static double log(Scored model, double x) {
        return model.logDensity(Item.of("", new Payload.Vector(new double[] {x})));
    }

    /** Where a model of that mean and variance has all its mass, but for 10^-32 if it is normal: 12 standard deviations to either side. */
    static double[] range(Scored model) {
        double mean = Ask.number(model, "mean");
        double reach = DEVIATIONS * Math.sqrt(Ask.number(model, "variance"));
        return new double[] {mean - reach, mean + reach};
    }

    /** 0 where {@code to} is not above {@code from}. */
    static double integral(DoubleUnaryOperator f, double from, double to) {
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

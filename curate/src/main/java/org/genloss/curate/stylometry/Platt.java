package org.genloss.curate.stylometry;

import java.io.Serializable;

/**
 * Scores as chances: {@code 1 / (1 + exp(a score + b))}, the most likely a and b for targets of (synthetic + 1) / (synthetic + 2) and 1 / (human + 2) (Platt
 * 1999), by the Newton steps of Lin, Lin and Weng 2007.
 */
public record Platt(double a, double b) implements Serializable {
    private static final int STEPS = 100;
    private static final double CLOSE = 1e-10;
    private static final double RIDGE = 1e-12;
    private static final double SMALLEST = 1e-10;

    /** The chance that a text of this score is synthetic, among as many human and synthetic texts as it was fitted to. */
    public double chance(double score) {
        double f = a * score + b;
        return f >= 0 ? Math.exp(-f) / (1 + Math.exp(-f)) : 1 / (1 + Math.exp(f));
    }

    /** The most likely a and b for these scores. */
    public static Platt fit(double[] human, double[] synthetic) {
        Data data = new Data(human, synthetic);
        Platt at = new Platt(0, Math.log((human.length + 1.0) / (synthetic.length + 1.0)));
        double loss = data.loss(at);
        for (int step = 0; step < STEPS; step++) {
            Newton newton = data.newton(at);
            if (Math.abs(newton.slopeA) < CLOSE && Math.abs(newton.slopeB) < CLOSE) {
                return at;
            }
            double size = 1;
            Platt next = newton.step(at, size);
            while (data.loss(next) >= loss + 1e-4 * size * newton.descent() && size > SMALLEST) {
                size /= 2;
                next = newton.step(at, size);
            }
            if (size <= SMALLEST) {
                return at;
            }
            at = next;
            loss = data.loss(at);
        }
        return at;
    }

    private record Newton(double slopeA, double slopeB, double byA, double byB) {
        Platt step(Platt from, double size) {
            return new Platt(from.a + size * byA, from.b + size * byB);
        }

        double descent() {
            return slopeA * byA + slopeB * byB;
        }
    }

    private record Data(double[] human, double[] synthetic) {
        double low() {
            return 1.0 / (human.length + 2);
        }

        double high() {
            return (synthetic.length + 1.0) / (synthetic.length + 2);
        }

        double loss(Platt platt) {
            double sum = 0;
            for (double score : human) {
                sum += loss(platt.a * score + platt.b, low());
            }
            for (double score : synthetic) {
                sum += loss(platt.a * score + platt.b, high());
            }
            return sum;
        }

        private static double loss(double f, double target) {
            return f >= 0 ? target * f + Math.log1p(Math.exp(-f)) : (target - 1) * f + Math.log1p(Math.exp(f));
        }

        Newton newton(Platt at) {
            double[] sums = {RIDGE, RIDGE, 0, 0, 0}; // aa, bb, ab, slopes
            for (double score : human) {
                add(sums, at, score, low());
            }
            for (double score : synthetic) {
                add(sums, at, score, high());
            }
            double determinant = sums[0] * sums[1] - sums[2] * sums[2];
            return new Newton(
                    sums[3],
                    sums[4],
                    -(sums[1] * sums[3] - sums[2] * sums[4]) / determinant,
                    -(-sums[2] * sums[3] + sums[0] * sums[4]) / determinant);
        }

        private static void add(double[] sums, Platt at, double score, double target) {
            double p = at.chance(score);
            double d2 = p * (1 - p);
            sums[0] += score * score * d2;
            sums[1] += d2;
            sums[2] += score * d2;
            sums[3] += score * (target - p);
            sums[4] += target - p;
        }
    }
}

package org.genloss.lab.theory;

import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Linear;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.regime.Sizes;
import org.genloss.lab.source.LinearSource;
import org.genloss.shelf.Shelf;

/** Least squares refitted to labels of the model before, on standard normal inputs, without penalty and intercept. */
@Shelf(Theory.class)
public final class LinearRegression implements Theory {
    @Override
    public Card card() {
        return Card.of("linear-regression", "Linear regression on its own labels")
                .says("Expected error of the weights of a regression refitted to labels of the model before.")
                .formula(
                        "F = sigma^2 d/(T-d-1), T rows, d inputs; replaced t F, the sum of the F where sizes differ; accumulated on reused inputs F sum over i<=t of 1/i^2, with the noise that each round has left over where it is estimated; "
                                + "T<=d without noise 1-(T/d)^t of |w*|^2, with reused inputs 1-T/d; ridge and orthonormal inputs (1-s^t)^2 |w*|^2 + "
                                + "sigma^2 d/T (s^2 + .. + s^(2t)), s = T/(T+ridge), or of descent (1 - (1-rate)^steps) times it; with a shifted share of n2 of T rows one fit "
                                + "F + c^2 [a + b (T d - 2)/(T-d-1)], b = n1 n2/(T (T-1) (T+2)), a = n2 (n2+2)/(T (T+2)) - b")
                .undefinedWhen("T is d, d+1 or, with noise, less")
                .source(
                        "Gerstgrasser et al. 2024, arXiv:2404.01413, theorem 2; Dohmatob et al. 2024, arXiv:2402.07712; "
                                + "Dohmatob et al. 2025, arXiv:2410.04840, corollary 1");
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        if (!(experiment.learner() instanceof Linear learner)
                || !(experiment.real() instanceof LinearSource source)
                || learner.intercept()
                || (learner.label() != 0 && learner.label() != source.weights().length + 1)) {
            return OptionalDouble.empty();
        }
        Chain chain = new Chain(source, learner, experiment.items(), regime);
        double error = chain.error(generation);
        double norm = chain.squaredNorm();
        double value = switch (measure) {
            case "weight-error" -> error;
            case "relative-weight-error" -> error / norm;
            case "label-error" -> error + source.sigma() * source.sigma();
            default -> Double.NaN;
        };
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** One chain; numbers are NaN where no closed form is known. */
    private record Chain(LinearSource source, Linear learner, double rows, Regime regime) {
        double error(int t) {
            int d = source.weights().length;
            boolean again = t > 1 && !(regime instanceof Arm.RealOnly);
            if (source.design() == LinearSource.Design.ORTHONORMAL) {
                return orthonormal(d, again ? t : 1);
            }
            if (learner.ridge() > 0 || learner.steps() > 0) {
                return Double.NaN;
            }
            if (source.shifted() > 0) {
                return again ? Double.NaN : shifted(d);
            }
            if (rows <= d && !(regime instanceof Sizes)) {
                return source.sigma() == 0 ? squaredNorm() * lost(d, t) : Double.NaN;
            }
            if (regime instanceof Sizes) {
                return unequal(d, t);
            }
            boolean pooled = again
                    && regime instanceof Accumulate
                    && learner.inputs() == Linear.Inputs.REUSED
                    && learner.noise().equals("residual");
            return pooled ? pooled(d, t) : oneFit(d, rows) * (again ? fits(t) : 1);
        }

        /** The sum of what each fit adds; the same inputs cannot be reused where there are not as many of them. */
        private double unequal(int d, int t) {
            double sum = 0;
            for (int j = 1; j <= t; j++) {
                sum += oneFit(d, j == 1 ? regime.first((int) rows) : regime.synthetic((int) rows, j));
            }
            return t == 1 || (known() && learner.inputs() == Linear.Inputs.STANDARD_NORMAL) ? sum : Double.NaN;
        }

        /** Whether labels are drawn with the noise of the truth, at least on average. */
        private boolean known() {
            return learner.noise().equals("residual") || Double.parseDouble(learner.noise()) == source.sigma();
        }

        double squaredNorm() {
            double sum = 0;
            for (double weight : source.weights()) {
                sum += weight * weight;
            }
            return sum;
        }

        /** What one fit adds. */
        private double oneFit(int d, double n) {
            double variance = source.sigma() * source.sigma();
            return variance == 0 && n >= d ? 0 : n > d + 1 ? variance * d / (n - d - 1) : Double.NaN;
        }

        /**
         * Labels of the same inputs pile up, drawn with the noise that is left over: the mean of t estimates, the last of which strays by
         * s^2 d/(T-d-1), and the sum of squares beside it grows by (T-d) s^2 + (t-1)/t d s^2.
         */
        private double pooled(int d, int t) {
            double noise = source.sigma() * source.sigma();
            double squares = (rows - d) * noise;
            double error = oneFit(d, rows);
            for (int fit = 2; fit <= t; fit++) {
                noise = squares / (rows * (fit - 1) - d);
                error += noise * d / (rows - d - 1) / fit / fit;
                squares += (rows - d) * noise + (fit - 1.0) / fit * d * noise;
            }
            return error;
        }

        /** How many single fits the error of fit t amounts to. */
        private double fits(int t) {
            boolean reused = learner.inputs() == Linear.Inputs.REUSED;
            if (regime instanceof Replace && learner.inputs() != Linear.Inputs.RESAMPLED && known()) {
                return t;
            }
            if (regime instanceof Accumulate && reused && known()) {
                double sum = 0;
                for (int i = 1; i <= t; i++) {
                    sum += 1.0 / i / i;
                }
                return sum;
            }
            return Double.NaN;
        }

        /** Without noise: the share of the truth that lies outside of what t sets of inputs span. */
        private double lost(int d, int t) {
            double kept = rows / d;
            if (t == 1 || regime instanceof Arm.RealOnly) {
                return 1 - kept;
            }
            boolean silent = learner.noise().equals("residual") || Double.parseDouble(learner.noise()) == 0;
            if (regime instanceof Replace && silent && learner.inputs() != Linear.Inputs.RESAMPLED) {
                return 1 - (learner.inputs() == Linear.Inputs.REUSED ? kept : Math.pow(kept, t));
            }
            return regime instanceof Accumulate && silent && learner.inputs() == Linear.Inputs.REUSED
                    ? 1 - kept
                    : Double.NaN;
        }

        /** Each fit shrinks what it sees by s = n/(n + ridge), descent by 1 - (1 - rate)^steps of it: bias compounds, variance saturates. */
        private double orthonormal(int d, int t) {
            boolean chain = regime instanceof Replace && learner.inputs() == Linear.Inputs.REUSED;
            boolean exact = t == 1
                    || (chain
                            && known()
                            && ((learner.ridge() == 0 && learner.steps() == 0)
                                    || !learner.noise().equals("residual")));
            if (source.shifted() > 0 || rows < d || !exact) {
                return Double.NaN;
            }
            double way = learner.steps() == 0 ? 1 : 1 - Math.pow(1 - learner.rate(), learner.steps());
            double s = way * rows / (rows + learner.ridge());
            double bias = Math.pow(1 - Math.pow(s, t), 2) * squaredNorm();
            double variance = 0;
            for (int j = 1; j <= t; j++) {
                variance += Math.pow(s, 2.0 * j);
            }
            return bias + source.sigma() * source.sigma() * d / rows * variance;
        }

        /** From the law of the matrix beta. */
        private double shifted(int d) {
            if (rows <= d + 1) {
                return Double.NaN;
            }
            double other = Math.floor(rows * source.shifted() + 1e-9);
            double b = (rows - other) * other / (rows * (rows - 1) * (rows + 2));
            double a = other * (other + 2) / (rows * (rows + 2)) - b;
            return oneFit(d, rows) + source.distance() * (a + b * (rows * d - 2) / (rows - d - 1));
        }
    }
}

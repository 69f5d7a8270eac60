package org.genloss.metric.text;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.genloss.profile.View;

/**
 * How many words occur how often among m words of a side: of all its words the counts themselves, of fewer what is expected of a draw without
 * replacement (hypergeometric). Numbers of types are then not whole.
 */
final class Frequencies {
    /** Chances of counts that are smaller than this, beside the likeliest count, are left out. */
    private static final double NOTHING = 1e-17;

    private final double[] low; // low[k] types occur k times
    private final double[] high; // counts of at least low.length, largest first
    private final double[] weight; // types of that count
    private double types;
    private double tokens;

    /** Of the words of a view, at m of them; m from 1 to all. */
    record Of(long m) implements View.Tally<Frequencies> {
        @Override
        public Frequencies tally(View view) {
            return of(view.get(new Spectrum.Of(1)), m);
        }
    }

    private Frequencies(double[] low, double[] high, double[] weight) {
        this.low = low;
        this.high = high;
        this.weight = weight;
        low[0] = 0;
        this.types = sum(k -> 1);
        this.tokens = sum(k -> k);
    }

    /** All of a spectrum. */
    static Frequencies of(Spectrum spectrum) {
        double[] high = spectrum.high();
        double[] weight = new double[high.length];
        Arrays.fill(weight, 1);
        return new Frequencies(spectrum.low(), high, weight);
    }

    /** What is expected of m of the tokens of a spectrum. */
    static Frequencies of(Spectrum spectrum, long m) {
        return m == spectrum.tokens() ? of(spectrum) : new Thinning(spectrum, m).thin();
    }

    private interface Chance {
        void of(long k, double way);
    }

    private static final class Thinning {
        private final Spectrum spectrum;
        private final long all;
        private final long drawn;
        private final double[] low;
        private double above; // types whose count is expected below low.length and comes out above
        private double aboveTokens;

        Thinning(Spectrum spectrum, long m) {
            this.spectrum = spectrum;
            this.all = spectrum.tokens();
            this.drawn = m;
            this.low = new double[spectrum.low().length];
        }

        Frequencies thin() {
            double[] before = spectrum.low();
            for (int f = 1; f < before.length; f++) {
                if (before[f] > 0) {
                    spread(f, before[f]);
                }
            }
            double[] high = Arrays.copyOf(spectrum.high(), spectrum.high().length + 1);
            double[] weight = new double[high.length];
            int used = 0;
            for (int i = 0; i < high.length - 1; i++) {
                double mean = high[i] * drawn / all;
                if (mean < low.length) {
                    spread((long) high[i], 1);
                } else {
                    high[used] = mean; // beside it, the deviation of so large a count is small
                    weight[used++] = 1;
                }
            }
            if (above > 0) {
                high[used] = aboveTokens / above;
                weight[used++] = above;
            }
            return new Frequencies(low, Arrays.copyOf(high, used), Arrays.copyOf(weight, used));
        }

        /** Shares types of count f among the counts that they may have, from the likeliest one outwards. */
        private void spread(long f, double share) {
            double[] sum = new double[1];
            outwards(f, (k, chance) -> sum[0] += chance);
            outwards(f, (k, chance) -> put(k, share * chance / sum[0]));
        }

        /** Hypergeometric chances of k of f, beside that of the likeliest k. */
        private void outwards(long f, Chance chance) {
            long mode = Math.min(Math.min(f, drawn), (long) ((f + 1.0) * (drawn + 1.0) / (all + 2.0)));
            chance.of(mode, 1);
            double way = 1;
            for (long k = mode; k < f && (way *= up(f, k)) > NOTHING; k++) {
                chance.of(k + 1, way);
            }
            way = 1;
            for (long k = mode; k > 0 && (way /= up(f, k - 1)) > NOTHING; k--) {
                chance.of(k - 1, way);
            }
        }

        /** Chance of k + 1 over chance of k; infinite where k is too few. */
        private double up(long f, long k) {
            return (double) (f - k) * (drawn - k) / ((k + 1.0) * (all - f - drawn + k + 1));
        }

        private void put(long k, double share) {
            if (k < low.length) {
                low[(int) k] += share;
            } else {
                above += share;
                aboveTokens += share * k;
            }
        }
    }

    /** Sum of g(count) over the types. */
    final double sum(DoubleUnaryOperator g) {
        double sum = 0;
        for (int k = 1; k < low.length; k++) {
            sum += low[k] == 0 ? 0 : low[k] * g.applyAsDouble(k);
        }
        for (int i = 0; i < high.length; i++) {
            sum += weight[i] * g.applyAsDouble(high[i]);
        }
        return sum;
    }

    /** What walks over the counts, largest first. */
    interface Walk {
        /** So many types have this count. */
        void at(double count, double typesThere);
    }

    void walk(Walk walk) {
        for (int i = 0; i < high.length; i++) {
            walk.at(high[i], weight[i]);
        }
        for (int k = low.length - 1; k > 0; k--) {
            if (low[k] > 0) {
                walk.at(k, low[k]);
            }
        }
    }

    double types() {
        return types;
    }

    double tokens() {
        return tokens;
    }

    /** Types that occur k times, k of 1 or 2. */
    double occurring(int k) {
        return low[k];
    }

    /** The largest count. */
    double largest() {
        double[] most = new double[1];
        walk((count, there) -> most[0] = Math.max(most[0], count));
        return most[0];
    }
}

package org.genloss.curate.novelty;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.genloss.catalog.Range;
import org.genloss.metric.Interval;

/**
 * How the number of different things grows with the number of samples (documents, or what belongs together), from in how many samples each was seen.
 *
 * <p>Looking back, the mean over all orders of n samples: after m of them {@code S(m) = sum over things of 1 - C(n - f, m) / C(n, m)}, f the samples with the thing
 * (rarefaction by samples, Colwell et al. 2004).
 *
 * <p>Looking ahead, what t times as many further samples would add: {@code U(t) = sum over things of h(f)}, {@code h(f) = -(-t)^f P(L >= f)}. For t up to 1, P is 1 (Good
 * and Toulmin 1956). Beyond, where that sum explodes, L is binomial with {@code k = ceil(log_3(n t^2 / (t - 1)) / 2)} trials of chance 2 / (2 + t) (Orlitsky, Suresh and Wu
 * 2016, who show that nothing sees further than about ln n times as far). The error is that of leaving out one sample after another (jackknife): things come together in
 * documents, so that counting them as independent would promise too much.
 */
public final class Accumulation {
    private static final double Z975 = 1.959963984540054;

    private final int samples;
    private final int[] frequency;
    private final List<int[]> things;

    /** @param things for each sample the things in it, each once, numbered from 0; empty where nothing of interest is in it */
    public Accumulation(List<int[]> things) {
        this.things = List.copyOf(things);
        this.samples = things.size();
        int most = things.stream().flatMapToInt(Arrays::stream).max().orElse(-1);
        this.frequency = new int[most + 1];
        things.forEach(sample -> {
            for (int thing : sample) {
                frequency[thing]++;
            }
        });
    }

    /** A number to be expected, with its interval at 95 %. */
    public record Expected(double value, Interval interval) {
        /** The same per so many. */
        Expected times(double factor) {
            return new Expected(value * factor, new Interval(interval.low() * factor, interval.high() * factor));
        }
    }

    /** Different things so far. */
    public long seen() {
        return Arrays.stream(frequency).filter(f -> f > 0).count();
    }

    /** Different things after so many of the samples, on average over all orders. @throws IllegalArgumentException for more samples than there are */
    public double after(int m) {
        if (m < 0 || m > samples) {
            throw new IllegalArgumentException(m + " of " + samples + " samples");
        }
        double sum = 0;
        for (int f : frequency) {
            if (f > 0) {
                sum += f > samples - m ? 1 : 1 - Math.exp(choose(samples - f, m) - choose(samples, m));
            }
        }
        return sum;
    }

    private static double choose(int n, int m) {
        return LogGamma.value(n + 1.0) - LogGamma.value(m + 1.0) - LogGamma.value(n - m + 1.0);
    }

    /**
     * New things in t times as many further samples; no fewer than none.
     *
     * @throws IllegalArgumentException unless there are two samples and t is above 0
     */
    public Expected further(double t) {
        if (samples < 2 || !(t > 0)) {
            throw new IllegalArgumentException(samples + " samples tell nothing of " + t + " times as many more");
        }
        double[] h = coefficients(t);
        double value = 0;
        for (int f : frequency) {
            value += at(h, f);
        }
        double[] without = new double[samples];
        for (int i = 0; i < samples; i++) {
            for (int thing : things.get(i)) {
                without[i] += at(h, frequency[thing] - 1) - at(h, frequency[thing]);
            }
        }
        double mean = Arrays.stream(without).average().orElseThrow();
        double squares =
                Arrays.stream(without).map(w -> (w - mean) * (w - mean)).sum();
        double reach = Z975 * Math.sqrt(squares * (samples - 1) / samples);
        Range some = Range.from(0);
        return new Expected(some.clamp(value), new Interval(value - reach, value + reach).within(some));
    }

    private static double at(double[] h, int f) {
        return f < h.length ? h[f] : 0;
    }

    /** h by frequency; 0 for things never seen, and from where the rest is none. */
    private double[] coefficients(double t) {
        int most = Arrays.stream(frequency).max().orElse(0);
        double[] h = new double[most + 1];
        if (t <= 1) {
            for (int f = 1; f <= most; f++) {
                h[f] = -Math.pow(-t, f);
            }
            return h;
        }
        int k = (int) Math.ceil(Math.log(samples * t * t / (t - 1)) / Math.log(3) / 2);
        double chance = 2 / (2 + t);
        double tail = 0; // P(L >= f), from the last downwards
        double[] above = new double[k + 2];
        for (int f = k; f >= 1; f--) {
            tail += Math.exp(choose(k, f) + f * Math.log(chance) + (k - f) * Math.log1p(-chance));
            above[f] = tail;
        }
        for (int f = 1; f <= Math.min(most, k); f++) {
            h[f] = -Math.pow(-t, f) * above[f];
        }
        return h;
    }
}

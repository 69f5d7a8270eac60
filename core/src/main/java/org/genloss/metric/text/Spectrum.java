package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.profile.Splits;
import org.genloss.profile.View;

/** How many types occur once, twice, three times, ..: all that diversity, entropy and unseen mass need. */
public final class Spectrum {
    /** The spectrum of the n-grams of a view. */
    public record Of(int n) implements Splits.Together<Spectrum> {
        @Override
        public List<Spectrum> tally(Splits splits) {
            return new SplitSpectra(splits, splits.pool().get(new Ngrams(n))).all();
        }

        @Override
        public Spectrum tally(View view) {
            Counts.Of of = new Counts.Of(n);
            Counts counts = n > 1 && view.difference().isPresent()
                    ? of.tally(view)
                    : view.get(of); // asked for once: not worth keeping
            return new Spectrum(counts.perType(), counts.singles());
        }
    }

    private static final int LOW = 1024;
    private static final double NOTHING = 1e-18;
    private final long[] low = new long[LOW]; // low[f] types occur f times
    private int[] high = new int[16]; // the counts of the types that occur LOW times or more
    private int highs;
    private long types;
    private long tokens;

    /**
     * The spectrum of some types.
     *
     * @param counts occurrences of each type; zeros are no types
     * @param singles further types that occur once
     */
    public Spectrum(int[] counts, long singles) {
        for (int f : counts) {
            add(f);
        }
        close(singles);
    }

    /** Of no types yet: {@link #add} each, then {@link #close}. */
    Spectrum() {}

    final void add(int f) {
        if (f < LOW) {
            low[f]++;
        } else {
            high(f);
        }
    }

    /** @param singles further types that occur once */
    final void close(long singles) {
        low[0] = 0;
        low[1] += singles;
        for (int f = 1; f < LOW; f++) {
            types += low[f];
            tokens += f * low[f];
        }
        types += highs;
        for (int i = 0; i < highs; i++) {
            tokens += high[i];
        }
    }

    private void high(int f) {
        if (highs == high.length) {
            high = Arrays.copyOf(high, highs * 2);
        }
        high[highs++] = f;
    }

    /** The spectrum of the n-grams of some documents. */
    public static Spectrum of(List<String> documents, int n) {
        Ngrams.Coded coded = Ngrams.of(Tokens.of(documents), n);
        Counts counts = Counts.of(coded, IntStream.range(0, documents.size()).toArray());
        return new Spectrum(counts.perType(), counts.singles());
    }

    public long types() {
        return types;
    }

    public long tokens() {
        return tokens;
    }

    /** f1: types that occur once. */
    public long once() {
        return low[1];
    }

    /** Types that occur f times, for f below 1,024; the others are in {@link #high}. */
    double[] low() {
        return Arrays.stream(low).asDoubleStream().toArray();
    }

    /** The counts of the types that occur 1,024 times or more, largest first. */
    double[] high() {
        double[] counts =
                Arrays.stream(high, 0, highs).asDoubleStream().sorted().toArray();
        for (int i = 0; i < highs / 2; i++) {
            double swap = counts[i];
            counts[i] = counts[highs - 1 - i];
            counts[highs - 1 - i] = swap;
        }
        return counts;
    }

    /** Plug-in entropy -sum p log2 p, bits. NaN without tokens. */
    public double entropy() {
        double sum = 0;
        for (int f = 2; f < LOW; f++) {
            sum += low[f] * (f * Math.log(f));
        }
        for (int i = 0; i < highs; i++) {
            sum += high[i] * Math.log(high[i]);
        }
        return (Math.log(tokens) - sum / tokens) / Math.log(2);
    }

    /** Entropy with the correction of Miller and Madow, + (V-1)/(2 N ln 2), bits. */
    public double entropyMillerMadow() {
        return entropy() + (types - 1) / (2.0 * tokens * Math.log(2));
    }

    /** Good and Turing's f1/N: the share of the source that was not seen. */
    public double unseenMass() {
        return (double) once() / tokens;
    }

    /**
     * Expected number of types among m of the tokens drawn without replacement (hypergeometric rarefaction, Hurlbert 1971):
     * sum over types of 1 - C(N-f, m)/C(N, m), for m up to N.
     */
    public double expectedTypes(long m) {
        double missing = 0;
        double miss = 1;
        for (int f = 1; f < LOW && miss > NOTHING; f++) {
            miss *= Math.max(0, (double) (tokens - m - f + 1) / (tokens - f + 1));
            missing += low[f] * miss;
        }
        return types - missing - (miss > NOTHING ? highMissing(m) : 0);
    }

    /** C(N-f, m)/C(N, m) is C(N-m, f)/C(N, f): the product of the fewer factors. */
    private double highMissing(long m) {
        double missing = 0;
        for (int i = 0; i < highs; i++) {
            double miss = 1;
            long factors = Math.min(high[i], m);
            long others = Math.max(high[i], m);
            for (int f = 0; f < factors && miss > NOTHING; f++) {
                miss *= Math.max(0, (double) (tokens - others - f) / (tokens - f));
            }
            missing += miss;
        }
        return missing;
    }

    /** Expected number of types that occur once among m of the tokens: sum over types of f C(N-f, m-1)/C(N, m), for m from 1 up to N. */
    public double expectedOnce(long m) {
        double once = 0;
        double way = (double) m / tokens;
        for (int f = 1; f < LOW && way > NOTHING; f++) {
            once += low[f] * f * way;
            way *= Math.max(0, (double) (tokens - f - m + 1) / (tokens - f));
        }
        return once + (way > NOTHING ? highOnce(m) : 0);
    }

    private double highOnce(long m) {
        double once = 0;
        for (int i = 0; i < highs; i++) {
            double way = (double) m / tokens;
            for (int f = 1; f < high[i] && way > NOTHING; f++) {
                way *= Math.max(0, (double) (tokens - f - m + 1) / (tokens - f));
            }
            once += high[i] * way;
        }
        return once;
    }
}

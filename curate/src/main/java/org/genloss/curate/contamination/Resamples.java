package org.genloss.curate.contamination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Interval;

/** The log ratios of some documents, group after group, and what they give when groups are drawn again with replacement. */
final class Resamples {
    /** What scores a sentence. */
    interface Scorer {
        double logRatio(Document document, int[] sentence);
    }

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double[] ratios;
    private final int[] start; // first sentence of each group; one more than there are groups
    private final MixtureShare mixture;
    private final Seed seed;

    private Resamples(double[] ratios, int[] start, Seed seed) {
        this.ratios = ratios;
        this.start = start;
        this.mixture = new MixtureShare(ratios);
        this.seed = seed;
    }

    static Resamples of(WordOccurrence model, List<Document> documents, Seed seed) {
        WordOccurrence.Ratios ratios = model.ratios();
        return of((document, sentence) -> ratios.of(sentence), documents, seed);
    }

    static Resamples of(Scorer scorer, List<Document> documents, Seed seed) {
        Map<String, List<Document>> groups = new LinkedHashMap<>();
        documents.stream()
                .filter(d -> !d.sentences().isEmpty())
                .forEach(d -> groups.computeIfAbsent(d.group(), g -> new ArrayList<>())
                        .add(d));
        double[] ratios = new double
                [documents.stream().mapToInt(d -> d.sentences().size()).sum()];
        int[] start = new int[groups.size() + 1];
        int used = 0;
        int group = 0;
        for (List<Document> together : groups.values()) {
            for (Document document : together) {
                for (int[] sentence : document.sentences()) {
                    ratios[used++] = scorer.logRatio(document, sentence);
                }
            }
            start[++group] = used;
        }
        return new Resamples(ratios, start, seed);
    }

    int groups() {
        return start.length - 1;
    }

    /** The most likely share. */
    double share() {
        double[] once = new double[ratios.length];
        Arrays.fill(once, 1);
        return mixture.share(once, 0.5);
    }

    /** The most likely share in a resample. @param near where to begin */
    double share(int resample, double near) {
        int[] times = times(resample);
        double[] weights = new double[ratios.length];
        for (int group = 0; group < times.length; group++) {
            Arrays.fill(weights, start[group], start[group + 1], times[group]);
        }
        return mixture.share(weights, near);
    }

    double gain() {
        return mixture.gain(share());
    }

    private int[] times(int resample) {
        UniformRandomProvider random = seed.child(resample).random();
        int[] times = new int[groups()];
        for (int i = 0; i < times.length; i++) {
            times[random.nextInt(times.length)]++;
        }
        return times;
    }

    /** The most likely share, with the percentiles of it in resamples. */
    Contamination.Estimate estimate(Contamination.Settings settings, Workers workers) {
        double value = share();
        double[] all = workers.map(settings.resamples(), r -> share(r, value)).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return new Contamination.Estimate(value, percentiles(all, settings.level(), groups()));
    }

    /** Mean scores of the sentences, as they are and in each resample. */
    record Means(double mean, double[] resampled) {
        /** Standard deviation over resamples. */
        double deviation() {
            double center = Arrays.stream(resampled).average().orElseThrow();
            return Math.sqrt(Arrays.stream(resampled)
                    .map(m -> (m - center) * (m - center))
                    .average()
                    .orElseThrow());
        }
    }

    Means means(double at, int resamples) {
        double[] sums = new double[groups()];
        for (int group = 0; group < sums.length; group++) {
            for (int i = start[group]; i < start[group + 1]; i++) {
                sums[group] += mixture.score(i, at);
            }
        }
        return new Means(
                Arrays.stream(sums).sum() / ratios.length,
                IntStream.range(0, resamples).mapToDouble(r -> mean(sums, r)).toArray());
    }

    private double mean(double[] sums, int resample) {
        int[] times = times(resample);
        double sum = 0;
        long count = 0;
        for (int group = 0; group < times.length; group++) {
            sum += times[group] * sums[group];
            count += (long) times[group] * (start[group + 1] - start[group]);
        }
        return sum / count;
    }

    /**
     * Expanded percentiles (Hesterberg 2015, The American Statistician 69:371, section 5.3): resamples of n groups vary by (n-1)/n of what samples do, and
     * their percentiles know nothing of the error of that spread. In place of the normal's quantile z, {@code sqrt(n / (n-1)) t} with n - 1 degrees of freedom
     * says how much is left out at either end. Between neighbours where a percentile falls between.
     */
    static Interval percentiles(double[] sorted, double level, int groups) {
        double tail = 0;
        if (groups > 1) {
            double t = TDistribution.of(groups - 1).inverseCumulativeProbability((1 + level) / 2);
            tail = NORMAL.survivalProbability(t * Math.sqrt(groups / (groups - 1.0)));
        }
        return new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail));
    }

    private static double quantile(double[] sorted, double q) {
        double place = q * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Chance that a ratio of one set is above one of another; half for ties. */
    static double above(Resamples one, Resamples other) {
        double[] a = one.ratios.clone();
        double[] b = other.ratios.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double wins = 0;
        int below = 0;
        int upTo = 0;
        for (double x : a) {
            while (below < b.length && b[below] < x) {
                below++;
            }
            upTo = Math.max(upTo, below);
            while (upTo < b.length && b[upTo] <= x) {
                upTo++;
            }
            wins += (below + upTo) / 2.0;
        }
        return wins / a.length / b.length;
    }
}

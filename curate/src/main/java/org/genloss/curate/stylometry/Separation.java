package org.genloss.curate.stylometry;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.metric.Interval;
import org.genloss.metric.Proportion;
import org.genloss.metric.RocCurve;

/**
 * How well scores tell synthetic from human texts.
 *
 * @param human texts
 * @param synthetic texts
 * @param curve the area under the ROC curve, error by DeLong et al. 1988
 * @param rates for each false-positive rate asked for, the share of synthetic texts that is found
 */
public record Separation(int human, int synthetic, RocCurve curve, List<AtRate> rates) {
    private static final int RESAMPLES = 1000;
    private static final double LEVEL = 0.95;

    /**
     * The share found where at most so many of the human texts at hand are flagged.
     *
     * @param interval at 95 %: percentiles over resamples of groups, threshold and all; where every resample agrees, exact for the share (Clopper and Pearson)
     */
    public record AtRate(double falsePositiveRate, double truePositiveRate, Interval interval) {}

    /** @throws IllegalArgumentException where one of both has no text */
    public static Separation of(List<Stylometry.Scored> scores, List<Double> rates, Seed seed) {
        Ranked ranked = Ranked.of(scores);
        double[] human = Stylometry.scores(scores, false);
        double[] synthetic = Stylometry.scores(scores, true);
        RocCurve curve = RocCurve.of(human, synthetic);
        return new Separation(
                human.length,
                synthetic.length,
                curve,
                rates.stream().map(rate -> ranked.at(rate, seed)).toList());
    }

    /** All texts by falling score, human before synthetic where equal. */
    private record Ranked(boolean[] synthetic, double[] score, int[] group, int groups) {
        static Ranked of(List<Stylometry.Scored> scores) {
            List<Stylometry.Scored> sorted = scores.stream()
                    .sorted(Comparator.comparingDouble(Stylometry.Scored::score).reversed())
                    .toList();
            Map<String, Integer> groups = new LinkedHashMap<>();
            scores.forEach(s -> groups.putIfAbsent(s.known().group(), groups.size()));
            boolean[] synthetic = new boolean[sorted.size()];
            for (int i = 0; i < synthetic.length; i++) {
                synthetic[i] = sorted.get(i).known().synthetic();
            }
            return new Ranked(
                    synthetic,
                    sorted.stream().mapToDouble(Stylometry.Scored::score).toArray(),
                    sorted.stream().mapToInt(s -> groups.get(s.known().group())).toArray(),
                    groups.size());
        }

        AtRate at(double rate, Seed seed) {
            int[] once = new int[groups];
            Arrays.fill(once, 1);
            double share = found(rate, once);
            double[] resampled = IntStream.range(0, RESAMPLES)
                    .mapToDouble(r -> found(rate, times(seed.child(r).random())))
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            double tail = (1 - LEVEL) / 2;
            Interval interval = new Interval(
                    resampled[(int) (tail * resampled.length)],
                    resampled[(int) Math.ceil((1 - tail) * resampled.length) - 1]);
            if (interval.low() == interval.high()) {
                int all = (int) IntStream.range(0, synthetic.length)
                        .filter(i -> synthetic[i])
                        .count();
                interval = new Proportion(Math.round(share * all), all).clopperPearson(LEVEL);
            }
            return new AtRate(rate, share, interval);
        }

        private int[] times(UniformRandomProvider random) {
            int[] times = new int[groups];
            for (int i = 0; i < groups; i++) {
                times[random.nextInt(groups)]++;
            }
            return times;
        }

        /** The share of synthetic texts above the lowest threshold that at most so many human ones are above; NaN where a resample has none. */
        private double found(double rate, int[] times) {
            double human = 0;
            double all = 0;
            for (int i = 0; i < synthetic.length; i++) {
                human += synthetic[i] ? 0 : times[group[i]];
                all += synthetic[i] ? times[group[i]] : 0;
            }
            if (human == 0 || all == 0) {
                return Double.NaN;
            }
            double flagged = 0;
            double found = 0;
            for (int from = 0, to; from < score.length; from = to) {
                to = from;
                double tiedHuman = 0;
                double tiedFound = 0;
                for (; to < score.length && score[to] == score[from]; to++) {
                    tiedHuman += synthetic[to] ? 0 : times[group[to]];
                    tiedFound += synthetic[to] ? times[group[to]] : 0;
                }
                flagged += tiedHuman;
                if (flagged > rate * human + 1e-9) {
                    break;
                }
                found += tiedFound;
            }
            return found / all;
        }
    }
}

package org.genloss.curate.stylometry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.genloss.metric.Interval;

/**
 * From which score on a text is flagged, by its length: short texts say less. Lengths are cut at 250, 500, 1,000 characters and so on by doubling; a stretch with too
 * few human groups for the rate joins its smaller neighbour. Of n human texts of a stretch the threshold is the k-th highest score, k the whole part of
 * {@code rate (n + 1)}: a further human text lies above it with chance k / (n + 1), at most the rate, whatever the law of the scores (split conformal prediction, Vovk
 * et al. 2005). The share that will be flagged in the long run follows Beta(k, n + 1 - k), which gives its interval; where texts come in G groups, k and n + 1 - k
 * are taken G / n times.
 *
 * @param stretches ascending, without gaps
 */
public record Thresholds(double rate, List<Stretch> stretches) implements Serializable {
    private static final int FIRST = 250;
    private static final double LEVEL = 0.95;

    public Thresholds {
        stretches = List.copyOf(stretches);
    }

    /**
     * The threshold for lengths of from to to characters.
     *
     * @param texts human ones of these lengths
     * @param groups of them
     * @param score above which a text is flagged
     * @param falsePositives share of human texts above it that is to be expected
     * @param low end of the interval at 95 % of the share in the long run
     * @param high its other end
     */
    public record Stretch(
            int from, int to, long texts, long groups, double score, double falsePositives, double low, double high)
            implements Serializable {
        public Interval interval() {
            return new Interval(low, high);
        }
    }

    /** Human groups that a threshold at this rate needs. */
    public static long needed(double rate) {
        return (long) Math.ceil(1 / rate - 1e-9) - 1;
    }

    /**
     * Thresholds by the human ones of some texts.
     *
     * @param scores by a model that has not seen the texts, the higher the more synthetic
     * @throws IllegalArgumentException where all human texts together are too few for the rate
     */
    public static Thresholds of(List<Stylometry.Scored> scores, double rate) {
        List<Part> parts = new ArrayList<>(parts(scores.stream()
                .filter(s -> !s.known().synthetic())
                .sorted(Comparator.comparingInt(Stylometry.Scored::length))
                .toList()));
        long all = scores.stream()
                .filter(s -> !s.known().synthetic())
                .map(s -> s.known().group())
                .distinct()
                .count();
        if (all < needed(rate)) {
            throw new IllegalArgumentException("a false-positive rate of " + rate + " needs " + needed(rate)
                    + " human texts at least, each a group of its own, and there are " + all);
        }
        join(parts, needed(rate));
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int to = i + 1 < parts.size()
                    ? parts.get(i + 1).from() - 1
                    : parts.get(i).to();
            stretches.add(parts.get(i).stretch(to, rate));
        }
        return new Thresholds(rate, stretches);
    }

    private static List<Part> parts(List<Stylometry.Scored> human) {
        List<Part> parts = new ArrayList<>();
        int end = 0;
        for (long edge = FIRST; end < human.size(); edge *= 2) {
            int from = end;
            while (end < human.size() && human.get(end).length() < edge) {
                end++;
            }
            if (end > from) {
                parts.add(new Part(human.subList(from, end)));
            }
        }
        return parts;
    }

    private static void join(List<Part> parts, long needed) {
        for (int few = few(parts, needed); few >= 0; few = few(parts, needed)) {
            boolean left = few + 1 == parts.size()
                    || (few > 0
                            && parts.get(few - 1).groups() <= parts.get(few + 1).groups());
            int first = left ? few - 1 : few;
            List<Stylometry.Scored> both = new ArrayList<>(parts.get(first).texts());
            both.addAll(parts.remove(first + 1).texts());
            parts.set(first, new Part(both));
        }
    }

    /** The stretch with the fewest groups that are too few; -1 where none is, or it stands alone. */
    private static int few(List<Part> parts, long needed) {
        int few = -1;
        for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
            long groups = parts.get(i).groups();
            few = groups < needed && (few < 0 || groups < parts.get(few).groups()) ? i : few;
        }
        return few;
    }

    /** Human texts of some lengths, ascending. */
    private record Part(List<Stylometry.Scored> texts) {
        int from() {
            return texts.get(0).length();
        }

        int to() {
            return texts.get(texts.size() - 1).length();
        }

        long groups() {
            return texts.stream().map(s -> s.known().group()).distinct().count();
        }

        Stretch stretch(int to, double rate) {
            double[] sorted = texts.stream()
                    .mapToDouble(Stylometry.Scored::score)
                    .sorted()
                    .toArray();
            int n = sorted.length;
            int k = (int) Math.floor(rate * (n + 1) + 1e-9);
            double each = (double) groups() / n;
            BetaDistribution share = BetaDistribution.of(k * each, (n + 1 - k) * each);
            return new Stretch(
                    from(),
                    to,
                    n,
                    groups(),
                    sorted[n - k],
                    k / (n + 1.0),
                    share.inverseCumulativeProbability((1 - LEVEL) / 2),
                    share.inverseSurvivalProbability((1 - LEVEL) / 2));
        }
    }

    /** What is said of a text of this length; empty for lengths that no human text of the training had. */
    public Optional<Stretch> at(int length) {
        return stretches.stream()
                .filter(s -> s.from <= length && length <= s.to)
                .findFirst();
    }

    /**
     * How texts of known origin fare.
     *
     * @param stretch empty for lengths without a threshold: none of these is flagged
     */
    public record Tally(
            Optional<Stretch> stretch, long human, long humanFlagged, long synthetic, long syntheticFlagged) {}

    /** One for each stretch, and one for the lengths without where there are such texts. */
    public List<Tally> tally(List<Stylometry.Scored> scores) {
        List<Tally> tallies = new ArrayList<>();
        for (Stretch stretch : stretches) {
            tallies.add(tally(
                    Optional.of(stretch),
                    scores.stream()
                            .filter(s -> at(s.length()).filter(stretch::equals).isPresent())
                            .toList()));
        }
        List<Stylometry.Scored> rest =
                scores.stream().filter(s -> at(s.length()).isEmpty()).toList();
        if (!rest.isEmpty()) {
            tallies.add(tally(Optional.empty(), rest));
        }
        return List.copyOf(tallies);
    }

    private static Tally tally(Optional<Stretch> stretch, List<Stylometry.Scored> scores) {
        double score = stretch.map(Stretch::score).orElse(Double.POSITIVE_INFINITY);
        long[] counts = new long[4];
        scores.forEach(s -> {
            int at = s.known().synthetic() ? 2 : 0;
            counts[at]++;
            counts[at + 1] += s.score() > score ? 1 : 0;
        });
        return new Tally(stretch, counts[0], counts[1], counts[2], counts[3]);
    }
}

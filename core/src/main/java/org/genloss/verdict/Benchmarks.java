package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.genloss.catalog.Card;
import org.genloss.data.Seed;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;
import org.genloss.verdict.battery.Wording;
import org.genloss.verdict.table.TableWords;

/**
 * Whether a generation still gets right what the model of the reference got right (or, without results of the reference, the first generation):
 * per benchmark, and per class or subgroup of it, on the items that both answered. Right or wrong is tested by the exact one-sided sign
 * test of the items that changed (McNemar); graded scores by random signs of the changes, (k + 1) / (B + 1). The tests of a generation share
 * its budget equally (Bonferroni). A subgroup alone is never late.
 */
final class Benchmarks {
    static final double FLOOR = 0.95;
    static final double LATE = 0.67;
    private static final int LEAST_ITEMS = 20;
    private static final int MOST_EXAMPLES = 12;
    private static final int MOST_RELABELLINGS = 1_000_000;
    static final String FAMILY = "quality";

    static final Card CARD = Card.of("evaluation-kept", "Benchmark results kept")
            .says("How much of the mean score on a benchmark is kept, on the items that both answered?")
            .formula(
                    "mean score of the generation / mean score of the reference's model, over items that both answered")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .source("McNemar 1947, Psychometrika 12:153 (test); delta method (interval)")
            .undefinedWhen(
                    "fewer than " + LEAST_ITEMS + " items were answered by both, or all scores of the reference are 0");

    private final Evaluations evaluations;
    private final Seed seed;
    private String base;

    /** @param reference name of the reference; without results of its own the first generation with some takes its place */
    Benchmarks(Evaluations evaluations, String reference, Seed seed) {
        this.evaluations = evaluations;
        this.seed = seed;
        this.base = evaluations.generations().contains(reference) ? reference : "";
    }

    /** One part on both sides. */
    private record Pairs(Evaluations.Part part, List<String> items, double[] before, double[] after) {
        double mean(double[] x) {
            return Arrays.stream(x).average().orElse(0);
        }

        double kept() {
            return mean(after) / mean(before);
        }

        double[] changes() {
            double[] changes = new double[before.length];
            Arrays.setAll(changes, i -> after[i] - before[i]);
            return changes;
        }

        /** The delta method: the error of a ratio of means is that of the mean of after - kept * before, over the mean of before. */
        Interval interval() {
            double kept = kept();
            double squares = 0;
            for (int i = 0; i < before.length; i++) {
                double residual = after[i] - kept * before[i];
                squares += residual * residual;
            }
            double error = Math.sqrt(squares / (before.length - 1.0) / before.length) / mean(before);
            return new Interval(kept - 1.96 * error, kept + 1.96 * error);
        }

        /** Where the ratio lies by chance, if the signs of all changes are random. */
        Interval floor() {
            double squares = Arrays.stream(changes()).map(c -> c * c).sum();
            double half = 1.96 * Math.sqrt(squares) / Arrays.stream(before).sum();
            return new Interval(1 - half, 1 + half);
        }
    }

    /** Takes in a generation, in their order. */
    Symptom of(String generation, double level) {
        if (!evaluations.generations().contains(generation)) {
            return nothing("No benchmark results of " + generation + " were given.");
        }
        if (base.isEmpty()) {
            base = generation;
            return nothing("Benchmark results are compared with those of " + generation
                    + ", for there are none of the reference.");
        }
        List<Pairs> tests = evaluations.parts(base).stream()
                .map(part -> pairs(part, generation))
                .filter(pairs -> pairs.items().size() >= LEAST_ITEMS && pairs.mean(pairs.before()) > 0)
                .toList();
        if (tests.isEmpty()) {
            return nothing("No benchmark has " + LEAST_ITEMS + " items that " + base + " and " + generation
                    + " both answered, not all of them wrong by " + base + ".");
        }
        int relabellings = (int) Math.min(MOST_RELABELLINGS, Math.ceil(5 * tests.size() / level));
        List<Reading> readings = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (Pairs pairs : tests) {
            double p = Math.min(1, tests.size() * p(pairs, generation, relabellings));
            double share = pairs.kept();
            readings.add(reading(pairs, p));
            kept.add(new Kept(
                    CARD.id(),
                    pairs.part().words(),
                    share,
                    Math.max(share, pairs.interval().high()),
                    FLOOR));
            if (p <= level && share <= FLOOR) {
                boolean whole = pairs.part().subgroup().isEmpty();
                findings.add(finding(pairs, p).withLate(whole && share <= LATE));
            }
        }
        return new Symptom(readings, findings, FLOOR, kept, Optional.empty());
    }

    private static Symptom nothing(String note) {
        return new Symptom(List.of(), List.of(), FLOOR, List.of(), Optional.of(note));
    }

    private Pairs pairs(Evaluations.Part part, String generation) {
        Map<String, Double> before = evaluations.scores(base, part);
        Map<String, Double> after = evaluations.scores(generation, part);
        List<String> items = before.keySet().stream().filter(after::containsKey).toList();
        return new Pairs(
                part,
                items,
                items.stream().mapToDouble(before::get).toArray(),
                items.stream().mapToDouble(after::get).toArray());
    }

    private double p(Pairs pairs, String generation, int permutations) {
        double[] changes = Arrays.stream(pairs.changes()).filter(c -> c != 0).toArray();
        if (Arrays.stream(changes).allMatch(c -> Math.abs(c) == 1)) {
            int worse = (int) Arrays.stream(changes).filter(c -> c < 0).count();
            return worse == 0 ? 1 : BinomialDistribution.of(changes.length, 0.5).survivalProbability(worse - 1);
        }
        UniformRandomProvider random = seed.child("evaluations")
                .child(generation)
                .child(pairs.part().words())
                .random();
        double observed = Arrays.stream(changes).sum();
        int asLow = 0;
        for (int b = 0; b < permutations; b++) {
            double sum = 0;
            for (double change : changes) {
                sum += random.nextBoolean() ? change : -change;
            }
            asLow += sum <= observed + 1e-12 ? 1 : 0;
        }
        return (asLow + 1.0) / (permutations + 1.0);
    }

    private static Reading reading(Pairs pairs, double p) {
        return new Reading(
                CARD,
                new Value.Of(pairs.part().words(), pairs.kept()),
                Optional.of(pairs.interval()),
                Optional.of(pairs.floor()),
                Optional.of(p),
                pairs.items().size(),
                0,
                true);
    }

    private Finding finding(Pairs pairs, double p) {
        boolean right = Arrays.stream(pairs.before()).allMatch(x -> x == 0 || x == 1)
                && Arrays.stream(pairs.after()).allMatch(x -> x == 0 || x == 1);
        double before = pairs.mean(pairs.before());
        double after = pairs.mean(pairs.after());
        String numbers = right
                ? "from " + Wording.percent(before) + " to " + Wording.percent(after)
                : "from " + TableWords.number(before) + " to " + TableWords.number(after);
        String sentence = (right ? "Right answers on " : "The mean score on ")
                + pairs.part().words() + " fell " + numbers + " ("
                + Wording.count(pairs.items().size()) + " items, answered by " + base + " too).";
        List<String> lost = new ArrayList<>();
        for (int i = 0; i < pairs.items().size() && lost.size() < MOST_EXAMPLES; i++) {
            if (right && pairs.before()[i] == 1 && pairs.after()[i] == 0) {
                lost.add(pairs.items().get(i));
            }
        }
        return new Finding(
                CARD.id(),
                pairs.part().words(),
                FAMILY,
                true,
                Finding.Effect.retained(pairs.kept()),
                p,
                sentence,
                lost);
    }
}

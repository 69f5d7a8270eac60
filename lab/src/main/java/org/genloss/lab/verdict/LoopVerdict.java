package org.genloss.lab.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Row;
import org.genloss.lab.Trajectory;
import org.genloss.metric.Value;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Verdict;

/**
 * The verdict of a regime: its replicates at the last generation against those of "real data only". The unit is the replicate, because items
 * drawn from one model share its errors. For every reading in which less is a loss, e is the ratio of the means; ln e is tested by Welch's t
 * on the two samples of replicates (delta method), Bonferroni over the readings. Levels as in the literature's half-lives: late where the
 * upper 95 % limit of some e that is not of the tail alone is at most 0.5; early where some e is significant and at most 0.9; shifted where
 * some e is significant and at least 1.1; undecided where no loss of half could have been seen, or where some e would be a loss if it had been
 * the only reading, or where the spread has grown as in an expansion that its interval does not confirm.
 *
 * <p>Where the parts of the phases are measured, the level is never below them: a loop that ends in late collapse, in early collapse or in
 * expansion as {@link Onsets} define them is at least late, early or shifted. And where the spread ends intact, readings that count kinds
 * are of the tail, since most kinds are rare: nine in ten words may be gone while the common ones are as mixed as ever.
 */
public final class LoopVerdict {
    private static final double ALPHA = 0.01;
    private static final double INTACT = 0.9;
    private static final double HALF = 0.5;

    /** Subjects that say what chance alone would give are no readings of the regime. */
    private static final String BY_CHANCE = "by chance";

    /** Readings that count kinds, rare ones like common ones. */
    private static final Set<String> KINDS = Set.of("support", "hill-numbers", "type-coverage", "distinct-ngrams");

    /** Made of other readings. */
    private static final Set<String> MADE = Set.of("data-quality");

    private final Map<String, Card> cards = new HashMap<>();
    private final Map<Trajectory.Key, Trajectory.Point> points = new HashMap<>();
    private final int generation;
    private final int replicates;
    private final Onsets onsets;

    public LoopVerdict(Experiment experiment, List<Row> rows) {
        experiment.metrics().forEach(metric -> cards.put(metric.card().id(), metric.card()));
        experiment.probes().forEach(probe -> cards.put(probe.card().id(), probe.card()));
        Trajectory.of(rows).points().forEach(point -> points.put(point.key(), point));
        generation = experiment.generations();
        replicates = experiment.replicates();
        onsets = new Onsets(experiment, rows);
    }

    /**
     * When each phase of a regime begins, none where their parts are not measured; before them, where a reading decides that the regime ends in
     * collapse, when that reading crossed the level's limit against "real data only" of the same generation. @param regime its label
     */
    public List<Onset> onsets(String regime) {
        List<Onset> all = new ArrayList<>();
        Verdict verdict = of(regime);
        boolean late = verdict.level() == Level.LATE_COLLAPSE;
        if (late || verdict.level() == Level.EARLY_COLLAPSE) {
            told(regime, late).map(k -> crossing(regime, k, late)).ifPresent(all::add);
        }
        all.addAll(onsets.of(regime));
        return all;
    }

    /** The reading whose sentence the verdict bears; empty where a phase decides. */
    private Optional<Kept> told(String regime, boolean late) {
        List<Kept> lost = lost(all(regime));
        return (late ? late(regime, lost) : lost).stream().findFirst();
    }

    private Onset crossing(String regime, Kept kept, boolean late) {
        double limit = late ? HALF : INTACT;
        int[] first = {0, 0, 0};
        for (int t = generation; t >= 1; t--) {
            Trajectory.Point own = points.get(new Trajectory.Key(regime, t, kept.card.id(), kept.subject));
            Optional<Kept> then = own == null ? Optional.empty() : kept(own);
            if (then.isPresent()) {
                first[0] = then.get().ratio <= limit ? t : first[0];
                first[1] = then.get().low <= limit ? t : first[1];
                first[2] = then.get().high <= limit ? t : first[2];
            }
        }
        return new Onset(
                late ? Phase.LATE : Phase.EARLY,
                kept.name().substring(0, 1).toLowerCase(Locale.ROOT)
                        + kept.name().substring(1),
                from(first[0]),
                from(first[1]),
                from(first[2]),
                0,
                replicates,
                generation,
                "",
                "");
    }

    private static OptionalInt from(int generation) {
        return generation == 0 ? OptionalInt.empty() : OptionalInt.of(generation);
    }

    private static List<Kept> lost(List<Kept> all) {
        return all.stream()
                .filter(k -> k.p * all.size() <= ALPHA && k.ratio <= INTACT)
                .toList();
    }

    private List<Kept> late(String regime, List<Kept> lost) {
        boolean intact = onsets.spreadIntact(regime);
        return lost.stream()
                .filter(k -> k.high <= HALF && !k.card.tail() && !(intact && KINDS.contains(k.card.id())))
                .toList();
    }

    /** What a regime kept of one reading. */
    private record Kept(
            Card card, String subject, double ratio, double low, double high, double p, double error, double degrees) {
        /**
         * The retained share that a two-sided test at this rate would have found with a chance of 80 %, with so many times the replicates: the
         * error of a mean falls as their root.
         */
        double seen(double alpha, double times) {
            TDistribution t = TDistribution.of(degrees * times);
            double quantiles = t.inverseSurvivalProbability(alpha / 2) + t.inverseSurvivalProbability(0.2);
            return Math.exp(-error / Math.sqrt(times) * quantiles);
        }

        String name() {
            boolean whole = List.of("items", "model", "all columns", "").contains(subject);
            return whole ? card.name() : card.name() + ", " + subject;
        }
    }

    /** What the regime kept of every reading in which less is a loss and a ratio has a meaning, least first. @param regime its label */
    public List<Retained> retained(String regime) {
        return all(regime).stream()
                .map(k -> new Retained(k.card, k.subject, k.ratio, k.low, k.high, k.p))
                .toList();
    }

    private List<Kept> all(String regime) {
        List<Kept> all = new ArrayList<>();
        for (Trajectory.Point point : points.values()) {
            if (point.key().regime().equals(regime) && point.key().generation() == generation) {
                kept(point).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparingDouble(Kept::ratio).thenComparing(Kept::name));
        return all;
    }

    /** @param regime label of the regime */
    public Verdict of(String regime) {
        List<Kept> all = all(regime);
        List<Kept> lost = lost(all);
        List<Kept> late = late(regime, lost);
        List<Kept> more = all.stream()
                .filter(k -> k.p * all.size() <= ALPHA && k.ratio >= 2 - INTACT)
                .toList();
        Level byReadings = !late.isEmpty()
                ? Level.LATE_COLLAPSE
                : !lost.isEmpty() ? Level.EARLY_COLLAPSE : !more.isEmpty() ? Level.SHIFTED : Level.HEALTHY;
        Optional<Phase> phase = phase(regime, byReadings);
        Level level = phase.map(LoopVerdict::level).orElse(byReadings);
        double seen = seen(all, 1);
        String doubt = level == Level.HEALTHY ? doubt(regime, all, seen) : "";
        level = doubt.isEmpty() ? level : Level.UNDECIDED;
        List<Kept> telling = !late.isEmpty() ? late : !lost.isEmpty() ? lost : more;
        String power = seen <= 0
                ? "No loss could have been seen."
                : "Half of the readings would have shown a loss of " + percent(1 - seen) + ".";
        String plain = telling.isEmpty() ? "Nothing was lost. " + power : said(telling.get(0)) + ".";
        return new Verdict(
                level,
                1 - ALPHA,
                phase.map(p -> said(regime, p)).orElse(doubt.isEmpty() ? plain : "Undecided: " + doubt + "."),
                findings(lost, more, all.size()),
                power,
                List.of());
    }

    /** The phase in which the loop ends, where that is worse than what the readings say. */
    private Optional<Phase> phase(String regime, Level byReadings) {
        return Stream.of(Phase.LATE, Phase.EARLY, Phase.EXPANSION)
                .filter(phase -> rank(level(phase)) > rank(byReadings) && onsets.ends(regime, phase))
                .findFirst();
    }

    private static Level level(Phase phase) {
        return switch (phase) {
            case LATE -> Level.LATE_COLLAPSE;
            case EARLY -> Level.EARLY_COLLAPSE;
            case EXPANSION -> Level.SHIFTED;
        };
    }

    private static int rank(Level level) {
        return List.of(Level.SHIFTED, Level.EARLY_COLLAPSE, Level.LATE_COLLAPSE).indexOf(level);
    }

    private String said(String regime, Phase phase) {
        return "Ends in " + phase.words() + ": " + onsets.last(regime, phase) + ".";
    }

    /** Why it cannot be said that nothing was lost, and how many replicates would do; empty where it can. */
    private String doubt(String regime, List<Kept> all, double seen) {
        Optional<Kept> doubtful =
                all.stream().filter(k -> k.p <= ALPHA && k.ratio <= INTACT).findFirst();
        if (doubtful.isPresent()) {
            Kept kept = doubtful.get();
            double alpha = ALPHA / all.size();
            return said(kept) + ", which among " + all.size() + " readings may be chance; "
                    + Replicates.words(replicates, times -> kept.seen(alpha, times) >= kept.ratio);
        }
        if (all.isEmpty()) {
            return replicates < 2
                    ? "one run has no error to judge it by; at least 2 replicates are needed"
                    : "none of these readings falls where something is lost";
        }
        if (seen < HALF) {
            return "half of the readings would have missed a loss of " + percent(1 - seen) + "; "
                    + Replicates.words(replicates, times -> seen(all, times) >= HALF);
        }
        return onsets.maybe(regime, Phase.EXPANSION)
                ? onsets.last(regime, Phase.EXPANSION) + ", which may be expansion; "
                        + Replicates.words(replicates, times -> onsets.surely(regime, times))
                : "";
    }

    /** The retained share that half of the readings would have shown in four of five cases, with so many times the replicates. */
    private static double seen(List<Kept> all, double times) {
        double[] shares = all.stream()
                .mapToDouble(k -> k.seen(ALPHA / all.size(), times))
                .sorted()
                .toArray();
        return shares.length == 0 ? 0 : shares[(shares.length - 1) / 2];
    }

    private Optional<Kept> kept(Trajectory.Point own) {
        Trajectory.Key key = own.key();
        Card card = cards.get(key.measure());
        Trajectory.Point control =
                points.get(new Trajectory.Key(Arm.REAL_ONLY.label(), key.generation(), key.measure(), key.subject()));
        if (card == null
                || card.harm() != Card.Harm.LESS
                || MADE.contains(key.measure())
                || card.difference()
                || card.significance()
                || key.subject().endsWith(BY_CHANCE)
                || control == null
                || own.n() < 2
                || control.n() < 2) {
            return Optional.empty();
        }
        double a = own.mean() instanceof Value.Of of ? of.number() : 0;
        double b = control.mean() instanceof Value.Of of ? of.number() : 0;
        double u = square(own.sd() / a) / own.n();
        double v = square(control.sd() / b) / control.n();
        if (!(a > 0 && b > 0 && u + v > 0)) {
            return Optional.empty();
        }
        double error = Math.sqrt(u + v);
        double degrees = square(u + v) / (u * u / (own.n() - 1) + v * v / (control.n() - 1));
        TDistribution t = TDistribution.of(degrees);
        double log = Math.log(a / b);
        double half = t.inverseCumulativeProbability(0.975) * error;
        double p = 2 * t.survivalProbability(Math.abs(log) / error);
        return Optional.of(
                new Kept(card, key.subject(), a / b, Math.exp(log - half), Math.exp(log + half), p, error, degrees));
    }

    private static double square(double x) {
        return x * x;
    }

    private static String said(Kept kept) {
        return kept.name() + ": " + percent(kept.ratio) + " of what real data alone keeps (" + percent(kept.low)
                + " to " + percent(kept.high) + ")";
    }

    private static List<Finding> findings(List<Kept> lost, List<Kept> more, int readings) {
        List<Finding> findings = new ArrayList<>();
        lost.forEach(k -> findings.add(finding(k, true, readings)));
        more.forEach(k -> findings.add(finding(k, false, readings)));
        return findings;
    }

    private static Finding finding(Kept kept, boolean loss, int readings) {
        String family = kept.card.tail() ? "tail" : loss ? "diversity" : "shift";
        return new Finding(
                kept.card.id(),
                kept.subject,
                family,
                loss,
                loss ? Finding.Effect.retained(kept.ratio) : Finding.Effect.change(kept.ratio, Card.Unit.RATIO),
                Math.min(1, kept.p * readings),
                said(kept) + ".",
                List.of());
    }

    private static String percent(double share) {
        double size = 100 * share;
        return String.format(Locale.ROOT, size < 9.95 ? "%.1f %%" : "%.0f %%", size);
    }
}

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
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Row;
import org.genloss.lab.Stop;
import org.genloss.lab.Trajectory;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Verdict;

/**
 * The verdict of a regime: its replicates at the last generation against those of "real data only". The unit is the replicate, because items
 * drawn from one model share its errors. For every reading in which less is a loss, e is the ratio of the means; ln e is tested by Welch's t
 * on the two samples of replicates (delta method). Levels as in the literature's half-lives: late where the upper 95 % limit of some e that
 * is not of the tail alone is at most 0.5; early where some e is significant and at most 0.9; shifted where some e is significant and at
 * least 1.1; undecided where no loss of half could have been seen, or where some e would be a loss if it had been the only reading, or where
 * the spread ends as in late collapse or an expansion that its interval does not confirm.
 *
 * <p>Of the other readings an error or a divergence significantly above the control's and at least 1.1 times it, a ratio a tenth away from the
 * control's, and a mean or a share that moved by as much as single fits differ by, are findings; a regime with one is at least shifted and by
 * them alone no more: the control's error goes to 0 with its items, so a large multiple of it is no loss of variety, and a bounded one, as under
 * accumulate, no collapse. Losses, the other readings and the phases share 1 % in equal parts, those that are there; within a part Bonferroni.
 *
 * <p>Where the parts of the phases are known, the level is never below them: a loop that ends in late collapse, in early collapse or in
 * expansion as {@link Onsets} define them is at least late, early or shifted. An expansion is no collapse: beside one only tails, kinds and
 * spreads can be lost. And where the spread ends intact, readings that count kinds are of the tail, since most kinds are rare.
 */
public final class LoopVerdict {
    private static final double ALPHA = 0.01;
    private static final double HALF = 0.5;

    /** A loss that counts leaves a doubt where its 95 % interval excludes that all was kept. */
    private static final double DOUBT = 0.05;

    /** Readings that count kinds, rare ones like common ones. */
    private static final Set<String> KINDS = Set.of("support", "hill-numbers", "type-coverage", "distinct-ngrams");

    /** Readings of a spread, which may be lost within classes while that of the whole grows. */
    private static final Set<String> SPREADS = Set.of(
            "variance", "standard-deviation", "log-variance", "variance-ratio", "component-variance", "class-spread");

    private final Map<String, Card> cards = new HashMap<>();
    private final Map<Trajectory.Key, Trajectory.Point> points = new HashMap<>();
    private final int generation;
    private final int replicates;
    private final int columns;
    private final Onsets onsets;
    private final Stopped stops;
    private final Optional<Misfit> misfit;

    public LoopVerdict(Experiment experiment, List<Row> rows) {
        // What is copied of the first fit's data is no loss, and real data alone is fitted to other data each time.
        experiment.metrics().stream()
                .filter(metric -> !metric.asksHoldout())
                .forEach(metric -> cards.put(metric.card().id(), metric.card()));
        experiment.probes().forEach(probe -> cards.put(probe.card().id(), probe.card()));
        Trajectory.of(rows).points().forEach(point -> points.put(point.key(), point));
        generation = experiment.generations();
        replicates = experiment.replicates();
        columns = experiment.real().schema().width();
        onsets = new Onsets(experiment, rows);
        stops = new Stopped(Stop.of(rows), replicates);
        misfit = Misfit.of(points, cards, generation);
    }

    private Told told(String regime) {
        List<Comparison> all = new ArrayList<>();
        for (Trajectory.Point point : points.values()) {
            if (point.key().regime().equals(regime) && point.key().generation() == generation) {
                compared(point).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparingDouble(Comparison::ratio).thenComparing(Comparison::name));
        List<Comparison> losses =
                all.stream().filter(k -> k.kind() == Comparison.Kind.KEPT).toList();
        List<Comparison> others =
                all.stream().filter(k -> k.kind() != Comparison.Kind.KEPT).toList();
        int parts = (losses.isEmpty() ? 0 : 1) + (others.isEmpty() ? 0 : 1) + (onsets.known(regime) ? 1 : 0);
        return new Told(regime, losses, others, ALPHA / Math.max(1, parts));
    }

    private Optional<Comparison> compared(Trajectory.Point own) {
        Trajectory.Key key = own.key();
        Card card = cards.get(key.measure());
        Trajectory.Point control =
                points.get(new Trajectory.Key(Arm.REAL_ONLY.label(), key.generation(), key.measure(), key.subject()));
        return card == null || control == null ? Optional.empty() : Comparison.of(card, own, control, columns);
    }

    /**
     * When each phase of a regime begins, none where their parts are not known; before them, where a reading decides that the regime ends in
     * collapse, when that reading crossed the level's limit against "real data only" of the same generation. @param regime its label
     */
    public List<Onset> onsets(String regime) {
        List<Onset> all = new ArrayList<>();
        Told told = told(regime);
        Judged judged = judged(told);
        List<Onset> parts = onsets.of(regime);
        if (judged.phase.isEmpty() && judged.level.isLoss()) {
            Comparison first = judged.telling.get(0);
            Onset crossing = crossing(regime, first, judged.level == Level.LATE_COLLAPSE);
            boolean same = SPREADS.contains(first.card().id())
                    && parts.stream()
                            .anyMatch(o ->
                                    o.phase() == crossing.phase() && o.from().isPresent());
            Stream.of(crossing).filter(o -> !same).forEach(all::add);
        }
        all.addAll(parts);
        return all;
    }

    private Onset crossing(String regime, Comparison kept, boolean late) {
        double limit = late ? HALF : Comparison.INTACT;
        int[] first = {0, 0, 0};
        for (int t = generation; t >= 1; t--) {
            Optional<Comparison> then = at(regime, t, kept);
            if (then.isPresent()) {
                first[0] = then.get().ratio() <= limit ? t : first[0];
                first[1] = then.get().low() <= limit ? t : first[1];
                first[2] = then.get().high() <= limit ? t : first[2];
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

    private Optional<Comparison> at(String regime, int t, Comparison one) {
        Trajectory.Point own =
                points.get(new Trajectory.Key(regime, t, one.card().id(), one.subject()));
        return own == null ? Optional.empty() : compared(own);
    }

    private static OptionalInt from(int generation) {
        return generation == 0 ? OptionalInt.empty() : OptionalInt.of(generation);
    }

    /** What the regime kept of every reading in which less is a loss and a ratio has a meaning, least first. @param regime its label */
    public List<Retained> retained(String regime) {
        return told(regime).losses().stream()
                .filter(Comparison::share)
                .map(k -> new Retained(k.card(), k.subject(), k.ratio(), k.low(), k.high(), k.p()))
                .toList();
    }

    /** A level and what it rests on. @param phase where one decides @param telling the readings of the level, the first decides where no phase does */
    private record Judged(Level level, Optional<Phase> phase, List<Comparison> telling, List<Comparison> lost) {}

    private Judged judged(Told told) {
        boolean expands = onsets.ends(told.regime(), Phase.EXPANSION, told.share());
        boolean intact = onsets.spreadIntact(told.regime());
        List<Comparison> lost = told.lost().stream()
                .filter(k -> !expands
                        || k.card().tail()
                        || KINDS.contains(k.card().id())
                        || SPREADS.contains(k.card().id()))
                .toList();
        List<Comparison> late = lost.stream()
                .filter(k -> k.high() <= HALF
                        && !k.card().tail()
                        && !(intact && KINDS.contains(k.card().id())))
                .toList();
        List<Comparison> more = told.changed();
        Level level = !late.isEmpty()
                ? Level.LATE_COLLAPSE
                : !lost.isEmpty() ? Level.EARLY_COLLAPSE : !more.isEmpty() ? Level.SHIFTED : Level.HEALTHY;
        Optional<Phase> phase = Stream.of(Phase.LATE, Phase.EARLY, Phase.EXPANSION)
                .filter(p -> rank(p) > rank(level) || (p == Phase.EXPANSION && level == Level.SHIFTED))
                .filter(p -> onsets.ends(told.regime(), p, told.share()))
                .findFirst();
        return new Judged(
                phase.map(LoopVerdict::level).orElse(level),
                phase,
                !late.isEmpty() ? late : !lost.isEmpty() ? lost : more,
                lost);
    }

    private static Level level(Phase phase) {
        return switch (phase) {
            case LATE -> Level.LATE_COLLAPSE;
            case EARLY -> Level.EARLY_COLLAPSE;
            case EXPANSION -> Level.SHIFTED;
        };
    }

    private static int rank(Phase phase) {
        return rank(level(phase));
    }

    private static int rank(Level level) {
        return List.of(Level.SHIFTED, Level.EARLY_COLLAPSE, Level.LATE_COLLAPSE).indexOf(level);
    }

    /** @param regime label of the regime */
    public Verdict of(String regime) {
        Told told = told(regime);
        Judged judged = judged(told);
        double seen = told.seen(1);
        String power = told.power(seen);
        String doubt = judged.level == Level.HEALTHY ? doubt(told, seen) : "";
        String sentence;
        if (!doubt.isEmpty()) {
            sentence = "Undecided: " + doubt + ".";
        } else if (judged.phase.isPresent()) {
            sentence = said(told, judged.phase.get());
        } else if (judged.telling.isEmpty()) {
            sentence = Slight.words(told.losses(), told.others(), told::sure) + " " + power;
        } else {
            sentence = said(regime, judged.telling.get(0)) + "." + body(regime, judged);
        }
        return new Verdict(
                doubt.isEmpty() ? judged.level : Level.UNDECIDED,
                1 - ALPHA,
                sentence,
                findings(told, judged),
                power,
                judged.level == Level.HEALTHY
                        ? misfit.map(Misfit::words).stream().toList()
                        : List.of());
    }

    private String said(Told told, Phase phase) {
        String sentence = "Ends in " + phase.words() + ": " + onsets.last(told.regime(), phase) + ".";
        Optional<Comparison> less =
                phase == Phase.EXPANSION ? told.lost().stream().findFirst() : Optional.empty();
        return sentence + less.map(k -> " Under it " + k.said() + ".").orElse("");
    }

    /** An error that grew from the middle of the loop to its end has not come to rest. */
    private String said(String regime, Comparison one) {
        Optional<Comparison> half = one.kind() == Comparison.Kind.ERROR && generation >= 4
                ? at(regime, (generation + 1) / 2, one)
                : Optional.empty();
        boolean grows = half.filter(then -> then.own() > 0
                        && one.own() / then.own() >= 2 - Comparison.INTACT
                        && Math.log(one.own() / then.own()) > 2 * Math.hypot(one.error(), then.error()))
                .isPresent();
        return one.said() + (grows ? ", and still growing" : "");
    }

    /** Early collapse in the strict sense leaves the body intact. */
    private String body(String regime, Judged judged) {
        return judged.level == Level.EARLY_COLLAPSE
                        && judged.telling.get(0).card().tail()
                ? onsets.bodyGone(regime)
                        .map(body -> " The body went too: " + body + ", below 0.9, so the tails did not go alone.")
                        .orElse("")
                : "";
    }

    /** Why it cannot be said that nothing was lost, and how many replicates would do; empty where it can. */
    private String doubt(Told told, double seen) {
        String stopped = stops.words(told.regime());
        if (!stopped.isEmpty()) {
            return stopped;
        }
        Optional<Comparison> doubtful = Stream.concat(
                        told.losses().stream().filter(k -> k.lost() && k.p() <= DOUBT),
                        told.others().stream().filter(k -> k.changed() && k.p() <= told.share()))
                .findFirst();
        if (doubtful.isPresent()) {
            Comparison kept = doubtful.get();
            int among = told.losses().size() + told.others().size();
            double size = kept.kind() == Comparison.Kind.MOVED
                    ? Math.abs(kept.ratio()) / kept.scale()
                    : Math.abs(Math.log(kept.ratio()));
            return kept.said() + ", which " + (among == 1 ? "" : "among " + among + " readings ") + "may be chance; "
                    + Replicates.words(replicates, times -> kept.seen(told.alpha(kept), times) <= size);
        }
        if (told.losses().isEmpty() && told.others().isEmpty() && (replicates < 2 || !onsets.known(told.regime()))) {
            return replicates < 2
                    ? "one run has no error to judge it by; at least 2 replicates are needed"
                    : "none of these readings can be compared with real data only";
        }
        boolean readings = !told.powered().isEmpty();
        if (readings && seen > told.enough()) {
            return "half of the readings would have missed " + (Double.isFinite(seen) ? told.change(seen) : "any loss")
                    + "; " + Replicates.words(replicates, times -> told.seen(times) <= told.enough());
        }
        return Stream.of(Phase.LATE, Phase.EXPANSION)
                .filter(phase -> onsets.maybe(told.regime(), phase, told.share()))
                .map(phase -> onsets.last(told.regime(), phase) + ", which may be " + phase.words() + "; "
                        + Replicates.words(replicates, times -> onsets.surely(told.regime(), phase, times)))
                .findFirst()
                .orElse("");
    }

    /** What decides first; of a healthy regime the losses that are too small to count. */
    private List<Finding> findings(Told told, Judged judged) {
        List<Finding> findings = new ArrayList<>();
        told.lost().forEach(k -> findings.add(finding(told, k, judged.lost.contains(k))));
        told.changed().forEach(k -> findings.add(finding(told, k, false)));
        if (findings.isEmpty()) {
            Slight.of(told.losses(), told::sure).forEach(k -> findings.add(finding(told, k, true)));
        }
        return findings;
    }

    private Finding finding(Told told, Comparison one, boolean loss) {
        boolean kept = one.kind() == Comparison.Kind.KEPT;
        String family = one.card().tail() ? "tail" : loss ? "diversity" : "shift";
        return new Finding(
                one.card().id(),
                one.subject(),
                family,
                loss,
                loss
                        ? Finding.Effect.retained(one.ratio())
                        : Finding.Effect.change(
                                one.ratio(),
                                one.kind() == Comparison.Kind.MOVED ? Card.Unit.DISTANCE : Card.Unit.RATIO),
                Math.min(1, one.p() * share(told, kept)),
                said(told.regime(), one) + ".",
                List.of());
    }

    private static double share(Told told, boolean kept) {
        return (kept ? told.losses() : told.others()).size() * ALPHA / told.share();
    }
}

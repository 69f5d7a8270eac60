package org.genloss.lab.verdict;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Trajectory;
import org.genloss.metric.Interval;

/**
 * Where already a single fit to real data is far from it: of errors and divergences, the lower 95 % limit of the mean of "real data only" at the last
 * generation is ten times or more the upper end of what the reference against itself reads. How far "far" is depends on the items, since the floor
 * falls with them: so it is told beside a verdict, and decides none.
 *
 * @param card of the metric
 * @param subject what of it
 * @param control mean of real data only
 * @param floor 90 % of the splits of the reference
 * @param times lower limit of the control over upper end of the floor
 */
record Misfit(Card card, String subject, double control, Interval floor, double times) {
    /** An order of magnitude: no spread between samples explains it. */
    static final double FAR = 10;

    /** The farthest; empty where all are near. @param generation the last */
    static Optional<Misfit> of(Map<Trajectory.Key, Trajectory.Point> points, Map<String, Card> cards, int generation) {
        Collection<Trajectory.Point> all = points.values();
        List<Misfit> far = all.stream()
                .filter(point -> point.key().regime().equals(Arm.REAL_ONLY.label())
                        && point.key().generation() == generation
                        && cards.containsKey(point.key().measure()))
                .flatMap(point -> of(point, points, cards.get(point.key().measure())).stream())
                .filter(misfit -> misfit.times >= FAR)
                .toList();
        return far.stream()
                .max(Comparator.comparingDouble(Misfit::times)
                        .thenComparing(m -> m.card.id())
                        .thenComparing(Misfit::subject));
    }

    private static Optional<Misfit> of(
            Trajectory.Point point, Map<Trajectory.Key, Trajectory.Point> points, Card card) {
        Trajectory.Key key = point.key();
        Optional<Interval> floor = Optional.ofNullable(
                        points.get(new Trajectory.Key(Arm.REFERENCE.label(), 0, key.measure(), key.subject())))
                .flatMap(Trajectory.Point::spread);
        boolean error = card.harm() == Card.Harm.MORE && !card.significance();
        if (!error
                || floor.isEmpty()
                || floor.get().high() <= 0
                || point.meanInterval().isEmpty()) {
            return Optional.empty();
        }
        Interval mean = point.meanInterval().get();
        return Optional.of(new Misfit(
                card,
                key.subject(),
                (mean.low() + mean.high()) / 2,
                floor.get(),
                mean.low() / floor.get().high()));
    }

    /** "A single fit is far from the data: Energy distance reads 3.44 for real data only and 0.00478 to 0.0261 for ..". */
    String words() {
        boolean whole = List.of("items", "model", "all columns", "").contains(subject);
        boolean share = card.unit() == Card.Unit.SHARE;
        return "Already a single fit is far from the data: " + card.name() + (whole ? "" : ", " + subject) + " reads "
                + number(control, share) + " for real data only, and " + number(floor.low(), share) + " to "
                + number(floor.high(), share)
                + " for the reference against itself. What the model never learnt the loop cannot lose.";
    }

    private static String number(double value, boolean share) {
        return share ? Comparison.percent(value) : Comparison.plain(value).toLowerCase(Locale.ROOT);
    }
}

package org.genloss.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import org.genloss.catalog.Range;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;

/**
 * What the verdict's own test saw, told as its sentences tell it: each statistic as the size of its effect (what is kept, or how much
 * changed), with floor and interval on that scale. The statistics themselves are logarithms and roots that nobody reads.
 */
final class TestedReadings {
    /** On the scale of logarithms nothing has an error of a millionth of nothing. */
    private static final double NOTHING = 1e-6;

    private final Trial trial;
    private final IntUnaryOperator items;

    private TestedReadings(Trial trial, IntUnaryOperator items) {
        this.trial = trial;
        this.items = items;
    }

    /** One a statistic, in the battery's order; the interval is the effect at 2 standard deviations of relabelling on either side. */
    static List<Reading> of(Trial trial, Pool pool) {
        int items = pool.items().size() - pool.firstItem(pool.referenceGroups());
        return of(trial, j -> items);
    }

    /** @param items of the candidate that a statistic read */
    static List<Reading> of(Trial trial, IntUnaryOperator items) {
        TestedReadings all = new TestedReadings(trial, items);
        List<Reading> readings = new ArrayList<>();
        for (int j = 0; j < trial.size(); j++) {
            readings.add(all.reading(j));
        }
        return readings;
    }

    private Reading reading(int j) {
        Statistic statistic = trial.statistic(j);
        Tested.Result result = trial.result(j);
        if (!result.defined()) {
            return undefined(
                    j,
                    Double.isNaN(result.observed())
                            ? "no value; " + statistic.card().undefined()
                            : "the same in all relabellings");
        }
        double effect = trial.effect()[j];
        if (!Double.isFinite(effect)) {
            return undefined(j, "the reference has none, so that no share of it is kept");
        }
        Battery.Effect scale = trial.battery().effectOf(j, trial.truth(), result.mean());
        double x = result.observed();
        Interval interval = new Interval(x - 2 * result.deviation(), x + 2 * result.deviation());
        Range possible = statistic.card().range();
        Range effects = statistic.side() == Statistic.Side.LOSS ? Range.from(0) : Range.ANY;
        Optional<Interval> told =
                scaled(interval.within(possible), scale.of()).filter(i -> i.high() - i.low() > NOTHING);
        Optional<Interval> floor = result.floor().flatMap(f -> scaled(f, scale.of()));
        List<String> missing = new ArrayList<>();
        if (told.isEmpty()) {
            missing.add("no interval: "
                    + (effect <= NOTHING ? "nothing of it is left" : "its error has no end on this scale"));
        }
        if (floor.isEmpty()) {
            missing.add("no floor: relabelled sides may have none of it");
        }
        return new Reading(
                statistic.card().unit(scale.unit()).range(effects),
                new Value.Of(statistic.subject(), effect),
                told,
                floor,
                Optional.of(result.p()),
                items.applyAsInt(j),
                trial.tested().permutations(),
                true,
                String.join("; ", missing));
    }

    private static Optional<Interval> scaled(Interval interval, DoubleUnaryOperator scale) {
        double low = scale.applyAsDouble(interval.low());
        double high = scale.applyAsDouble(interval.high());
        return Double.isFinite(low) && Double.isFinite(high)
                ? Optional.of(new Interval(Math.min(low, high), Math.max(low, high)))
                : Optional.empty();
    }

    private Reading undefined(int j, String why) {
        Statistic statistic = trial.statistic(j);
        Value value = new Value.Undefined(statistic.subject(), why);
        return Reading.bare(statistic.card(), value, items.applyAsInt(j), true);
    }
}

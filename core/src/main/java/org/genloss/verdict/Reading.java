package org.genloss.verdict;

import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;
import org.genloss.verdict.battery.Wording;

/**
 * A value with its error and its noise floor.
 *
 * @param card what was measured
 * @param value the number, or why there is none
 * @param interval 95 % interval of the value, cut to the card's range; empty where undefined or not estimable
 * @param floor what {@link #FLOOR} gives, cut to the card's range; empty where undefined
 * @param p chance of a value at least this far out under relabelling, (k+1)/(B+1); empty where no test was run
 * @param items items of the candidate that the value rests on: all, or the sample that the metric looks at
 * @param relabellings relabellings behind floor and p; 0 where they come from none
 * @param tested true for a statistic of the verdict's own test, on the scale of its effect: what is kept, or how much changed
 * @param missing why a value has no interval or no floor: "no interval: ..; no floor: .."; empty where both are there
 */
public record Reading(
        Card card,
        Value value,
        Optional<Interval> interval,
        Optional<Interval> floor,
        Optional<Double> p,
        long items,
        int relabellings,
        boolean tested,
        String missing) {
    /** What a floor is, in the only words reports use: the pooled null, a little wider than either side against itself. */
    public static final String FLOOR = Wording.FLOOR;

    public Reading {
        interval = interval.map(i -> i.within(card.range()));
        floor = floor.map(f -> f.within(card.range()));
    }

    /** Of a value with interval and floor. */
    public Reading(
            Card card,
            Value value,
            Optional<Interval> interval,
            Optional<Interval> floor,
            Optional<Double> p,
            long items,
            int relabellings,
            boolean tested) {
        this(card, value, interval, floor, p, items, relabellings, tested, "");
    }

    /** Of a value that has nothing beside it: undefined, or never relabelled. */
    public static Reading bare(Card card, Value value, long items, boolean tested) {
        return new Reading(card, value, Optional.empty(), Optional.empty(), Optional.empty(), items, 0, tested);
    }

    /** Why there is no value, no interval or no floor; empty where all are there. */
    public String reason() {
        return value instanceof Value.Undefined undefined ? undefined.why() : missing;
    }

    public String subject() {
        return value.subject();
    }

    /** Where the value lies against its floor, in the only words reports use. */
    public String place() {
        if (!(value instanceof Value.Of of)) {
            return "undefined";
        }
        if (floor.isEmpty() || floor.get().contains(of.number())) {
            return "within floor";
        }
        boolean below = of.number() < floor.get().low();
        boolean touches = interval.isPresent()
                && interval.get().low() <= floor.get().high()
                && interval.get().high() >= floor.get().low();
        if (touches) {
            return "touches floor";
        }
        boolean better = switch (card.harm()) {
            case LESS -> !below;
            case MORE -> below;
            case AWAY_FROM_ONE, EITHER -> false;
        };
        return better ? "better than floor" : "beyond floor";
    }
}

package org.genloss.verdict;

import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.metric.Value;

/**
 * A value with its error and its noise floor.
 *
 * @param card what was measured
 * @param value the number, or why there is none
 * @param interval 95 % interval of the value, cut to the card's range; empty where undefined or not estimable
 * @param floor what the reference against itself gives at these sizes, cut to the card's range; empty where undefined
 * @param p chance of a value at least this far out under relabelling, (k+1)/(B+1); empty where no test was run
 * @param items items on the candidate's side
 * @param tested true for a statistic of the verdict's own test, on the scale of its effect: what is kept, or how much changed
 */
public record Reading(
        Card card,
        Value value,
        Optional<Interval> interval,
        Optional<Interval> floor,
        Optional<Double> p,
        long items,
        boolean tested) {
    public Reading {
        interval = interval.map(i -> i.within(card.range()));
        floor = floor.map(f -> f.within(card.range()));
    }

    /** The reading of a metric. */
    public Reading(
            Card card,
            Value value,
            Optional<Interval> interval,
            Optional<Interval> floor,
            Optional<Double> p,
            long items) {
        this(card, value, interval, floor, p, items, false);
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

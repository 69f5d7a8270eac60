package org.genloss.verdict.gate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;
import org.genloss.verdict.Reading;

/**
 * How much harm to a reading is tolerated. Harm is the change in the direction that the metric's card calls harm, from what the reading is where
 * nothing changed: the middle of its floor, or without a floor the card's unchanged value; where the card knows no direction, a change either
 * way. It is not tolerated where the whole 95 % interval lies beyond that value by more than the tolerance, and beyond the floor. Each reading is judged
 * by itself, outside the check's alpha: one whose harm is just what is tolerated is taken for more in 2.5 % of checks.
 *
 * @param metric id of a metric or of a statistic of the verdict
 * @param subject a subject or a column; empty for all subjects
 * @param size in the metric's unit (a share of 0.05 is 5 points), or in per cent of what the reading is where nothing changed
 * @param percent whether the size is in per cent
 */
public record Tolerance(String metric, String subject, double size, boolean percent) {
    public Tolerance {
        if (!(size >= 0 && Double.isFinite(size))) {
            throw new IllegalArgumentException("a tolerance needs to be 0 or more, got " + size);
        }
    }

    /** Of all subjects of a metric, in its unit. */
    public static Tolerance of(String metric, double size) {
        return new Tolerance(metric, "", size, false);
    }

    boolean means(Reading reading, List<String> columns) {
        return reading.card().id().equals(metric) && Subjects.meant(subject, reading.subject(), columns);
    }

    /** Why nothing can be said of a reading; empty where something can. */
    Optional<String> unable(Reading reading) {
        if (reading.value() instanceof Value.Undefined undefined) {
            return Optional.of(undefined.why());
        }
        if (reading.interval().isEmpty() || usual(reading).isEmpty()) {
            return Optional.of(reading.reason());
        }
        return percent && usual(reading).getAsDouble() == 0
                ? Optional.of("it is 0 where nothing changed, of which there is no per cent")
                : Optional.empty();
    }

    /** The breach, where the reading can be judged and breaks it. */
    Optional<Breach> broken(Reading reading) {
        if (unable(reading).isPresent()) {
            return Optional.empty();
        }
        double usual = usual(reading).getAsDouble();
        double room = percent ? size / 100 * Math.abs(usual) : size;
        Interval interval = reading.interval().get();
        Card.Harm harm = reading.card().harm();
        boolean below = harm != Card.Harm.MORE && interval.high() < usual - room;
        boolean above = harm != Card.Harm.LESS && interval.low() > usual + room;
        boolean floor = reading.floor().isEmpty() || reading.place().equals("beyond floor");
        return floor && (below || above)
                ? Optional.of(new Breach(this, reading, usual, below ? usual - room : usual + room, below))
                : Optional.empty();
    }

    private static OptionalDouble usual(Reading reading) {
        return reading.floor()
                .map(floor -> OptionalDouble.of((floor.low() + floor.high()) / 2))
                .orElse(reading.card().unchanged());
    }
}

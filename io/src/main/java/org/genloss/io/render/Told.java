package org.genloss.io.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.metric.Value;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Interval;
import org.genloss.verdict.Level;
import org.genloss.verdict.Reading;

/** What every renderer of a check asks of the result: which reading of which generation, and which readings to show first. */
final class Told {
    /** One reading along the generations. */
    record Line(Card card, String subject, List<Reading> readings) {
        String title() {
            return subject.isEmpty() || subject.equalsIgnoreCase(card.name())
                    ? card.name()
                    : card.name() + ", " + subject;
        }
    }

    private final CheckResult result;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    Told(CheckResult result) {
        this.result = result;
        Map<String, List<Reading>> all = new LinkedHashMap<>();
        for (CheckResult.Generation generation : result.generations()) {
            for (Reading reading : generation.readings()) {
                all.computeIfAbsent(key(reading), k -> new ArrayList<>()).add(reading);
            }
        }
        all.forEach((key, readings) -> {
            if (readings.size() == result.generations().size()) {
                lines.put(key, new Line(readings.get(0).card(), readings.get(0).subject(), readings));
            }
        });
    }

    private static String key(Reading reading) {
        return reading.card().id() + "\n" + reading.subject();
    }

    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    /** The generation whose readings are shown first: the worst, the latest of several. */
    int shown() {
        int best = result.generations().size() - 1;
        for (int g = result.generations().size() - 1; g >= 0; g--) {
            if (level(g).compareTo(level(best)) > 0) {
                best = g;
            }
        }
        return best;
    }

    /** The first generation with a loss; empty where there is none. */
    Optional<CheckResult.Generation> firstLoss() {
        return result.generations().stream()
                .filter(g -> g.verdict().level().isLoss())
                .findFirst();
    }

    private Level level(int generation) {
        return result.generations().get(generation).verdict().level();
    }

    /** The readings furthest beyond their floor in a generation, one a metric. */
    List<Line> deciding(int generation, int most) {
        List<Line> chosen = new ArrayList<>();
        List<Line> sorted = lines.values().stream()
                .filter(l -> excess(l.readings().get(generation)) > 0)
                .sorted(Comparator.<Line>comparingInt(l -> plain(l.card().unit()) ? 0 : 1)
                        .thenComparingDouble(l -> -excess(l.readings().get(generation))))
                .toList();
        for (Line line : sorted) {
            boolean fresh = chosen.stream()
                    .noneMatch(c -> c.card().id().equals(line.card().id())
                            || c.card().name().equals(line.card().name()));
            if (chosen.size() < most && fresh) {
                chosen.add(line);
            }
        }
        return chosen;
    }

    /** Whether a number of this unit can be read without a formula at hand. */
    private static boolean plain(Card.Unit unit) {
        return unit == Card.Unit.SHARE || unit == Card.Unit.RATIO || unit == Card.Unit.COUNT;
    }

    /** The reading that stayed closest to the middle of its floor although others left theirs; empty where none did. */
    Optional<Line> unmoved(int generation) {
        return lines.values().stream()
                .filter(l -> l.readings().stream().allMatch(r -> r.place().equals("within floor"))
                        && number(l.readings().get(generation)).isPresent())
                .filter(l -> l.readings().get(generation).floor().isPresent()
                        && plain(l.card().unit())
                        && !l.subject().contains("by chance"))
                .filter(l -> l.readings()
                        .get(generation)
                        .floor()
                        .map(f -> f.high() - f.low() > 1e-6)
                        .orElse(false))
                .min(Comparator.comparingDouble(
                        l -> Math.abs(offCentre(l.readings().get(generation)))));
    }

    private static double offCentre(Reading reading) {
        Interval floor = reading.floor().orElseThrow();
        return (number(reading).orElseThrow() - (floor.low() + floor.high()) / 2)
                / Math.max(1e-12, floor.high() - floor.low());
    }

    /** How many widths of its floor a reading lies outside it, in the direction of harm; 0 within. */
    static double excess(Reading reading) {
        if (reading.floor().isEmpty()
                || number(reading).isEmpty()
                || reading.place().equals("better than floor")) {
            return 0;
        }
        Interval floor = reading.floor().get();
        double x = number(reading).get();
        double outside = Math.max(floor.low() - x, x - floor.high());
        double width =
                Math.max(floor.high() - floor.low(), 1e-3 * Math.max(Math.abs(floor.low()), Math.abs(floor.high())));
        return outside <= 0 || width == 0 ? 0 : outside / width;
    }

    static Optional<Double> number(Reading reading) {
        return reading.value() instanceof Value.Of of ? Optional.of(of.number()) : Optional.empty();
    }
}

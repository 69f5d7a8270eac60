package org.genloss.io.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.genloss.catalog.Card;
import org.genloss.metric.Value;
import org.genloss.verdict.Reading;

/** One metric on a terminal: a line a subject. */
public final class MetricText {
    private MetricText() {}

    /** @param settings as they were given; empty for the defaults */
    public static String render(Card card, String settings, List<Reading> readings, boolean unicode) {
        Glyphs glyphs = new Glyphs(unicode, false);
        String unit = Numbers.unit(card.unit());
        String sign = card.difference() ? "generation minus reference, " : "";
        StringBuilder out = new StringBuilder(card.name() + (settings.isEmpty() ? "" : " [" + settings + "]")
                + (unit.isEmpty() ? "" : ", " + unit) + "   (" + sign
                + card.harm().words() + ")\n\n");
        boolean sides =
                readings.stream().anyMatch(reading -> Told.levels(reading).isPresent());
        out.append(String.format(
                "  %-28s %s%10s  %-18s %-18s %-9s %8s  %s%n",
                "",
                sides ? level("reference") + level("generation") : "",
                "value",
                "95 % interval",
                "floor",
                "p",
                "items",
                "place"));
        for (Reading reading : readings) {
            out.append(row(reading, sides));
        }
        out.append("\n  floor and p: ").append(Told.floor(readings.stream())).append('\n');
        readings.stream()
                .filter(r -> Told.number(r).isPresent() && !r.reason().isEmpty())
                .collect(Collectors.groupingBy(
                        Reading::reason,
                        LinkedHashMap::new,
                        Collectors.mapping(Reading::subject, Collectors.joining("; "))))
                .forEach((reason, subjects) -> out.append("  none  ")
                        .append(reason)
                        .append(": ")
                        .append(subjects)
                        .append('\n'));
        return glyphs.plain(out.toString());
    }

    private static String row(Reading reading, boolean sides) {
        String subject = Cells.left(reading.subject(), 28);
        if (Told.number(reading).isEmpty()) {
            return String.format("  %s  undefined  %s%n", subject, reading.reason());
        }
        Optional<Value.Levels> levels = Told.levels(reading);
        String both = !sides
                ? ""
                : level(levels.map(l -> Numbers.of(l.reference(), reading.card().unit()))
                                .orElse(""))
                        + level(levels.map(l -> Numbers.of(
                                        l.generation(), reading.card().unit()))
                                .orElse(""));
        return String.format(
                "  %s %s%10s  %-18s %-18s %-9s %8s  %s%n",
                subject,
                both,
                Numbers.value(reading),
                some(Numbers.interval(reading)),
                some(Numbers.floor(reading)),
                reading.p().map(Numbers::chance).orElse("none"),
                Numbers.count(reading.items()),
                Told.place(reading));
    }

    private static String level(String number) {
        return String.format("%10s ", number);
    }

    private static String some(String numbers) {
        return numbers.isEmpty() ? "none" : numbers;
    }
}

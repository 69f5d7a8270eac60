package org.genloss.io.render;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.metric.Value;
import org.genloss.verdict.Reading;

/** One metric on a terminal: a line a subject. */
public final class MetricText {
    private MetricText() {}

    public static String render(Card card, List<Reading> readings, boolean unicode) {
        Glyphs glyphs = new Glyphs(unicode, false);
        String unit = Numbers.unit(card.unit());
        String sign = card.difference() ? "generation minus reference, " : "";
        StringBuilder out = new StringBuilder(card.name() + (unit.isEmpty() ? "" : ", " + unit) + "   (" + sign
                + card.harm().words() + ")\n\n");
        out.append(String.format(
                "  %-28s %10s  %-18s %-18s %-9s %s%n", "", "value", "95 % interval", "floor", "p", "place"));
        for (Reading reading : readings) {
            String subject = Cells.fit(reading.subject(), 28);
            if (reading.value() instanceof Value.Undefined undefined) {
                out.append(String.format("  %-28s  undefined  %s%n", subject, undefined.why()));
                continue;
            }
            String value = Numbers.value(reading);
            String interval = Numbers.interval(reading);
            String floor = Numbers.floor(reading);
            String p = reading.p().map(Numbers::chance).orElse("");
            out.append(String.format(
                    "  %-28s %10s  %-18s %-18s %-9s %s%n", subject, value, interval, floor, p, reading.place()));
        }
        out.append("\n  floor and p: ").append(Told.floor(readings.stream())).append('\n');
        return glyphs.plain(out.toString());
    }
}

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
        StringBuilder out = new StringBuilder(card.name() + (unit.isEmpty() ? "" : ", " + unit) + "   ("
                + card.harm().words() + ")\n\n");
        out.append(String.format(
                "  %-28s %10s  %-18s %-18s %-9s %s%n", "", "value", "95 % interval", "floor", "p", "place"));
        for (Reading reading : readings) {
            String subject = CheckText.fit(reading.subject(), 28);
            if (reading.value() instanceof Value.Undefined undefined) {
                out.append(String.format("  %-28s  undefined  %s%n", subject, undefined.why()));
                continue;
            }
            String value =
                    Told.number(reading).map(x -> Numbers.of(x, card.unit())).orElse("");
            String interval =
                    reading.interval().map(i -> Numbers.range(i, card.unit())).orElse("");
            String floor =
                    reading.floor().map(f -> Numbers.range(f, card.unit())).orElse("");
            String p = reading.p().map(Numbers::chance).orElse("");
            out.append(String.format(
                    "  %-28s %10s  %-18s %-18s %-9s %s%n", subject, value, interval, floor, p, reading.place()));
        }
        return glyphs.plain(out.toString());
    }
}

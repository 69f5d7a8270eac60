package org.genloss.io.render;

import java.util.Comparator;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.metric.Interval;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Reading;

/** Where nothing was lost: the smallest loss that would have shown, reading by reading. Health means nothing without it. */
final class CheckHtmlPower {
    private static final int ROWS = 16;

    private CheckHtmlPower() {}

    /** Nothing where no share kept was measured. */
    static Html section(CheckResult result, Told told) {
        int shown = told.shown();
        List<Told.Line> lines = told.lines().stream()
                .filter(l -> l.tested() && l.card().unit() == Card.Unit.SHARE)
                .filter(l -> l.card().harm() == Card.Harm.LESS
                        && l.readings().get(shown).floor().isPresent())
                .sorted(Comparator.comparingDouble(l -> loss(l.readings().get(shown))))
                .toList();
        Html html = new Html();
        if (lines.isEmpty()) {
            return html;
        }
        html.open("section", "class", "power", "aria-labelledby", "s2").text("h2", "What would have shown", "id", "s2");
        html.text(
                "p",
                "Each reading for itself. The verdict asks for more, since it tests all of them at once.",
                "class",
                "lede small");
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        html.text("th", "of the reference's")
                .text("th", "kept", "class", "n")
                .text("th", "a loss above this leaves its floor", "class", "n")
                .close(2)
                .open("tbody");
        for (Told.Line line : lines.subList(0, Math.min(ROWS, lines.size()))) {
            Reading reading = line.readings().get(shown);
            html.open("tr")
                    .text("td", line.title())
                    .text("td", Numbers.valueWithUnit(reading), "class", "n")
                    .text("td", words(reading), "class", "n")
                    .close();
        }
        html.close(3);
        if (lines.size() > ROWS) {
            html.text(
                    "p",
                    Numbers.count(lines.size() - ROWS, "reading") + " with a wider floor below.",
                    "class",
                    "small mute");
        }
        return html.close().line();
    }

    private static String words(Reading reading) {
        double loss = loss(reading);
        return loss >= 1
                ? "even a total one stays within"
                : Numbers.withUnit(Numbers.of(loss, Card.Unit.SHARE), Card.Unit.SHARE);
    }

    /** From no loss down to the lower end of the floor. */
    private static double loss(Reading reading) {
        return Math.max(0, 1 - reading.floor().map(Interval::low).orElse(0.0));
    }
}

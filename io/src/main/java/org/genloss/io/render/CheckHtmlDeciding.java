package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Level;
import org.genloss.verdict.Reading;

/** The readings that decide, a small chart each, and the one that did not move although others did. */
final class CheckHtmlDeciding {
    /** From so many generations on a line is drawn through them. */
    private static final int SERIES = 3;

    private final CheckResult result;
    private final Told told;
    private final Html html = new Html();

    CheckHtmlDeciding(CheckResult result, Told told) {
        this.result = result;
        this.told = told;
    }

    Html section() {
        List<Told.Line> lines = new ArrayList<>(told.deciding(told.shown(), 5));
        boolean calm = lines.isEmpty() || result.worst() == Level.HEALTHY;
        if (lines.isEmpty()) { // what the verdict looked at, or else what comes first
            Stream.concat(told.headline(told.shown(), told.lines().size()).stream(), told.lines().stream())
                    .filter(l -> l.readings().stream()
                            .allMatch(
                                    r -> Told.number(r).isPresent() && r.floor().isPresent()))
                    .distinct()
                    .limit(3)
                    .forEachOrdered(lines::add);
        }
        Optional<Told.Line> unmoved = calm ? Optional.empty() : told.unmoved(told.shown());
        unmoved.ifPresent(lines::add);
        if (lines.isEmpty()) {
            return html;
        }
        html.open("section", "aria-labelledby", "s1").text("h2", heading(lines), "id", "s1");
        legend();
        html.open("div", "class", "grid c3");
        lines.forEach(line -> html.add(panel(line)));
        html.close();
        unmoved.ifPresent(line -> html.text(
                "p",
                line.title() + " never left its floor: looked at alone, it would have passed every generation.",
                "class",
                "small mute"));
        return html.close().line();
    }

    private String heading(List<Told.Line> lines) {
        boolean found =
                lines.stream().anyMatch(l -> told.finding(l, told.shown()).isPresent());
        return found ? "The readings that decide it" : "Readings and their floors";
    }

    private void legend() {
        html.open("div", "class", "howto");
        html.open("span")
                .open("svg", "width", "30", "height", "12", "aria-hidden", "true")
                .empty("rect", "width", "30", "height", "12", "fill", "var(--floor)")
                .close();
        html.text("floor: " + Reading.FLOOR).close();
        html.open("span").open("svg", "width", "30", "height", "12", "aria-hidden", "true");
        if (result.generations().size() >= SERIES) {
            html.empty("rect", "width", "30", "height", "12", "fill", "var(--series)", "fill-opacity", ".2");
            stroke("2", "1");
        } else {
            stroke("3", ".45");
        }
        html.close()
                .text(result.generations().size() >= SERIES ? "reading, 95 % interval" : "95 % interval")
                .close();
        dot("var(--series)", "filled: beyond floor");
        dot("var(--card)", "open: within or touching it");
        html.close();
    }

    private void stroke(String width, String opacity) {
        html.empty(
                "line",
                "x1",
                "0",
                "x2",
                "30",
                "y1",
                "6",
                "y2",
                "6",
                "stroke",
                "var(--series)",
                "stroke-width",
                width,
                "stroke-opacity",
                opacity);
    }

    private void dot(String fill, String words) {
        html.open("span").open("svg", "width", "12", "height", "12", "aria-hidden", "true");
        html.empty(
                        "circle",
                        "cx",
                        "6",
                        "cy",
                        "6",
                        "r",
                        "3.6",
                        "fill",
                        fill,
                        "stroke",
                        "var(--series)",
                        "stroke-width",
                        "1.6")
                .close()
                .text(words)
                .close();
    }

    private Html panel(Told.Line line) {
        Html figure = new Html()
                .open("figure", "class", "panel")
                .open("figcaption")
                .open("h3")
                .text(line.title() + " ");
        figure.text("span", Numbers.unit(line.card().unit()), "class", "mute un")
                .close();
        figure.text("div", note(line), "class", "tiny mute").close();
        boolean series = result.generations().size() >= SERIES;
        return figure.add(series ? CheckHtmlChart.of(line, result) : CheckHtmlPlaces.chart(line, result))
                .close();
    }

    private String note(Told.Line line) {
        Reading shown = line.readings().get(told.shown());
        String range = Numbers.floor(shown);
        String floor = range.isEmpty()
                ? "no floor"
                : "floor " + Numbers.withUnit(range, line.card().unit());
        for (int g = 0; g < line.readings().size(); g++) {
            if (line.readings().get(g).place().startsWith("beyond")) {
                String name = result.generations().get(g).data().name();
                return floor + " · " + Told.place(line.readings().get(g)).replace("floor", "it")
                        + (result.generations().size() == 1 ? "" : " from " + name);
            }
        }
        boolean touching = line.readings().stream().anyMatch(r -> r.place().startsWith("touches"));
        return floor + (touching ? " · touching it" : " · within it");
    }
}

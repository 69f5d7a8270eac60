package org.genloss.io.render;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.genloss.catalog.Card;
import org.genloss.metric.Interval;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Reading;

/** Where readings lie: floor box, interval bar and value dot on one scale. A chart of rows for one or two generations, a small one in tables. */
final class CheckHtmlPlaces {
    private static final double LEFT = 84;
    private static final double RIGHT = 268;
    private static final double ROW = 30;

    private CheckHtmlPlaces() {}

    /** A row a generation, an axis below: no trend is drawn through one or two points. */
    static Html chart(Told.Line line, CheckResult result) {
        List<Reading> readings = line.readings();
        List<String> names =
                result.generations().stream().map(g -> g.data().name()).toList();
        Chart.Axis axis = Chart.Axis.over(CheckHtmlChart.ends(readings), false);
        DoubleUnaryOperator at = x -> LEFT + (RIGHT - LEFT) * (x - axis.low()) / (axis.high() - axis.low());
        double bottom = 18 + ROW * readings.size();
        Html svg = new Html()
                .open(
                        "svg",
                        "class",
                        "ch",
                        "viewBox",
                        "0 0 344 " + Chart.n(bottom + 20),
                        "role",
                        "img",
                        "aria-label",
                        CheckHtmlChart.label(line, names));
        grid(svg, axis, at, line.card().unit(), bottom);
        for (int g = 0; g < readings.size(); g++) {
            double y = 18 + ROW * (g + 0.5);
            Reading reading = readings.get(g);
            svg.text("text", Cells.fit(names.get(g), 13), "x", "0", "y", Chart.n(y + 3.5));
            marks(svg, reading, at, y, 9);
            svg.open("title")
                    .text(names.get(g) + ": " + CheckHtmlChart.words(reading))
                    .close();
            svg.text("text", Numbers.valueWithUnit(reading), "class", "b i", "x", "276", "y", Chart.n(y + 3.5));
            if (g == 0) {
                reading.floor()
                        .ifPresent(f -> svg.text(
                                "text",
                                "floor",
                                "class",
                                "fll",
                                "text-anchor",
                                "middle",
                                "x",
                                Chart.n(at.applyAsDouble((f.low() + f.high()) / 2)),
                                "y",
                                "12"));
            }
        }
        return svg.close();
    }

    /** Ticks far enough apart to be read. */
    private static void grid(Html svg, Chart.Axis axis, DoubleUnaryOperator at, Card.Unit unit, double bottom) {
        double before = Double.NEGATIVE_INFINITY;
        String said = "";
        for (double tick : axis.ticks()) {
            double x = at.applyAsDouble(tick);
            String words = Chart.tick(Numbers.of(tick, unit));
            double half = 3.2 * words.length();
            svg.empty("line", "class", "ax", "x1", Chart.n(x), "x2", Chart.n(x), "y1", "18", "y2", Chart.n(bottom));
            if (x - half > before + 6 && !words.equals(said)) {
                svg.text("text", words, "text-anchor", "middle", "x", Chart.n(x), "y", Chart.n(bottom + 14));
                before = x + half;
                said = words;
            }
        }
        svg.empty(
                "line",
                "class",
                "base",
                "x1",
                Chart.n(LEFT),
                "x2",
                Chart.n(RIGHT),
                "y1",
                Chart.n(bottom),
                "y2",
                Chart.n(bottom));
    }

    /** The same in a table's cell, on one scale over all generations. */
    static Html cell(Told.Line line, Reading reading) {
        List<Double> ends = CheckHtmlChart.ends(line.readings());
        double low = ends.stream().mapToDouble(d -> d).min().orElse(0);
        double high = ends.stream().mapToDouble(d -> d).max().orElse(1);
        double width = high > low ? high - low : 1;
        Html svg =
                new Html().open("svg", "width", "108", "height", "16", "viewBox", "0 0 108 16", "aria-hidden", "true");
        marks(svg, reading, x -> 4 + 100 * (x - low) / width, 8, 6);
        return svg.close();
    }

    private static void marks(Html svg, Reading reading, DoubleUnaryOperator at, double y, double half) {
        reading.floor().ifPresent(f -> box(svg, f, at, y, half));
        reading.interval()
                .ifPresent(i -> svg.empty(
                        "line",
                        "x1",
                        Chart.n(at.applyAsDouble(i.low())),
                        "x2",
                        Chart.n(at.applyAsDouble(i.high())),
                        "y1",
                        Chart.n(y),
                        "y2",
                        Chart.n(y),
                        "stroke",
                        "var(--series)",
                        "stroke-width",
                        "3",
                        "stroke-opacity",
                        ".45"));
        boolean beyond = reading.place().startsWith("beyond");
        Told.number(reading)
                .ifPresent(x -> svg.empty(
                        "circle",
                        "cx",
                        Chart.n(at.applyAsDouble(x)),
                        "cy",
                        Chart.n(y),
                        "r",
                        half > 8 ? "3.6" : "3",
                        "fill",
                        beyond ? "var(--series)" : "var(--card)",
                        "stroke",
                        "var(--series)",
                        "stroke-width",
                        "1.6"));
    }

    private static void box(Html svg, Interval floor, DoubleUnaryOperator at, double y, double half) {
        double from = at.applyAsDouble(floor.low());
        svg.empty(
                "rect",
                "x",
                Chart.n(from),
                "y",
                Chart.n(y - half),
                "width",
                Chart.n(Math.max(1, at.applyAsDouble(floor.high()) - from)),
                "height",
                Chart.n(2 * half),
                "fill",
                "var(--floor)");
    }
}

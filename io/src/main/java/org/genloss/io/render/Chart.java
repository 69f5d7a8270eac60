package org.genloss.io.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small line chart as SVG, 344 units wide: floor band, intervals, line with dots, theory, control. Marks are drawn in the order they are added. */
final class Chart {
    private static final double LEFT = 42;
    private static final double RIGHT = 294;
    private static final double TOP = 14;
    private static final double BOTTOM = 166;

    /** Characters of a name below the axis. */
    private static final int NAME = 14;

    private static final double APART = 12;

    private final Html svg = new Html();
    private final Axis axis;
    private final int points;
    private final List<End> labels = new ArrayList<>();

    /**
     * @param axis values to places
     * @param points places along the x axis
     * @param label all values in words
     */
    Chart(Axis axis, int points, String label) {
        this.axis = axis;
        this.points = points;
        svg.open("svg", "class", "ch", "viewBox", "0 0 344 190", "role", "img", "aria-label", label);
    }

    /** A linear scale from low to high with round ticks. */
    record Axis(double low, double high) {
        /** From all finite values, with a little air; a constant gets air on both sides. */
        static Axis over(List<Double> values, boolean fromZero) {
            double low = values.stream()
                    .filter(Double::isFinite)
                    .mapToDouble(d -> d)
                    .min()
                    .orElse(0);
            double high = values.stream()
                    .filter(Double::isFinite)
                    .mapToDouble(d -> d)
                    .max()
                    .orElse(1);
            double air = high > low ? 0.06 * (high - low) : Math.max(1e-9, Math.abs(high) * 0.1);
            return new Axis(fromZero && low >= 0 ? 0 : low - air, high + air);
        }

        List<Double> ticks() {
            double raw = (high - low) / 3;
            double power = Math.pow(10, Math.floor(Math.log10(raw)));
            double step = raw / power >= 5 ? 5 * power : raw / power >= 2 ? 2 * power : power;
            List<Double> ticks = new java.util.ArrayList<>();
            for (double tick = Math.ceil(low / step) * step; tick <= high + 1e-9 * step; tick += step) {
                ticks.add(Math.abs(tick) < step * 1e-6 ? 0 : tick);
            }
            return ticks;
        }
    }

    private double x(int point) {
        return points == 1 ? (LEFT + RIGHT) / 2 : LEFT + 16.4 + point * (RIGHT - LEFT - 32.8) / (points - 1);
    }

    /** Between two points. */
    private double between(double place) {
        int below = (int) Math.min(place, points - 2.0);
        return x(below) + (place - below) * (x(below + 1) - x(below));
    }

    /** An upright line at a place along the points, 1.5 halfway from the second to the third, with its interval as a strip. */
    Chart mark(double place, double low, double high, String title) {
        String wide = n(Math.max(1, between(high) - between(low)));
        svg.empty("rect", "class", "mk", "x", n(between(low)), "y", n(TOP), "width", wide, "height", n(BOTTOM - TOP));
        String x = n(between(place));
        svg.open("line", "class", "mkl", "x1", x, "x2", x, "y1", n(TOP), "y2", n(BOTTOM))
                .text("title", title)
                .close();
        return this;
    }

    private double y(double value) {
        return BOTTOM - (value - axis.low()) / (axis.high() - axis.low()) * (BOTTOM - TOP);
    }

    /** The band of the floor, point by point, named at its right end; NaN leaves a point out. */
    Chart floor(double[] low, double[] high) {
        int[] known = IntStream.range(0, points)
                .filter(i -> Double.isFinite(low[i]) && Double.isFinite(high[i]))
                .toArray();
        if (known.length == 0) {
            return this;
        }
        int first = known[0];
        int last = known[known.length - 1];
        StringBuilder top = new StringBuilder(n(LEFT) + "," + n(y(high[first])));
        StringBuilder bottom = new StringBuilder(n(LEFT) + "," + n(y(low[first])));
        for (int i : known) {
            top.append(' ').append(n(x(i))).append(',').append(n(y(high[i])));
            bottom.insert(0, n(x(i)) + "," + n(y(low[i])) + " ");
        }
        top.append(' ').append(n(RIGHT)).append(',').append(n(y(high[last])));
        bottom.insert(0, n(RIGHT) + "," + n(y(low[last])) + " ");
        svg.empty("polygon", "class", "fl", "points", top + " " + bottom);
        svg.empty("polyline", "class", "fle", "fill", "none", "points", top);
        svg.empty("polyline", "class", "fle", "fill", "none", "points", bottom);
        labels.add(new End((high[last] + low[last]) / 2, "floor", "var(--floor-ink)", false));
        return this;
    }

    /** Grid lines with their numbers, each number once. */
    Chart grid(java.util.function.DoubleFunction<String> words) {
        String before = "";
        for (double tick : axis.ticks()) {
            svg.empty("line", "class", "ax", "x1", n(LEFT), "x2", n(RIGHT), "y1", n(y(tick)), "y2", n(y(tick)));
            String number = tick(words.apply(tick));
            if (!number.equals(before)) {
                svg.text("text", number, "x", "36", "y", n(y(tick) + 3.5), "text-anchor", "end");
            }
            before = number;
        }
        return this;
    }

    /** Without zeros that say nothing: "80" for "80.0". */
    static String tick(String number) {
        return number.replaceFirst("\\.0+$", "");
    }

    /** A band between two lines; points with a NaN are left out. */
    Chart band(double[] low, double[] high, String colour) {
        StringBuilder up = new StringBuilder();
        StringBuilder back = new StringBuilder();
        for (int i = 0; i < points; i++) {
            if (Double.isFinite(low[i]) && Double.isFinite(high[i])) {
                up.append(n(x(i))).append(',').append(n(y(high[i]))).append(' ');
                back.insert(0, n(x(i)) + "," + n(y(low[i])) + " ");
            }
        }
        svg.empty("polygon", "points", (up.toString() + back).strip(), "fill", colour, "fill-opacity", "0.2");
        return this;
    }

    /** A bar between two values. */
    Chart bar(int point, double from, double to, String colour, String title) {
        double width = Math.min(26, 0.72 * (RIGHT - LEFT) / Math.max(points, 1));
        double top = y(Math.max(from, to));
        svg.open(
                "rect",
                "x",
                n(x(point) - width / 2),
                "y",
                n(top),
                "width",
                n(width),
                "height",
                n(y(Math.min(from, to)) - top),
                "fill",
                colour,
                "stroke",
                "var(--card)",
                "stroke-width",
                "0.6");
        svg.text("title", title).close();
        return this;
    }

    /** A line through the finite points. */
    Chart line(double[] values, String colour) {
        svg.empty(
                "polyline",
                "points",
                places(values),
                "fill",
                "none",
                "stroke",
                colour,
                "stroke-width",
                "2",
                "stroke-linejoin",
                "round",
                "stroke-linecap",
                "round");
        return this;
    }

    /** A line of a class: "th" is theory, "ctl" the control. */
    Chart styled(double[] values, String style) {
        svg.empty("polyline", "points", places(values), "class", style);
        return this;
    }

    private String places(double[] values) {
        return java.util.stream.IntStream.range(0, points)
                .filter(i -> Double.isFinite(values[i]))
                .mapToObj(i -> n(x(i)) + "," + n(y(values[i])))
                .collect(Collectors.joining(" "));
    }

    Chart dot(int point, double value, String colour, boolean filled, String title) {
        svg.open(
                "circle",
                "cx",
                n(x(point)),
                "cy",
                n(y(value)),
                "r",
                "3.4",
                "fill",
                filled ? colour : "var(--card)",
                "stroke",
                colour,
                "stroke-width",
                "1.6");
        svg.text("title", title).close();
        return this;
    }

    /** Words at the right end of a line. @param strong whether they name the chart's own line */
    record End(double value, String words, String colour, boolean strong) {}

    /** Names lines at their right ends. */
    Chart ends(List<End> ends) {
        labels.addAll(ends);
        return this;
    }

    /** All names at the right, the floor's too: 12 units apart at least, in the order of what they name. */
    private void labels() {
        List<End> sorted = labels.stream()
                .filter(e -> Double.isFinite(e.value()) && !e.words().isEmpty())
                .sorted(Comparator.comparingDouble(e -> y(e.value())))
                .toList();
        double[] places = sorted.stream().mapToDouble(e -> y(e.value())).toArray();
        for (int i = 1; i < places.length; i++) {
            places[i] = Math.max(places[i], places[i - 1] + APART);
        }
        for (int i = places.length - 1; i >= 0; i--) {
            double below = i == places.length - 1 ? BOTTOM : places[i + 1] - APART;
            places[i] = Math.min(places[i], below);
        }
        for (int i = 0; i < places.length; i++) {
            End end = sorted.get(i);
            svg.text(
                    "text",
                    end.words(),
                    "class",
                    end.strong() ? "b i" : null,
                    "x",
                    n(end.strong() ? Math.min(RIGHT, x(points - 1) + 9) : RIGHT + 3),
                    "y",
                    n(places[i] + 3.5),
                    "style",
                    end.colour() == null ? null : "fill:" + end.colour());
        }
    }

    /** Names below the axis; where they are many only some are written. */
    Html names(List<String> names) {
        svg.empty("line", "class", "base", "x1", n(LEFT), "x2", n(RIGHT), "y1", n(BOTTOM), "y2", n(BOTTOM));
        List<String> shown = names.stream().map(name -> Cells.end(name, NAME)).toList();
        int every = Math.max(1, (int) Math.ceil(
                shown.stream().mapToInt(s -> s.length() + 1).max().orElse(1) * 6.2 * points / (RIGHT - LEFT)));
        for (int i = 0; i < points; i++) {
            boolean last = i == points - 1 && (points - 1) % every > every / 2;
            if (i % every == 0 || last) {
                svg.text("text", shown.get(i), "x", n(x(i)), "y", "184", "text-anchor", "middle");
            }
        }
        labels();
        return svg.close();
    }

    static String n(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

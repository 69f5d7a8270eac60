package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.genloss.catalog.Card;
import org.genloss.metric.Interval;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Reading;

/** One reading along the generations as a chart: floor, interval, line with dots. For three generations and more. */
final class CheckHtmlChart {
    private static final String COLOUR = "var(--series)";

    private CheckHtmlChart() {}

    static Html of(Told.Line line, CheckResult result) {
        List<Reading> readings = line.readings();
        Card.Unit unit = line.card().unit();
        List<String> names =
                result.generations().stream().map(g -> g.data().name()).toList();
        Chart chart = new Chart(Chart.Axis.over(ends(readings), false), readings.size(), label(line, names));
        chart.floor(
                numbers(readings, r -> r.floor().map(Interval::low)),
                numbers(readings, r -> r.floor().map(Interval::high)));
        chart.grid(tick -> Numbers.of(tick, unit));
        double[] values = readings.stream()
                .mapToDouble(r -> Told.number(r).orElse(Double.NaN))
                .toArray();
        double[] low = readings.stream()
                .mapToDouble(r -> r.interval().map(Interval::low).orElse(Double.NaN))
                .toArray();
        double[] high = readings.stream()
                .mapToDouble(r -> r.interval().map(Interval::high).orElse(Double.NaN))
                .toArray();
        chart.band(low, high, COLOUR).line(values, COLOUR);
        for (int g = 0; g < readings.size(); g++) {
            if (Double.isFinite(values[g])) {
                chart.dot(
                        g,
                        values[g],
                        COLOUR,
                        readings.get(g).place().startsWith("beyond"),
                        names.get(g) + ": " + words(readings.get(g)));
            }
        }
        int last = readings.size() - 1;
        String value = Double.isFinite(values[last]) ? Numbers.value(readings.get(last)) : "";
        chart.ends(List.of(new Chart.End(values[last], value, null, true)));
        return chart.names(names);
    }

    private static double[] numbers(List<Reading> readings, Function<Reading, Optional<Double>> number) {
        return readings.stream()
                .mapToDouble(r -> number.apply(r).orElse(Double.NaN))
                .toArray();
    }

    /** Everything that has to lie on the scale. */
    static List<Double> ends(List<Reading> readings) {
        List<Double> ends = new ArrayList<>();
        for (Reading reading : readings) {
            Told.number(reading).ifPresent(ends::add);
            reading.interval().ifPresent(i -> ends.addAll(List.of(i.low(), i.high())));
            reading.floor().ifPresent(f -> ends.addAll(List.of(f.low(), f.high())));
        }
        return ends;
    }

    /** All values in words. */
    static String label(Told.Line line, List<String> names) {
        List<String> parts = new ArrayList<>();
        for (int g = 0; g < names.size(); g++) {
            parts.add(names.get(g) + " " + words(line.readings().get(g)));
        }
        return line.title() + ": " + String.join("; ", parts);
    }

    /** "50.9 %, 95 % interval 48.6–53.1, floor 73.5–78.0", or why one of them is not there. */
    static String words(Reading reading) {
        String interval = Numbers.interval(reading);
        String floor = Numbers.floor(reading);
        return Numbers.valueWithUnit(reading)
                + (interval.isEmpty() ? "" : ", 95 % interval " + interval)
                + (floor.isEmpty() ? "" : ", floor " + floor)
                + (reading.reason().isEmpty() ? "" : ", " + reading.reason());
    }
}

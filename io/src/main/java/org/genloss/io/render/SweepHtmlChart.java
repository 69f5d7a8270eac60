package org.genloss.io.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.genloss.catalog.Card;
import org.genloss.lab.sweep.DoseResponse;
import org.genloss.lab.sweep.Sweep;
import org.genloss.lab.sweep.Threshold;

/** The share kept along one factor. Doses stand at equal distances; straight lines between them stay straight. */
final class SweepHtmlChart {
    private static final String COLOUR = "var(--series)";

    private SweepHtmlChart() {}

    static Html of(Sweep sweep, SweepWords words, Sweep.Line line) {
        DoseResponse response = line.response();
        List<DoseResponse.Point> points = response.points();
        double[] low = points.stream().mapToDouble(p -> p.band().low()).toArray();
        double[] high = points.stream().mapToDouble(p -> p.band().high()).toArray();
        double[] tolerance = new double[points.size()];
        Arrays.fill(tolerance, sweep.tolerance());
        List<Double> values = new ArrayList<>(List.of(1.0, sweep.tolerance()));
        points.forEach(p -> values.addAll(
                List.of(p.ratio(), p.fitted(), p.band().low(), p.band().high())));
        Chart chart = new Chart(Chart.Axis.over(values, true), points.size(), label(words, line));
        chart.grid(tick -> Numbers.of(tick, Card.Unit.SHARE));
        if (response.threshold() instanceof Threshold.Found found) {
            chart.mark(
                    place(points, found.at()),
                    place(points, found.interval().low()),
                    place(points, found.interval().high()),
                    "threshold: " + Numbers.plain(found.at()));
        }
        chart.band(low, high, COLOUR);
        chart.styled(tolerance, "ctl");
        chart.line(points.stream().mapToDouble(DoseResponse.Point::fitted).toArray(), COLOUR);
        for (int i = 0; i < points.size(); i++) {
            DoseResponse.Point point = points.get(i);
            chart.dot(
                    i,
                    point.ratio(),
                    COLOUR,
                    true,
                    SweepWords.dose(point.dose()) + ": " + SweepWords.share(point.ratio()));
        }
        double last = points.get(points.size() - 1).fitted();
        chart.ends(List.of(
                new Chart.End(sweep.tolerance(), "asked", "var(--control)", false),
                new Chart.End(last, Numbers.of(last, Card.Unit.SHARE), COLOUR, true)));
        Html figure = new Html().open("figure", "class", "panel").text("h3", words.line(line) + ", %");
        List<String> names = points.stream().map(p -> SweepWords.dose(p.dose())).toList();
        return figure.add(chart.names(names)).close();
    }

    /** Where a value of the factor stands along the doses. */
    private static double place(List<DoseResponse.Point> points, double value) {
        for (int i = 1; i < points.size(); i++) {
            double from = points.get(i - 1).dose();
            double to = points.get(i).dose();
            if (value <= to && to > from) {
                return i - 1 + Math.max(0, (value - from) / (to - from));
            }
        }
        return points.size() - 1;
    }

    private static String label(SweepWords words, Sweep.Line line) {
        return words.line(line) + ", share kept by " + words.factor(line.factor()) + ": "
                + line.response().points().stream()
                        .map(p -> SweepWords.dose(p.dose()) + ": " + SweepWords.share(p.ratio()))
                        .collect(Collectors.joining(", "));
    }
}

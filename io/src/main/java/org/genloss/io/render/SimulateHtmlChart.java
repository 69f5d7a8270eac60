package org.genloss.io.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.Arm;
import org.genloss.lab.Trajectory;
import org.genloss.metric.Interval;

/** One measure of one regime along the generations; all regimes of a measure share the axis, because they are compared. */
final class SimulateHtmlChart {
    private SimulateHtmlChart() {}

    static Html of(SimulateResult.Cell cell, Curves curves, Curves.Curve curve, String regime) {
        Card.Unit unit = curve.card().unit();
        int last = curves.generations() - 1;
        double[] means = curves.means(curve, regime);
        double[] control = curves.means(curve, Arm.REAL_ONLY.label());
        double[] theory = curves.theory(curve, regime);
        String colour = Regimes.colour(cell.regimes(), regime);
        Chart chart = new Chart(
                axis(cell, curves, curve),
                curves.generations(),
                label(curve, curves.names().of(regime), means, unit));
        curves.reference(curve)
                .flatMap(Trajectory.Point::spread)
                .ifPresent(s -> chart.floor(constant(s.low(), last + 1), constant(s.high(), last + 1)));
        chart.grid(tick -> Numbers.of(tick, unit));
        chart.band(ends(curves, curve, regime, true), ends(curves, curve, regime, false), colour);
        chart.styled(control, "ctl");
        if (Double.isFinite(theory[last])) {
            chart.styled(theory, "th");
        }
        chart.line(means, colour);
        for (int t = 0; t <= last; t++) {
            if (Double.isFinite(means[t]) && (curves.generations() <= 12 || t == last)) {
                chart.dot(
                        t,
                        means[t],
                        colour,
                        t == last,
                        "generation " + (t + 1) + ": " + Numbers.of(means[t], unit) + " " + Numbers.unit(unit));
            }
        }
        List<Chart.End> ends = new ArrayList<>();
        ends.add(new Chart.End(control[last], "real only", "var(--control)", false));
        ends.add(new Chart.End(
                theory[last],
                curves.approximation(curve, regime).isPresent() ? "theory ≈" : "theory",
                "var(--ink)",
                false));
        ends.add(new Chart.End(
                means[last], Double.isFinite(means[last]) ? Numbers.of(means[last], unit) : "", colour, true));
        chart.ends(ends);
        Html figure = new Html()
                .open("figure", "class", "panel")
                .text("div", curves.names().first(regime), "class", "only", "style", "color:" + colour);
        return figure.add(chart.names(IntStream.rangeClosed(1, curves.generations())
                        .mapToObj(Integer::toString)
                        .toList()))
                .close();
    }

    private static double[] constant(double value, int points) {
        double[] values = new double[points];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] ends(Curves curves, Curves.Curve curve, String regime, boolean low) {
        double[] ends = new double[curves.generations()];
        for (int t = 1; t <= ends.length; t++) {
            Optional<Interval> spread = curves.point(curve, regime, t).flatMap(Trajectory.Point::spread);
            ends[t - 1] = spread.map(low ? Interval::low : Interval::high).orElse(Double.NaN);
        }
        return ends;
    }

    private static Chart.Axis axis(SimulateResult.Cell cell, Curves curves, Curves.Curve curve) {
        List<Double> values = new ArrayList<>();
        List<String> regimes = new ArrayList<>(cell.regimes());
        regimes.add(Arm.REAL_ONLY.label());
        for (String regime : regimes) {
            for (double[] numbers : List.of(
                    ends(curves, curve, regime, true),
                    ends(curves, curve, regime, false),
                    curves.means(curve, regime),
                    curves.theory(curve, regime))) {
                Arrays.stream(numbers).filter(Double::isFinite).forEach(values::add);
            }
        }
        curves.reference(curve)
                .flatMap(Trajectory.Point::spread)
                .ifPresent(s -> values.addAll(List.of(s.low(), s.high())));
        return Chart.Axis.over(values, true);
    }

    private static String label(Curves.Curve curve, String name, double[] means, Card.Unit unit) {
        List<String> parts = new ArrayList<>();
        for (int t = 0; t < means.length; t++) {
            parts.add((t + 1) + ": " + (Double.isFinite(means[t]) ? Numbers.of(means[t], unit) : "undefined"));
        }
        return curve.title() + " under " + name + ", by generation: " + String.join(", ", parts) + " "
                + Numbers.unit(unit);
    }
}

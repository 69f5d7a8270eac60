package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.lab.decomposition.Breakdown;
import org.genloss.lab.decomposition.Breakdown.Estimate;

/** The errors of a cell on its page: bars of stacked errors a generation, the numbers below, how each error grows. */
final class ErrorsHtml {
    private static final List<String> COLOURS = List.of("var(--series)", "var(--fresh)", "var(--other1)");

    private ErrorsHtml() {}

    static Html section(List<Breakdown> breakdowns) {
        Html html = new Html();
        if (breakdowns.isEmpty()) {
            return html;
        }
        html.open("section").text("h2", "Where the distance from the truth comes from");
        html.text(
                "p",
                "The same seeds, run again with errors let in one after another: first a class that lacks the law, then the learner's own optimiser and decoder, then finitely many items. They sum to the distance. Below 0: the error undoes some of those before it.",
                "class",
                "lede small");
        html.open("p", "class", "small", "style", "margin-top:8px");
        for (int i = 0; i < Errors.NAMES.size(); i++) {
            html.text("span", "", "class", "sw", "style", "background:" + COLOURS.get(i))
                    .text(Errors.NAMES.get(i) + ": " + Errors.MEANS.get(i) + ". ");
        }
        html.text("Line: the total.").close();
        html.open("div", "class", "grid mat", "style", "--n:2;margin-top:14px");
        breakdowns.forEach(breakdown -> html.add(panel(breakdown)));
        return html.close(2).line();
    }

    private static Html panel(Breakdown breakdown) {
        Html html = new Html().open("figure", "class", "panel", "style", "max-width:440px");
        html.text("h3", Errors.title(breakdown) + ", " + Regimes.title(breakdown.regime()));
        html.add(chart(breakdown)).add(table(breakdown));
        html.open("figcaption", "class", "tiny mute");
        Errors.signature(breakdown).forEach(line -> html.text("p", line));
        return html.text("p", Errors.interaction(breakdown)).close(2);
    }

    private static Html chart(Breakdown breakdown) {
        Card.Unit unit = breakdown.distance().unit();
        List<Breakdown.Step> steps = breakdown.steps();
        List<Double> ends = new ArrayList<>(List.of(0.0));
        steps.forEach(step -> {
            ends.add(side(step, 1));
            ends.add(side(step, -1));
        });
        Chart chart = new Chart(Chart.Axis.over(ends, true), steps.size(), words(breakdown));
        chart.grid(tick -> Numbers.of(tick, unit));
        double[] totals = new double[steps.size()];
        for (int t = 0; t < totals.length; t++) {
            double up = 0;
            double down = 0;
            totals[t] = steps.get(t).total().mean();
            for (int i = 0; i < COLOURS.size(); i++) {
                Estimate part = steps.get(t).nested().all().get(i);
                double from = part.mean() < 0 ? down : up;
                if (part.n() > 0 && part.mean() != 0) {
                    String title =
                            "generation " + (t + 1) + ": " + Errors.NAMES.get(i) + " " + Errors.number(part, breakdown);
                    chart.bar(t, from, from + part.mean(), COLOURS.get(i), title);
                    up += Math.max(0, part.mean());
                    down += Math.min(0, part.mean());
                }
            }
        }
        chart.line(totals, "var(--ink)");
        int last = totals.length - 1;
        chart.ends(List.of(
                new Chart.End(totals[last], Errors.number(steps.get(last).total(), breakdown), "var(--ink)", false)));
        return chart.names(IntStream.rangeClosed(1, totals.length)
                .mapToObj(Integer::toString)
                .toList());
    }

    /** Where the bars of a generation end above or below 0. */
    private static double side(Breakdown.Step step, int sign) {
        return step.nested().all().stream()
                .filter(part -> part.n() > 0 && part.mean() * sign > 0)
                .mapToDouble(Estimate::mean)
                .sum();
    }

    private static String words(Breakdown breakdown) {
        List<String> parts = new ArrayList<>();
        for (Breakdown.Step step : breakdown.steps()) {
            List<Estimate> all = step.nested().all();
            parts.add(step.generation() + ": " + Errors.number(all.get(0), breakdown) + " + "
                    + Errors.number(all.get(1), breakdown) + " + " + Errors.number(all.get(2), breakdown) + " = "
                    + Errors.number(step.total(), breakdown));
        }
        return Errors.title(breakdown) + " under " + Regimes.title(breakdown.regime())
                + ", by generation, expressivity + learning + statistics = total: " + String.join(", ", parts);
    }

    private static Html table(Breakdown breakdown) {
        int last = breakdown.steps().size();
        List<Integer> generations = SimulateText.few(last, 2);
        Html html = new Html().open("div", "class", "scroll").open("table", "style", "min-width:0");
        html.open("thead").open("tr").text("th", "Error");
        generations.forEach(t -> html.text("th", t == 1 ? "gen. 1" : Integer.toString(t), "class", "n"));
        html.text("th", "reverse", "class", "n")
                .text("th", "Shapley", "class", "n")
                .close(2)
                .open("tbody");
        Breakdown.Step end = breakdown.steps().get(last - 1);
        for (int i = 0; i <= Errors.NAMES.size(); i++) {
            boolean total = i == Errors.NAMES.size();
            List<Estimate> line = Errors.line(breakdown, i);
            html.open("tr").text("th", total ? "Total" : Errors.NAMES.get(i), "scope", "row");
            generations.forEach(t -> html.text("td", Errors.number(line.get(t - 1), breakdown), "class", "n"));
            html.text("td", total ? "" : Errors.number(end.reverse().all().get(i), breakdown), "class", "n")
                    .text("td", total ? "" : Errors.number(end.shapley().all().get(i), breakdown), "class", "n")
                    .close();
        }
        return html.close(3);
    }
}

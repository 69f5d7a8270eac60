package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.genloss.catalog.Card;
import org.genloss.io.experiment.ModelKeys;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.Arm;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Trajectory;
import org.genloss.metric.Interval;
import org.genloss.verdict.Verdict;

/** A run as one self-contained page: what happened, curves by regime, what each generation draws, the numbers, how to run it again. */
public final class SimulateHtml {
    private static final int MEASURES = 5;
    private static final int CHARTS = 12;
    private final SimulateResult result;
    private final Html html = new Html();

    private SimulateHtml(SimulateResult result) {
        this.result = result;
    }

    public static String render(SimulateResult result) {
        return new SimulateHtml(result).render();
    }

    private String render() {
        SimulateResult.Cell first = result.cells().get(0);
        html.add(Page.top("simulate", result.spec().name(), facts(first)))
                .line()
                .open("main", "id", "main");
        result.sweep().ifPresent(sweep -> html.add(new SweepHtml(result, sweep).section()));
        for (int c = 0; c < result.cells().size(); c++) {
            cell(result.cells().get(c), c);
            html.add(ErrorsHtml.section(result.breakdowns(c)));
        }
        again(first);
        html.close().line().add(Page.foot(result.version(), credit()));
        return Page.of("genloss simulate: " + result.spec().name(), "simulate", "", html);
    }

    private String facts(SimulateResult.Cell cell) {
        return cell.experiment().learner().card().name() + " · "
                + SweepWords.size(result, "items", cell.experiment().items()) + " · "
                + SweepWords.size(result, "generations", cell.experiment().generations()) + " · "
                + SweepWords.size(result, "replicates", cell.experiment().replicates()) + " · genloss "
                + result.version();
    }

    private String credit() {
        boolean digits = "digits".equals(String.valueOf(result.spec().data().get("builtin")));
        return digits
                ? "Digits: UCI optical recognition of handwritten digits, CC BY 4.0 (Alpaydin and Kaynak 1998)"
                : "The same experiment, seed and version give the same bytes.";
    }

    private void cell(SimulateResult.Cell cell, int index) {
        Curves curves = new Curves(cell);
        Sentences sentences = new Sentences(cell, curves);
        String n = "--n:" + cell.regimes().size();
        if (!cell.name().isEmpty()) {
            html.open("section", "style", n).text("h2", cell.name()).close();
        }
        html.open("div", "class", "hero", "style", n)
                .text(index == 0 && result.sweep().isEmpty() ? "h1" : "h2", String.join(" ", sentences.two()));
        html.text(
                "p",
                "Compared with " + Arm.REAL_ONLY.label()
                        + ": the same model, fitted to fresh real data every time. So what a single fit loses is not blamed on the loop.");
        if (index == 0) {
            SimulateText.remarks(result).forEach(remark -> html.text("p", remark));
        }
        html.close();
        cards(cell, sentences, curves.names());
        if (!cell.fitted()) {
            return;
        }
        List<Curves.Curve> shown = Shown.of(curves, result.spec().metrics(), MEASURES, Integer.MAX_VALUE)
                .curves();
        charts(cell, curves, shown.subList(0, Math.min(CHARTS, shown.size())), n);
        html.add(OnsetWords.section(cell)).add(new Gallery(cell).section());
        if (!shown.isEmpty()) {
            numbers(cell, curves, shown);
        }
    }

    private void cards(SimulateResult.Cell cell, Sentences sentences, Regimes names) {
        html.open("ul", "class", "regs");
        for (String regime : cell.regimes()) {
            html.open("li", "class", "rg", "style", "--c:" + Regimes.colour(cell.regimes(), regime))
                    .text("h3", names.first(regime))
                    .text("span", Regimes.means(regime), "class", "tiny mute");
            Optional<Verdict> verdict = sentences.verdict(regime);
            verdict.ifPresent(v -> {
                html.add(Page.pill(v.level())).text("p", v.sentence(), "class", "small");
                v.warnings().forEach(warning -> html.text("p", warning, "class", "small"));
            });
            if (!cell.stopped(regime).isEmpty()) {
                html.text("p", cell.stopped(regime), "class", "small");
            }
            html.close();
        }
        html.close().line();
        String control = cell.stopped(Arm.REAL_ONLY.label());
        if (!control.isEmpty()) {
            html.text("p", Regimes.capital(Arm.REAL_ONLY.label()) + ": " + control, "class", "small");
        }
    }

    private void charts(SimulateResult.Cell cell, Curves curves, List<Curves.Curve> shown, String n) {
        if (shown.isEmpty()) {
            return;
        }
        html.open("section", "style", n)
                .text(
                        "h2",
                        Numbers.count(cell.regimes().size(), "regime") + ", "
                                + Numbers.count(curves.generations(), "generation"));
        html.text(
                "p",
                "Line: mean of " + Numbers.count(cell.experiment().replicates(), "run")
                        + ". Band: 90 % of the runs. Dashed: theory, where there is a closed form; ≈ where it is only nearly right. Dotted: real data only. Grey: the reference against itself.",
                "class",
                "lede small");
        html.open("div", "class", "grid mat", "style", "margin-top:14px");
        cell.regimes()
                .forEach(r -> html.text(
                        "div",
                        curves.names().first(r),
                        "class",
                        "colh",
                        "style",
                        "color:" + Regimes.colour(cell.regimes(), r)));
        for (Curves.Curve curve : shown) {
            html.open("div", "class", "rowh")
                    .open("h3")
                    .text(curve.title() + " ")
                    .text("span", Numbers.titled(curve.card().unit()), "class", "mute un")
                    .close();
            html.text("span", curve.card().sentence(), "class", "tiny mute").close();
            cell.regimes().forEach(r -> html.add(SimulateHtmlChart.of(cell, curves, curve, r)));
        }
        html.close(2).line();
    }

    private void numbers(SimulateResult.Cell cell, Curves curves, List<Curves.Curve> shown) {
        List<Integer> generations = SimulateText.few(curves.generations(), 7);
        html.open("section")
                .text("h2", "The numbers")
                .text(
                        "p",
                        "Mean of the replicates ± half its 95 % interval; where it is not defined in all of them, of how many it is. All of them: trajectory.csv.",
                        "class",
                        "lede small");
        html.open("div", "class", "scroll")
                .open("table", "id", cell.name().isEmpty() ? "tb" : null)
                .open("thead")
                .open("tr")
                .text("th", "Reading")
                .text("th", "Regime");
        generations.forEach(t -> html.text("th", t == 1 ? "generation 1" : Integer.toString(t), "class", "n"));
        html.text("th", "theory at " + curves.generations(), "class", "n")
                .close(2)
                .open("tbody");
        for (Curves.Curve curve : shown) {
            List<String> rows = new ArrayList<>(cell.regimes());
            rows.add(Arm.REAL_ONLY.label());
            for (int i = 0; i < rows.size(); i++) {
                row(cell, curves, curve, rows.get(i), generations, i == 0);
            }
            reference(curves, curve, generations);
        }
        html.close(4).line();
    }

    private void row(
            SimulateResult.Cell cell,
            Curves curves,
            Curves.Curve curve,
            String regime,
            List<Integer> generations,
            boolean first) {
        Card.Unit unit = curve.card().unit();
        html.open("tr", "class", first ? "fst" : null)
                .open("th", "scope", "row")
                .text(first ? curve.title() + " " : "")
                .text("span", first ? Numbers.titled(unit) : "", "class", "mute")
                .close();
        html.open("td")
                .text("span", "", "class", "sw", "style", "background:" + Regimes.colour(cell.regimes(), regime))
                .text(curves.names().first(regime))
                .close();
        for (int t : generations) {
            Optional<Trajectory.Point> point = curves.point(curve, regime, t);
            double mean = curves.mean(curve, regime, t);
            html.open("td", "class", "n").text(Double.isFinite(mean) ? Numbers.of(mean, unit) : "undefined");
            point.flatMap(Trajectory.Point::meanInterval)
                    .filter(i -> Double.isFinite(mean))
                    .ifPresent(i -> html.text("span", " ± " + Numbers.of(half(i), unit), "class", "mute pm"));
            curves.counted(curve, regime, t)
                    .ifPresent(runs -> html.text("span", " in " + runs + " runs", "class", "mute pm"));
            html.close();
        }
        html.open("td", "class", "n mute").text(curves.expected(curve, regime));
        curves.approximation(curve, regime).ifPresent(when -> html.text("span", " holds " + when, "class", "pm"));
        html.close().close();
    }

    private static double half(Interval interval) {
        return (interval.high() - interval.low()) / 2;
    }

    private void reference(Curves curves, Curves.Curve curve, List<Integer> generations) {
        html.open("tr").text("th", "", "scope", "row").text("td", "Reference against itself", "class", "mute");
        Optional<Trajectory.Point> point = curves.reference(curve);
        String words = point.flatMap(Trajectory.Point::spread)
                .map(s -> Numbers.range(s, curve.card().unit()) + ", 90 % of "
                        + Numbers.count(point.orElseThrow().n(), "split"))
                .orElse("does not apply: it is asked of models");
        html.text("td", words, "class", "n mute", "colspan", Integer.toString(generations.size() + 1))
                .close();
    }

    private void again(SimulateResult.Cell cell) {
        html.open("section").open("div", "class", "grid c2").open("div").text("h2", "What this is, and what not");
        html.text(
                "p",
                cell.experiment().learner().card().name()
                        + " stands in for a generator here. It shows the mechanism and its speed at this size; a larger model has its own.",
                "class",
                "small",
                "style",
                "margin-top:10px");
        html.close()
                .open("div")
                .text("h2", "Run it again")
                .open("pre")
                .text("span", "$ ", "class", "p")
                .text("genloss simulate experiment.yaml")
                .close();
        html.open("dl", "class", "facts");
        Learner learner = cell.experiment().learner() instanceof Sampling.Steered steered
                ? steered.learner()
                : cell.experiment().learner();
        fact("Learner", learner.card().id() + " " + org.genloss.catalog.Settings.of(learner));
        if (!result.spec().sampling().isEmpty()) {
            fact("Sampling", String.valueOf(result.spec().sampling()));
        }
        String settled = result.spec().metrics().stream()
                .filter(measure -> measure.contains(":"))
                .collect(Collectors.joining("; "));
        if (!settled.isEmpty()) {
            fact("Metrics", settled + "; all others at their defaults");
        }
        result.spec().model(ModelKeys.ENCODER).ifPresent(model -> fact("Embeddings", "by " + model.text()));
        result.spec().model(ModelKeys.LANGUAGE).ifPresent(model -> fact("Log probabilities", "by " + model.text()));
        fact("Held out", "data that no model is fitted to; every metric compares with it");
        fact(
                "Interval",
                "over replicates, Student's t with "
                        + Math.max(0, cell.experiment().replicates() - 1) + " degrees of freedom");
        fact(
                "Verdict",
                "last generation against that of real data only, and the spread against generation 1, replicate by replicate; false-alarm rate 1 % a regime, over all readings");
        fact("Seed", String.valueOf(result.spec().seed()));
        fact("Bytes", "the same for any thread count, and after --resume");
        fact("Files", "trajectory.csv, trajectory.parquet, ledger.jsonl, experiment.yaml, run.json, generations/");
        html.close(4);
    }

    private void fact(String name, String value) {
        html.text("dt", name).text("dd", value);
    }
}

package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.genloss.data.Schema;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Reading;
import org.genloss.verdict.Verdict;

/** A check as one self-contained page: the verdict, what decided it, what was lost by example, every reading, how it was measured. */
public final class CheckHtml {
    private static final int MANY = 12;
    private final CheckResult result;
    private final RunInfo info;
    private final Told told;
    private final Html html = new Html();

    private CheckHtml(CheckResult result, RunInfo info) {
        this.result = result;
        this.info = info;
        this.told = new Told(result);
    }

    public static String render(CheckResult result, RunInfo info) {
        return new CheckHtml(result, info).render();
    }

    private String render() {
        html.add(Page.top("check", result.reference().name(), facts())).line();
        html.open("main", "id", "main");
        hero();
        strip();
        deciding();
        html.add(CheckHtmlLost.section(result));
        CheckHtmlReadings readings = new CheckHtmlReadings(result, told);
        html.add(readings.section()).line();
        measured();
        html.close().line();
        html.add(Page.foot(info.version(), "The same input, seed and version give the same bytes."));
        return Page.of("genloss check: " + result.worst().words(), "check", readings.css(), html);
    }

    private String facts() {
        String names = result.generations().size() == 1
                ? name(0)
                : name(0) + " … " + name(result.generations().size() - 1);
        return names + " against " + result.reference().name() + " · "
                + Numbers.count(result.reference().items(), "item") + " · genloss " + info.version();
    }

    private String name(int generation) {
        return result.generations().get(generation).data().name();
    }

    private void hero() {
        html.open("div", "class", "hero")
                .open("div", "class", "row")
                .add(Page.pill(result.worst()))
                .open("span", "class", "small mute");
        html.text(info.passed() ? "Gate passed (" : "Gate failed, exit 1 (")
                .text("code", info.gate())
                .text(info.passed() ? ")." : "): " + String.join(", ", info.failing()) + ".");
        html.close(2).text("h1", result.headline());
        Optional<CheckResult.Generation> first = told.firstLoss();
        Verdict verdict = first.orElse(result.generations().get(told.shown())).verdict();
        List<Finding> findings = verdict.findings();
        if (findings.isEmpty()) {
            html.text("p", verdict.power());
        } else {
            html.open("p")
                    .text(first.map(g -> "First sign, " + g.data().name() + ": ")
                            .orElse(""))
                    .text(findings.get(0).sentence());
            examples(findings.get(0));
            html.close();
        }
        result.generations().stream()
                .flatMap(g -> g.verdict().warnings().stream())
                .distinct()
                .forEach(w -> html.text("p", w, "class", "small warn"));
        html.close().line();
    }

    private void examples(Finding finding) {
        if (!finding.examples().isEmpty()
                && !finding.sentence().contains(finding.examples().get(0))) {
            html.text(" For example ");
            for (int i = 0; i < finding.examples().size(); i++) {
                html.text(i == 0 ? "" : ", ").data(finding.examples().get(i));
            }
            html.text(".");
        }
    }

    private void strip() {
        html.open("ol", "class", "strip", "aria-label", "Verdict per generation");
        html.open("li", "class", "cell ref")
                .open("span", "class", "nm")
                .name("reference")
                .close()
                .text("span", result.reference().name(), "class", "v mute");
        html.open("span", "class", "tiny mute ln")
                .text("span", Numbers.count(result.reference().items(), "item"))
                .close(2);
        if (result.generations().size() > MANY) {
            timeline();
            return;
        }
        for (CheckResult.Generation generation : result.generations()) {
            Verdict verdict = generation.verdict();
            html.open("li", "class", "cell " + Page.name(verdict.level()))
                    .open("span", "class", "nm")
                    .name(generation.data().name())
                    .close();
            html.add(Page.pill(verdict.level()))
                    .open("span", "class", "tiny mute ln")
                    .text("span", Numbers.count(generation.data().items(), "item"))
                    .text(" ");
            html.text(
                            "span",
                            verdict.findings().isEmpty()
                                    ? "no findings"
                                    : Numbers.count(verdict.findings().size(), "finding"))
                    .text(" ");
            html.text(
                            "span",
                            "confidence "
                                    + (verdict.confidence() > 0.99
                                            ? ">0.99"
                                            : String.format(Locale.ROOT, "%.2f", verdict.confidence())))
                    .close(2);
        }
        html.close().line();
    }

    /** Many generations: a glyph each, with its name and verdict to be read on it. */
    private void timeline() {
        html.open("li", "class", "cell", "style", "grid-column:1/-1").open("div", "class", "row");
        for (CheckResult.Generation generation : result.generations()) {
            String words = generation.data().name() + ": "
                    + generation.verdict().level().words();
            html.open("span", "class", Page.name(generation.verdict().level()), "title", words);
            html.add(Page.glyph(generation.verdict().level(), "width:14px;height:14px"));
            html.text("span", words + ". ", "class", "vh").close();
        }
        html.close(3).line();
    }

    private void deciding() {
        List<Told.Line> lines = new ArrayList<>(told.deciding(told.shown(), 5));
        boolean calm = lines.isEmpty();
        if (calm) {
            lines.addAll(told.lines().stream()
                    .filter(l -> l.readings().stream()
                            .allMatch(
                                    r -> Told.number(r).isPresent() && r.floor().isPresent()))
                    .limit(3)
                    .toList());
        }
        Optional<Told.Line> unmoved = calm ? Optional.empty() : told.unmoved(told.shown());
        unmoved.ifPresent(lines::add);
        if (lines.isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "s1")
                .text("h2", calm ? "Readings and their floors" : "The readings that decide it", "id", "s1");
        legend();
        html.open("div", "class", "grid c3");
        lines.forEach(line -> html.add(panel(line)));
        html.close();
        unmoved.ifPresent(line -> html.text(
                "p",
                line.title() + " never left its floor: looked at alone, it would have passed every generation.",
                "class",
                "small mute"));
        html.close().line();
    }

    private void legend() {
        html.open("div", "class", "howto");
        html.open("span")
                .open("svg", "width", "30", "height", "12", "aria-hidden", "true")
                .empty("rect", "width", "30", "height", "12", "fill", "var(--floor)")
                .close();
        html.text("floor: the reference against itself at this size").close();
        html.open("span")
                .open("svg", "width", "30", "height", "12", "aria-hidden", "true")
                .empty("rect", "width", "30", "height", "12", "fill", "var(--series)", "fill-opacity", ".2");
        html.empty("line", "x1", "0", "x2", "30", "y1", "6", "y2", "6", "stroke", "var(--series)", "stroke-width", "2")
                .close()
                .text("reading, 95 % interval")
                .close();
        html.open("span")
                .open("svg", "width", "12", "height", "12", "aria-hidden", "true")
                .empty("circle", "cx", "6", "cy", "6", "r", "3.6", "fill", "var(--series)")
                .close()
                .text("filled: beyond floor")
                .close();
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
                        "var(--card)",
                        "stroke",
                        "var(--series)",
                        "stroke-width",
                        "1.6")
                .close()
                .text("open: within or touching it")
                .close(2);
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
        return figure.add(CheckHtmlChart.of(line, result)).close();
    }

    private String note(Told.Line line) {
        Reading shown = line.readings().get(told.shown());
        String floor = shown.floor()
                .map(f -> "floor " + Numbers.range(f, line.card().unit()) + " "
                        + Numbers.unit(line.card().unit()))
                .orElse("no floor")
                .strip();
        for (int g = 0; g < line.readings().size(); g++) {
            if (line.readings().get(g).place().startsWith("beyond")) {
                return floor + " · beyond it " + (result.generations().size() == 1 ? "" : "from ")
                        + (result.generations().size() == 1 ? "" : name(g));
            }
        }
        return floor + " · within it";
    }

    private void measured() {
        html.open("section", "aria-labelledby", "s4")
                .open("div", "class", "grid c2")
                .open("div")
                .text("h2", "How it was measured", "id", "s4");
        html.open("dl", "class", "facts", "style", "margin-top:12px");
        fact("Reference", described(result.reference()));
        result.generations().stream().limit(12).forEach(g -> fact(g.data().name(), described(g.data())));
        fact(
                "Unit",
                result.settings()
                        .groupField()
                        .map(f -> "groups by the field " + f)
                        .orElse("each item stands alone"));
        fact(
                "Verdict",
                Numbers.count(result.permutations())
                        + " relabellings of whole groups; all findings share a false-alarm rate of "
                        + Numbers.plain(result.settings().alpha() * 100)
                        + " %: 60 % of it for losses, 30 % for shifts, 10 % for content lost by name, each divided by the number of generations");
        fact("Intervals", "95 %, delete-one over 16 folds by hash of group");
        fact(
                "Floor",
                "the reference against itself: 2.5 % to 97.5 % of random relabellings of both sides at these sizes");
        fact(
                "Population",
                result.settings().samePopulation()
                        ? "declared to be the same (--same-population)"
                        : "not declared to be the same");
        fact("Seed", result.settings().seed().path());
        fact("Version", "genloss " + info.version());
        html.close(2)
                .open("div")
                .text("h3", "Reproduce")
                .open("pre")
                .text("span", "$ ", "class", "p")
                .text(info.command())
                .close();
        next();
        html.close(3).line();
    }

    private static String described(CheckResult.DataSet data) {
        String used = data.drawn() < data.items()
                ? ", of which " + Numbers.count(data.drawn()) + " drawn by hash of group"
                : "";
        return Numbers.count(data.items(), "item") + " of " + data.kind().word() + used
                + (data.paths().isEmpty() ? "" : " (" + String.join(", ", data.paths()) + ")");
    }

    private void fact(String name, String value) {
        html.text("dt", name).text("dd", value);
    }

    private void next() {
        html.text("h2", "What to do next", "style", "margin-top:24px").open("ol", "class", "next");
        Optional<CheckResult.Generation> first = told.firstLoss();
        if (first.isPresent()) {
            int at = result.generations().indexOf(first.get());
            html.open("li")
                    .text(
                            "b",
                            at == 0
                                    ? "Do not train on " + first.get().data().name() + "."
                                    : "Stop at " + name(at - 1) + ".");
            html.text(
                            at == 0
                                    ? " It has lost what the reference has."
                                    : " It is the last generation in which no loss was found.")
                    .close();
            if (result.reference().kind() != Schema.Kind.TABLE) {
                String learner = result.reference().kind() == Schema.Kind.TEXT ? "ngram" : "gmm";
                html.open("li")
                        .text("b", "See the loop on this data.")
                        .open("pre")
                        .text("span", "$ ", "class", "p");
                html.text("genloss simulate --data "
                                + result.reference().paths().stream()
                                        .findFirst()
                                        .orElse("FILE") + " --learner " + learner)
                        .close(2);
            }
            html.open("li")
                    .text("b", "Keep every earlier generation and add fresh real data.")
                    .text(" Both slow the loss; replacing the data does not.")
                    .close();
        } else {
            html.open("li")
                    .text("b", "Nothing to undo.")
                    .text(" " + result.generations().get(told.shown()).verdict().power())
                    .close();
        }
        html.close();
    }
}

package org.genloss.io.render;

import java.util.List;
import java.util.Locale;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.sweep.Factor;
import org.genloss.lab.sweep.Sweep;
import org.genloss.verdict.Verdict;

/** The top of the page of a sweep: thresholds in sentences, dose-response charts, heat maps of two factors, all cells as a table. */
final class SweepHtml {
    private static final double STRONGEST = 55;

    private final SimulateResult result;
    private final Sweep sweep;
    private final SweepWords words;
    private final Html html = new Html();

    SweepHtml(SimulateResult result, Sweep sweep) {
        this.result = result;
        this.sweep = sweep;
        this.words = new SweepWords(result);
    }

    Html section() {
        List<String> sentences = words.foundFirst();
        html.open("div", "class", "hero").text("h1", sentences.get(0)).text("p", words.question());
        if (sentences.size() > 1) {
            html.open("ul", "class", "sws");
            sentences.stream().skip(1).forEach(sentence -> html.text("li", sentence));
            html.close();
        }
        html.close().line();
        charts();
        for (int r = 0; r < sweep.regimes().size(); r++) {
            if (sweep.varied(r).size() == 2) {
                heat(r, sweep.varied(r).get(0), sweep.varied(r).get(1));
            }
        }
        table();
        return html;
    }

    private void charts() {
        List<Sweep.Line> shown = sweep.lines().stream()
                .filter(line -> !line.response().points().isEmpty())
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        html.open("section")
                .text("h2", "Share kept along " + words.factor(shown.get(0).factor()));
        html.text(
                "p",
                "Dots: the cells. Line and band: a monotone fit with 95 % of its bootstrap over replicates. Dotted: what is asked for, "
                        + words.tolerance()
                        + ". Upright: the threshold with its 95 % interval. Values stand at equal distances.",
                "class",
                "lede small");
        html.open("div", "class", "grid c3", "style", "margin-top:14px");
        shown.forEach(line -> html.add(SweepHtmlChart.of(sweep, words, line)));
        html.close(2).line();
    }

    /** The first factor runs down, the second across. */
    private void heat(int regime, int down, int across) {
        Factor rows = sweep.factors().get(down);
        Factor columns = sweep.factors().get(across);
        html.open("section")
                .text(
                        "h2",
                        Regimes.capital(sweep.regimes().get(regime)) + ": " + words.factor(down) + " and "
                                + words.factor(across));
        html.open("div", "class", "scroll").open("table", "class", "heat");
        html.text(
                "caption",
                "Share kept, with its 95 % interval; the stronger the colour the more is lost. Outlined: less than "
                        + words.tolerance() + " is kept.");
        html.open("thead").open("tr").text("th", words.factor(down) + " ↓  " + words.factor(across) + " →");
        for (int i = 0; i < columns.values().size(); i++) {
            html.text("th", SweepWords.value(columns, i), "scope", "col", "class", "n");
        }
        html.close(2).open("tbody");
        for (int row = 0; row < rows.values().size(); row++) {
            html.open("tr").text("th", SweepWords.value(rows, row), "scope", "row");
            for (int column = 0; column < columns.values().size(); column++) {
                heat(kept(regime, down, row, across, column));
            }
            html.close();
        }
        html.close(4).line();
    }

    /** Other factors do not touch the regime: their first value stands for all. */
    private Sweep.Kept kept(int regime, int down, int row, int across, int column) {
        return sweep.cells().stream()
                .filter(c -> c.at().get(down) == row && c.at().get(across) == column)
                .findFirst()
                .orElseThrow()
                .kept()
                .get(regime);
    }

    private void heat(Sweep.Kept kept) {
        if (!Double.isFinite(kept.ratio())) {
            html.text("td", "undefined", "class", "n mute");
            return;
        }
        double lost = Math.max(0, Math.min(1, 1 - kept.ratio()));
        String colour = String.format(
                Locale.ROOT, "background:color-mix(in srgb,var(--late) %.0f%%,var(--card))", STRONGEST * lost);
        boolean under = kept.ratio() < sweep.tolerance();
        html.open("td", "class", under ? "n un" : "n", "style", colour).text(SweepWords.share(kept.ratio()));
        html.text("span", SweepWords.interval(kept), "class", "iv");
        if (under) {
            html.text("span", "less than " + words.tolerance(), "class", "vh");
        }
        html.close();
    }

    private void table() {
        html.open("section")
                .text("h2", "The cells")
                .text(
                        "p",
                        "Share kept with its 95 % interval over replicates, and the verdict over all readings.",
                        "class",
                        "lede small");
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (int f = 0; f < sweep.factors().size(); f++) {
            html.text("th", sweep.factors().get(f).path(), "scope", "col");
        }
        for (String regime : sweep.regimes()) {
            html.text("th", Regimes.capital(regime), "scope", "col").text("th", "Verdict", "scope", "col");
        }
        html.close(2).open("tbody");
        for (int c = 0; c < sweep.cells().size(); c++) {
            row(sweep.cells().get(c), result.cells().get(c));
        }
        html.close(4).line();
    }

    private void row(Sweep.Cell cell, SimulateResult.Cell run) {
        html.open("tr");
        for (int f = 0; f < sweep.factors().size(); f++) {
            html.text("td", SweepWords.value(sweep.factors().get(f), cell.at().get(f)));
        }
        for (int r = 0; r < sweep.regimes().size(); r++) {
            html.text("td", SweepWords.kept(cell.kept().get(r))).open("td");
            Verdict verdict = run.verdicts().get(cell.labels().get(r));
            if (verdict != null) {
                html.add(Page.pill(verdict.level()));
            }
            html.close();
        }
        html.close();
    }
}

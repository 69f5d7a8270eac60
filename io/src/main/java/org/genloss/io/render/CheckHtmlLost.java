package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genloss.verdict.CheckResult;

/** What was lost, by example: a table for each kind of thing. */
final class CheckHtmlLost {
    private static final int ROWS = 12;
    private static final int NAME = 10;

    /** Pixels of all bars of a row. */
    private static final double BARS = 110;

    private CheckHtmlLost() {}

    static Html section(CheckResult result) {
        Html html = new Html();
        if (result.lost().isEmpty() && result.gained().isEmpty()) {
            return html;
        }
        boolean fewer = !result.lost().isEmpty();
        html.open("section", "class", "lost", "aria-labelledby", "s2").text("h2", heading(result, fewer), "id", "s2");
        html.text(
                "p",
                "Counts are groups that contain it. By luck: how often a sample of this size would hold so few, or so many, given all groups of both sides.",
                "class",
                "lede small");
        html.open("div", "class", "grid c2", "style", "margin-top:18px");
        Map<String, List<CheckResult.Lost>> lost = byKind(result.lost());
        Map<String, List<CheckResult.Lost>> gained = byKind(result.gained());
        lost.forEach((kind, things) -> {
            html.add(table(capital(kind) + ": gone or thinned out", things, result));
            if (gained.containsKey(kind)) {
                html.add(table(capital(kind) + ": what took its place", gained.remove(kind), result));
            }
        });
        gained.forEach((kind, things) -> html.add(table(capital(kind) + ": new or far more", things, result)));
        return html.close(2).line();
    }

    private static String heading(CheckResult result, boolean fewer) {
        if (!fewer) {
            return "What is new, by example";
        }
        return result.worst().isLoss() ? "What was lost, by example" : "What is rarer, by example";
    }

    private static Map<String, List<CheckResult.Lost>> byKind(List<CheckResult.Lost> things) {
        Map<String, List<CheckResult.Lost>> kinds = new LinkedHashMap<>();
        things.forEach(
                t -> kinds.computeIfAbsent(t.what(), k -> new ArrayList<>()).add(t));
        return kinds;
    }

    private static String capital(String kind) {
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }

    private static Html table(String kind, List<CheckResult.Lost> all, CheckResult result) {
        List<CheckResult.Lost> things = all.subList(0, Math.min(ROWS, all.size()));
        int at = things.get(0).at();
        String name = result.generations().get(at).data().name();
        Html html = new Html()
                .open("div", "class", "keep")
                .text("h3", kind)
                .open("div", "class", "scroll")
                .open("table")
                .text("caption", kind, "class", "vh");
        html.open("thead")
                .open("tr")
                .text("th", "")
                .text("th", "reference", "class", "n")
                .text("th", "then each")
                .text("th", Cells.end(name, NAME), "class", "n")
                .text("th", "since")
                .text("th", "by luck", "class", "n")
                .close(2);
        html.open("tbody");
        for (CheckResult.Lost lost : things) {
            html.open("tr")
                    .open("td", "class", "w")
                    .data(Cells.fit(lost.name(), 80))
                    .close()
                    .text("td", Numbers.count(lost.reference()), "class", "n");
            html.open("td")
                    .add(bars(lost))
                    .close()
                    .text("td", Numbers.count(lost.generations().get(at)), "class", "n")
                    .open("td", "class", "st")
                    .data(Cells.end(
                            result.generations().get(lost.since()).data().name(),
                            NAME)) // two tables stand side by side
                    .close();
            html.text("td", Numbers.chance(lost.chance()), "class", "n mute").close();
        }
        return html.close(4);
    }

    /** Reference in grey, then one bar a generation; zero is a red line, not a gap. */
    private static Html bars(CheckResult.Lost lost) {
        List<Long> counts = new ArrayList<>(List.of(lost.reference()));
        counts.addAll(lost.generations());
        long most = Math.max(1, counts.stream().mapToLong(n -> n).max().orElse(1));
        double step = Math.min(10.7, BARS / counts.size());
        Html svg = new Html()
                .open(
                        "svg",
                        "width",
                        Chart.n(step * counts.size()),
                        "height",
                        "16",
                        "role",
                        "img",
                        "aria-label",
                        "reference " + counts.get(0) + ", then " + counts.subList(1, counts.size()));
        for (int i = 0; i < counts.size(); i++) {
            double height = 15.0 * counts.get(i) / most;
            String colour = i == 0 ? "var(--floor-ink)" : counts.get(i) == 0 ? "var(--late)" : "var(--series)";
            double drawn = Math.max(1, height);
            svg.empty(
                    "rect",
                    "x",
                    Chart.n(i * step + 0.5),
                    "y",
                    Chart.n(16 - drawn),
                    "width",
                    Chart.n(step - 2),
                    "height",
                    Chart.n(drawn),
                    "fill",
                    colour);
        }
        return svg.close();
    }
}

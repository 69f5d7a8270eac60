package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.verdict.CheckResult;

/** What was lost, by example: a table for each kind of thing. */
final class CheckHtmlLost {
    private static final int ROWS = 12;

    private CheckHtmlLost() {}

    static Html section(CheckResult result) {
        Html html = new Html();
        if (result.lost().isEmpty()) {
            return html;
        }
        Map<String, List<CheckResult.Lost>> kinds = new LinkedHashMap<>();
        for (CheckResult.Lost lost : result.lost()) {
            kinds.computeIfAbsent(heading(lost.what()), k -> new ArrayList<>()).add(lost);
        }
        html.open("section", "class", "lost", "aria-labelledby", "s2")
                .text(
                        "h2",
                        result.worst().isLoss() ? "What was lost, by example" : "What is rarer, by example",
                        "id",
                        "s2");
        html.text(
                "p",
                "Counts are groups that contain it. By luck: how often a sample of this size would hold so few, given all groups of both sides.",
                "class",
                "lede small");
        html.open("div", "class", "grid c2", "style", "margin-top:18px");
        kinds.forEach((kind, things) ->
                html.add(table(kind, things.subList(0, Math.min(ROWS, things.size())), result)));
        return html.close(2).line();
    }

    private static String heading(String what) {
        return what.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + what.substring(1) + ": gone or thinned out";
    }

    private static Html table(String kind, List<CheckResult.Lost> things, CheckResult result) {
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
                .text("th", "reference, then generations")
                .text("th", name, "class", "n")
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
                    .open("td")
                    .data(result.generations().get(lost.since()).data().name())
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
        double step = Math.min(10.7, 160.0 / counts.size());
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

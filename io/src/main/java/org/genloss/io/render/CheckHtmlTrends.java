package org.genloss.io.render;

import java.util.List;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.SeriesTrend;
import org.genloss.verdict.battery.Wording;

/** The readings that get worse along the generations, on the page. */
final class CheckHtmlTrends {
    private static final int ROWS = 12;

    private CheckHtmlTrends() {}

    /** Nothing below five generations, or where nothing moves towards harm. */
    static Html section(CheckResult result) {
        List<SeriesTrend> harmful = CheckTextTrends.harmful(result);
        Html html = new Html();
        if (harmful.isEmpty()) {
            return html;
        }
        html.open("section", "class", "power", "aria-labelledby", "s5")
                .text("h2", CheckTextTrends.TITLE, "id", "s5")
                .text(
                        "p",
                        Wording.capital(CheckTextTrends.HOW) + ". A trend does not decide the verdict.",
                        "class",
                        "lede small");
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        html.text("th", "reading")
                .text("th", "a generation", "class", "n")
                .text("th", "95 % interval", "class", "n")
                .text("th", "generations", "class", "n")
                .text("th", "chance, adjusted", "class", "n")
                .close(2)
                .open("tbody");
        for (SeriesTrend trend : harmful.subList(0, Math.min(ROWS, harmful.size()))) {
            html.open("tr")
                    .text("td", CheckTextTrends.name(trend))
                    .text("td", CheckTextTrends.slope(trend), "class", "n")
                    .text("td", CheckTextTrends.range(trend), "class", "n iv")
                    .text("td", Numbers.count(trend.generations()), "class", "n")
                    .text("td", Numbers.chance(trend.adjusted()), "class", "n")
                    .close();
        }
        html.close(3);
        int more = harmful.size() - ROWS;
        if (more > 0) {
            html.text(
                    "p", "And " + Numbers.count(more, "more reading") + "; check.json has all.", "class", "small mute");
        }
        return html.close().line();
    }
}

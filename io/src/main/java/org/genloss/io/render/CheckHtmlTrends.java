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
        Html html = new Html();
        String how = Wording.capital(CheckTextTrends.how(result)) + ". A trend does not decide the verdict.";
        table(html, CheckTextTrends.TITLE, how, CheckTextTrends.harmful(result), "s5");
        String why = Wording.capital(CheckTextTrends.why(result)) + ".";
        table(html, CheckTextTrends.UNDECIDED, why, CheckTextTrends.undecided(result), "s5u");
        return html;
    }

    private static void table(Html html, String title, String note, List<SeriesTrend> trends, String id) {
        if (trends.isEmpty()) {
            return;
        }
        html.open("section", "class", "power", "aria-labelledby", id)
                .text("h2", title, "id", id)
                .text("p", note, "class", "lede small");
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        html.text("th", "reading")
                .text("th", "a generation", "class", "n")
                .text("th", "95 % interval", "class", "n")
                .text("th", "generations", "class", "n")
                .text("th", "chance, adjusted", "class", "n")
                .close(2)
                .open("tbody");
        for (SeriesTrend trend : trends.subList(0, Math.min(ROWS, trends.size()))) {
            html.open("tr")
                    .text("td", CheckTextTrends.name(trend))
                    .text("td", CheckTextTrends.slope(trend), "class", "n")
                    .text("td", CheckTextTrends.range(trend), "class", "n iv")
                    .text("td", Numbers.count(trend.generations()), "class", "n")
                    .text("td", Numbers.chance(trend.adjusted()), "class", "n")
                    .close();
        }
        html.close(3);
        int more = trends.size() - ROWS;
        if (more > 0) {
            html.text(
                    "p", "And " + Numbers.count(more, "more reading") + "; check.json has all.", "class", "small mute");
        }
        html.close().line();
    }
}

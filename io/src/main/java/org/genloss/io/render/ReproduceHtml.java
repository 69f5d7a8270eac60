package org.genloss.io.render;

import java.util.List;
import org.genloss.io.reproduce.Outcome;
import org.genloss.io.reproduce.Published;

/** Published results beside our figures, as one self-contained page. */
public final class ReproduceHtml {
    private ReproduceHtml() {}

    public static String render(List<Outcome> outcomes, String version) {
        Html html = new Html();
        html.add(Page.top("reproduce", "published results", "genloss " + version))
                .line()
                .open("main", "id", "main")
                .open("div", "class", "hero")
                .text("h1", ReproduceText.summary(outcomes).replaceFirst("\\. .*", "."))
                .text(
                        "p",
                        "A figure agrees where the published one, or the closed form, lies within 4 standard errors of ours; a right one fails that once in 16,000.")
                .close();
        for (Outcome outcome : outcomes) {
            result(html, outcome);
        }
        html.close()
                .line()
                .add(Page.foot(
                        version, "The same seed and version give the same bytes. Run one again: genloss reproduce ID"));
        return Page.of("genloss reproduce", "simulate", "", html);
    }

    private static void result(Html html, Outcome outcome) {
        Published published = outcome.published();
        html.open("section", "id", published.id())
                .text("h2", published.title())
                .text("p", published.citation() + ". " + published.setting() + ".", "class", "lede small");
        if (outcome.figures().isEmpty()) {
            html.text("p", "Cannot be run here: " + published.cannot() + ".")
                    .close()
                    .line();
            return;
        }
        html.open("div", "class", "scroll")
                .open("table")
                .open("thead")
                .open("tr")
                .text("th", published.id())
                .text("th", "published")
                .text("th", "ours", "class", "n")
                .text("th", "95 % interval", "class", "n")
                .text("th", "chains", "class", "n")
                .text("th", "")
                .close(2)
                .open("tbody");
        for (Outcome.Figure figure : outcome.figures()) {
            html.open("tr")
                    .text("td", figure.says())
                    .text("td", figure.expected())
                    .text("td", Numbers.plain(figure.ours()), "class", "n")
                    .text(
                            "td",
                            figure.interval()
                                    .map(i -> Numbers.plain(i.low()) + " to " + Numbers.plain(i.high()))
                                    .orElse(""),
                            "class",
                            "n")
                    .text("td", Numbers.count(figure.replicates()), "class", "n")
                    .text("td", figure.status().words())
                    .close();
        }
        html.close(4).line();
    }
}

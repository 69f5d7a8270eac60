package org.genloss.io.render;

import java.util.List;
import org.genloss.io.reproduce.Outcome;
import org.genloss.io.reproduce.Published;
import org.genloss.metric.Interval;

/** Published results beside our figures, as one self-contained page. */
public final class ReproduceHtml {
    private ReproduceHtml() {}

    public static String render(List<Outcome> outcomes, String version) {
        Html html = new Html();
        html.add(Page.top("reproduce", "published results", "genloss " + version))
                .line()
                .open("main", "id", "main")
                .open("div", "class", "hero")
                .text("h1", ReproduceText.counts(outcomes))
                .text(
                        "p",
                        "A number agrees where the published one, or the closed form, lies within 4 standard errors of ours; a right one fails that once in 16,000. An order agrees where each of its steps does: replicates are paired, and the interval of the difference, at 99 % for all steps of an order together, lies on the claimed side.")
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
        ReproduceText.scale(published).forEach(line -> html.text("p", line, "class", "small"));
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
                .text("th", "95 % interval (steps: 99 %)", "class", "n")
                .text("th", "chains", "class", "n")
                .text("th", "")
                .close(2)
                .open("tbody");
        for (Outcome.Figure figure : outcome.figures()) {
            if (figure instanceof Outcome.Number number) {
                row(html, number);
            } else if (figure instanceof Outcome.Order order) {
                rows(html, order);
            }
        }
        html.close(4).line();
    }

    private static void row(Html html, Outcome.Number figure) {
        html.open("tr")
                .text("td", figure.says())
                .text("td", figure.expected())
                .text("td", Numbers.plain(figure.ours()), "class", "n")
                .text("td", figure.interval().map(ReproduceHtml::bounds).orElse(""), "class", "n")
                .text("td", Numbers.count(figure.replicates()), "class", "n")
                .text("td", figure.status().words())
                .close();
    }

    /** The order, its readings, its steps, and why it disagrees. */
    private static void rows(Html html, Outcome.Order order) {
        html.open("tr")
                .text("td", order.says())
                .text("td", order.expected())
                .text("td", "")
                .text("td", "")
                .text("td", Numbers.count(order.replicates()), "class", "n")
                .text("td", order.status().words())
                .close();
        for (Outcome.Reading reading : order.readings()) {
            html.open("tr")
                    .text("td", "", "class", "small")
                    .text("td", reading.name(), "class", "small")
                    .text("td", Numbers.plain(reading.mean()), "class", "n")
                    .text("td", bounds(reading.interval()), "class", "n")
                    .text("td", "")
                    .text("td", "")
                    .close();
        }
        for (Outcome.Step step : order.steps()) {
            html.open("tr")
                    .text("td", "", "class", "small")
                    .text("td", step.says() + ", by (paired)", "class", "small")
                    .text("td", Numbers.plain(step.difference()), "class", "n")
                    .text("td", bounds(step.interval()), "class", "n")
                    .text("td", "")
                    .text("td", step.status().words())
                    .close();
        }
        if (!order.differs().isEmpty()) {
            html.open("tr")
                    .text("td", "Why: " + order.differs() + ".", "colspan", "6", "class", "small")
                    .close();
        }
    }

    private static String bounds(Interval interval) {
        return Numbers.plain(interval.low()) + " to " + Numbers.plain(interval.high());
    }
}

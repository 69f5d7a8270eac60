package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Reading;
import org.genloss.verdict.battery.Wording;

/** Every reading of every generation, one table a generation, chosen by radio buttons; all tables show where :has is missing. */
final class CheckHtmlReadings {
    private static final int MANY = 40;
    private static final int MOST_TABS = 12;
    private final CheckResult result;
    private final Told told;
    private final PolicyWords policy;
    private final int[] tabs;
    private final Html html = new Html();

    CheckHtmlReadings(CheckResult result, Told told, PolicyWords policy) {
        this.result = result;
        this.told = told;
        this.policy = policy;
        this.tabs = tabs();
    }

    /** All generations, or of many the first loss, the one shown first and others evenly: a page has to stay light. */
    private int[] tabs() {
        int all = result.generations().size();
        IntStream chosen = IntStream.range(0, all);
        if (all > MOST_TABS) {
            int first = told.firstLoss().map(result.generations()::indexOf).orElse(0);
            IntStream evenly = IntStream.range(0, MOST_TABS - 2).map(i -> Math.round(i * (all - 1f) / (MOST_TABS - 3)));
            chosen = IntStream.concat(evenly, IntStream.of(first, told.shown()));
        }
        return chosen.distinct().sorted().toArray();
    }

    /** The rules that show the chosen generation. */
    String css() {
        StringBuilder css = new StringBuilder();
        for (int index : tabs) {
            int g = index + 1;
            css.append("#met:has(#t").append(g).append(":checked) #g").append(g).append("{display:block}");
            css.append("#met:has(#t")
                    .append(g)
                    .append(":checked) label[for=t")
                    .append(g)
                    .append("]{border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink);font-weight:600}");
            css.append("#met:has(#t")
                    .append(g)
                    .append(":focus-visible) label[for=t")
                    .append(g)
                    .append("]{outline:2px solid var(--link);outline-offset:2px}");
        }
        return css.append('\n').toString();
    }

    Html section() {
        html.open("section", "id", "met", "aria-labelledby", "s3").text("h2", "Every reading", "id", "s3");
        html.text(
                "p",
                result.generations().size() == 1
                        ? "The question mark opens the definition."
                        : (tabs.length < result.generations().size()
                                        ? "Twelve generations at most; all of them are in check.json. "
                                        : "Choose a generation. ")
                                + "The question mark opens the definition.",
                "class",
                "lede small");
        html.open("div", "class", "tabs", "role", "radiogroup", "aria-label", "Generation");
        for (int g : tabs) {
            CheckResult.Generation generation = result.generations().get(g);
            html.empty(
                    "input",
                    "type",
                    "radio",
                    "name",
                    "gen",
                    "id",
                    "t" + (g + 1),
                    "class",
                    "vh",
                    "checked",
                    g == told.shown() ? "checked" : null);
            html.open("label", "for", "t" + (g + 1))
                    .add(Page.glyph(generation.verdict().level(), "width:12px;height:12px"))
                    .text(" ")
                    .name(generation.data().name())
                    .close();
        }
        html.close().open("div", "class", "scroll");
        for (int g : tabs) {
            table(g);
        }
        return html.close(2);
    }

    private void table(int g) {
        CheckResult.Generation generation = result.generations().get(g);
        html.open("div", "class", "tab", "id", "g" + (g + 1));
        findings(generation);
        breaches(g);
        List<Told.Line> beyond = new ArrayList<>();
        List<Told.Line> tested = new ArrayList<>();
        List<Told.Line> calm = new ArrayList<>();
        List<Told.Line> undefined = new ArrayList<>();
        for (Told.Line line : told.lines()) {
            String place = line.readings().get(g).place();
            boolean out = place.startsWith("beyond") || place.startsWith("touches");
            (place.equals("undefined") ? undefined : !out ? calm : line.tested() ? tested : beyond).add(line);
        }
        rows("Beyond or touching the floor", beyond, g);
        rows("The verdict's own statistics, beyond or touching the floor", tested, g);
        if (told.lines().stream().anyMatch(Told.Line::tested)) {
            html.text("p", "The verdict's own statistics. " + told.own(), "class", "small mute");
        }
        boolean fold = told.lines().size() > MANY;
        if (fold && !calm.isEmpty()) {
            html.open("details")
                    .open("summary")
                    .text(Numbers.count(calm.size(), "reading") + " within the floor, or better than it")
                    .text("span", "?", "class", "q", "aria-label", "show them")
                    .close();
        }
        rows("Within the floor, or better than it", calm, g);
        if (fold && !calm.isEmpty()) {
            html.close();
        }
        rows("Not computed", undefined, g);
        html.close();
    }

    private void findings(CheckResult.Generation generation) {
        html.open("p", "class", "small")
                .add(Page.pill(generation.verdict().level()))
                .sentence(" " + generation.verdict().sentence())
                .close();
        if (!generation.verdict().findings().isEmpty()) {
            html.open("ul", "class", "small");
            Examples before = new Examples();
            for (Finding finding : generation.verdict().findings()) {
                html.open("li")
                        .sentence(finding.sentence()
                                + (finding.p() < 1 ? " (p " + Numbers.chance(finding.p()) + ", adjusted)" : "")
                                + examples(finding, before)
                                + policy.mark(finding))
                        .close();
            }
            html.close();
        }
    }

    private void breaches(int g) {
        List<String> sentences = policy.breaches(g);
        if (!sentences.isEmpty()) {
            html.text("p", "Beyond what is tolerated", "class", "small warn").open("ul", "class", "small");
            sentences.forEach(sentence -> html.open("li").sentence(sentence).close());
            html.close();
        }
    }

    private static String examples(Finding finding, Examples before) {
        if (!Examples.has(finding)) {
            return "";
        }
        List<Examples.Example> fresh = before.fresh(finding);
        String lead = Examples.lead(finding, fresh);
        return " " + Wording.capital(lead) + (fresh.isEmpty() ? "." : ": " + Examples.sentence(fresh));
    }

    private void rows(String title, List<Told.Line> lines, int g) {
        if (lines.isEmpty()) {
            return;
        }
        html.open("table").open("thead").open("tr").text("th", title);
        for (String head : List.of("value", "95 % interval", "floor")) {
            html.text("th", head, "class", "n");
        }
        html.text("th", "place")
                .text("th", "p", "class", "n")
                .text("th", "unit")
                .text("th", "items", "class", "n")
                .text("th", "status")
                .close(2)
                .open("tbody");
        lines.forEach(line -> row(line, g));
        html.close(2);
    }

    private void row(Told.Line line, int g) {
        Reading reading = line.readings().get(g);
        Card.Unit unit = line.card().unit();
        boolean beyond = Told.place(reading).startsWith("beyond");
        html.open("tr", "class", beyond ? "hit" : null)
                .open("td")
                .open("details")
                .open("summary")
                .text(line.title())
                .text("span", "?", "class", "q", "aria-label", "what is this")
                .close();
        html.open("div", "class", "ex")
                .text(line.card().sentence())
                .empty("br")
                .text("code", line.card().formula())
                .empty("br");
        html.text("Source: " + line.card().citation() + ". ")
                .text("code", "genloss explain " + line.card().id())
                .close(2);
        if (Told.levels(reading).isPresent()) {
            html.text("div", Numbers.levels(reading), "class", "tiny mute");
        }
        if (Told.number(reading).isPresent() && !reading.reason().isEmpty()) {
            html.text("div", reading.reason(), "class", "tiny mute");
        }
        html.close();
        if (Told.number(reading).isEmpty()) {
            html.text("td", "undefined: " + reading.reason(), "class", "mute", "colspan", "8")
                    .close();
            return;
        }
        html.text("td", Numbers.value(reading), "class", "n val")
                .text("td", some(Numbers.interval(reading)), "class", "n iv")
                .text("td", some(Numbers.floor(reading)), "class", "n iv");
        html.open("td", "class", "bar").add(CheckHtmlPlaces.cell(line, reading)).close();
        html.text("td", reading.p().map(Numbers::chance).orElse(""), "class", "n")
                .text("td", Numbers.unit(unit), "class", "mute")
                .text("td", Numbers.count(reading.items()), "class", "n")
                .text("td", told.finding(line, g).isPresent() ? "finding" : Told.place(reading), "class", "st")
                .close();
    }

    private static String some(String numbers) {
        return numbers.isEmpty() ? "none" : numbers;
    }
}

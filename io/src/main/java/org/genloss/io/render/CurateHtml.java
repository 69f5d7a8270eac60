package org.genloss.io.render;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.genloss.curate.mix.Unit;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.outcome.Tally;

/** What became of a recipe, as a page of its own. */
public final class CurateHtml {
    private static final String CSS =
            ".mixbar{display:flex;height:18px;max-width:640px;border-radius:3px;overflow:hidden;margin:4px 0 2px}"
                    + ".mixbar span{display:block;height:100%}.mix dt{margin-top:10px}"
                    + ".mixkey{display:flex;flex-wrap:wrap;gap:4px 18px;margin-top:12px}.mixkey svg{margin-right:6px;vertical-align:-1px}";
    private static final List<String> ORIGINS = List.of("human", "unknown", "synthetic");
    private static final List<String> COLOURS = List.of("var(--fresh)", "var(--other1)", "var(--series)");

    private CurateHtml() {}

    public static String render(Outcome outcome, String version) {
        Html html = Page.top(
                "curate", outcome.recipe().name(), "seed " + outcome.recipe().seed());
        html.open("main", "id", "main");
        html.text("h1", CurateTables.headline(outcome) + ".");
        html.add(bars(outcome));
        for (CurateTables.Table table : CurateTables.of(outcome)) {
            html.open("section").text("h2", table.title()).add(table(table));
            table.said().forEach(sentence -> html.text("p", sentence, "class", "small"));
            html.close().line();
        }
        List<String> notes = new CurateFacts(outcome).notes();
        if (!notes.isEmpty()) {
            html.open("section").text("h2", "Notes");
            notes.forEach(note -> html.text("p", note));
            html.close();
        }
        html.close().add(Page.foot(version, "recipe.yaml beside this file builds the same mix again"));
        return Page.of(outcome.recipe().name() + " · genloss curate", "simulate", CSS, html);
    }

    /** Origins before and after, each a bar. */
    private static Html bars(Outcome outcome) {
        Html html = new Html().add(key(outcome)).open("dl", "class", "mix");
        Unit unit = outcome.recipe().mix().unit();
        bar(html, "before", unit, rows -> outcome.before().share(rows, unit));
        bar(html, "after", unit, rows -> outcome.after().share(rows, unit));
        if (outcome.after().weighs(unit)) {
            bar(html, "after, by weight", unit, outcome.after()::shareByWeight);
        }
        return html.close();
    }

    /** Which colour is which origin, of those that there are. */
    private static Html key(Outcome outcome) {
        Html html = new Html().open("div", "class", "mixkey");
        for (int i = 0; i < ORIGINS.size(); i++) {
            if (outcome.before().by(Tally.Row::origin).containsKey(ORIGINS.get(i))) {
                html.open("span")
                        .open("svg", "width", "18", "height", "12", "aria-hidden", "true")
                        .empty("rect", "width", "18", "height", "12", "rx", "2", "fill", COLOURS.get(i))
                        .close()
                        .text(ORIGINS.get(i))
                        .close();
            }
        }
        return html.close();
    }

    private static void bar(Html html, String when, Unit unit, ToDoubleFunction<Predicate<Tally.Row>> share) {
        StringBuilder says = new StringBuilder(when).append(':');
        html.open("dt");
        Html bar = new Html().open("span", "class", "mixbar", "aria-hidden", "true");
        for (int i = 0; i < ORIGINS.size(); i++) {
            String origin = ORIGINS.get(i);
            double own = share.applyAsDouble(row -> row.origin().equals(origin));
            if (own > 0) {
                bar.text(
                        "span",
                        "",
                        "style",
                        "width:" + Math.round(own * 1000) / 10.0 + "%;background:" + COLOURS.get(i));
                says.append(says.charAt(says.length() - 1) == ':' ? " " : ", ")
                        .append(org.genloss.verdict.battery.Wording.percent(own))
                        .append(' ')
                        .append(origin);
            }
        }
        html.text(says + ", in " + unit.word()).close();
        html.open("dd", "style", "margin:0").add(bar.close()).close();
    }

    private static Html table(CurateTables.Table table) {
        Html html = new Html().open("div", "class", "scroll").open("table", "style", "min-width:0");
        html.open("thead").open("tr");
        String[] head = table.rows().get(0);
        for (int i = 0; i < head.length; i++) {
            html.text("th", head[i], "class", i == 0 ? null : "n", "scope", "col");
        }
        html.close(2).open("tbody");
        for (String[] row : table.rows().subList(1, table.rows().size())) {
            html.open("tr").open("th", "scope", "row").name(row[0].strip()).close();
            for (int i = 1; i < row.length; i++) {
                html.text("td", row[i], "class", "n");
            }
            html.close();
        }
        return html.close(3);
    }
}

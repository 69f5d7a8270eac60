package org.genloss.io.render;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Reading;
import org.genloss.verdict.SeriesTrend;
import org.genloss.verdict.battery.Wording;

/** A check as Markdown, for pull requests and wikis. */
public final class CheckMarkdown {
    private static final int TRENDS = 6;

    private CheckMarkdown() {}

    public static String render(CheckResult result, RunInfo info) {
        Told told = new Told(result);
        Glyphs glyphs = new Glyphs(true, false);
        StringBuilder out =
                new StringBuilder("## " + escape(result.headline()) + "\n\n| generation | verdict | items |");
        List<Told.Line> deciding = told.deciding(told.shown(), 4);
        List<Told.Line> columns = deciding.isEmpty() ? told.headline(told.shown(), 4) : deciding;
        columns.forEach(c -> out.append(" ").append(escape(c.title())).append(" |"));
        out.append("\n|---|---|---:|").append("---:|".repeat(columns.size())).append("\n");
        for (int g = 0; g < result.generations().size(); g++) {
            CheckResult.Generation generation = result.generations().get(g);
            out.append("| ")
                    .append(escape(generation.data().name()))
                    .append(" | ")
                    .append(glyphs.words(generation.verdict().level(), 0));
            out.append(" | ").append(Numbers.count(generation.data().items())).append(" |");
            for (Told.Line column : columns) {
                Reading reading = column.readings().get(g);
                out.append(" ")
                        .append(cell(reading, told.mark(column, g).strip()))
                        .append(" |");
            }
            out.append("\n");
        }
        if (!columns.isEmpty()) {
            String marks = told.marks(columns);
            out.append("\n")
                    .append(escape("Value, 95 % interval, floor: "
                            + Told.floor(columns.stream().flatMap(c -> c.readings().stream())) + ".  "
                            + Told.counted(result, told.shown())))
                    .append(marks.isEmpty() ? "" : "  " + escape(marks.replace("   ", ", ")) + ".")
                    .append("\n");
        }
        out.append("\n");
        PolicyWords policy = new PolicyWords(result, info);
        for (int g = 0; g < result.generations().size(); g++) {
            CheckResult.Generation generation = result.generations().get(g);
            Examples examples = new Examples();
            for (Finding finding : generation.verdict().findings()) {
                out.append("- **")
                        .append(escape(generation.data().name()))
                        .append("** ")
                        .append(escape(finding.sentence()))
                        .append(escape(examples(finding, examples)))
                        .append(escape(policy.mark(finding)))
                        .append("\n");
            }
            for (String sentence : policy.breaches(g)) {
                out.append("- **")
                        .append(escape(generation.data().name()))
                        .append("** beyond what is tolerated: ")
                        .append(escape(sentence))
                        .append("\n");
            }
        }
        Warnings.of(result).forEach(w -> out.append("\n> ").append(escape(w)).append("\n"));
        policy.notes().forEach(note -> out.append("\n> ").append(escape(note)).append("\n"));
        counts("lost or thinned out", result.lost(), result, out);
        counts("what took its place", result.gained(), result, out);
        trends(result, out);
        out.append("\n")
                .append(info.passed() ? "Passed" : "Failed: " + escape(policy.failing()))
                .append(" (`")
                .append(info.gate())
                .append("`). genloss ");
        return out.append(info.version())
                .append(", seed ")
                .append(result.settings().seed().path())
                .append(".\n")
                .append(info.models().sentences().stream()
                        .map(s -> escape(s) + ".\n")
                        .collect(Collectors.joining()))
                .toString();
    }

    private static String examples(Finding finding, Examples before) {
        List<Examples.Example> fresh = before.fresh(finding);
        return fresh.isEmpty() ? "" : " For example " + Examples.sentence(fresh);
    }

    /** Value, interval and floor of a reading, or why they are not there. */
    private static String cell(Reading reading, String place) {
        String interval = Numbers.interval(reading);
        String floor = Numbers.floor(reading);
        String mark = Told.number(reading).isPresent() ? place : "";
        return escape(Numbers.valueWithUnit(reading)
                + mark
                + (interval.isEmpty() ? "" : " (" + interval + ")")
                + (floor.isEmpty() ? "" : ", floor " + floor)
                + (reading.reason().isEmpty() ? "" : "; " + reading.reason()));
    }

    private static void counts(String title, List<CheckResult.Lost> things, CheckResult result, StringBuilder out) {
        if (things.isEmpty()) {
            return;
        }
        out.append("\n| ").append(title).append(" | what | reference |");
        result.generations()
                .forEach(g -> out.append(" ").append(escape(g.data().name())).append(" |"));
        out.append("\n|---|---|---:|")
                .append("---:|".repeat(result.generations().size()))
                .append("\n");
        for (CheckResult.Lost lost : things) {
            out.append("| ")
                    .append(escape(lost.name()))
                    .append(" | ")
                    .append(escape(lost.what()))
                    .append(" | ")
                    .append(lost.reference())
                    .append(" |");
            lost.generations().forEach(n -> out.append(" ").append(n).append(" |"));
            out.append("\n");
        }
    }

    private static void trends(CheckResult result, StringBuilder out) {
        trends(CheckTextTrends.TITLE, CheckTextTrends.harmful(result), CheckTextTrends.how(result), out);
        trends(CheckTextTrends.UNDECIDED, CheckTextTrends.undecided(result), CheckTextTrends.why(result), out);
    }

    private static void trends(String title, List<SeriesTrend> trends, String note, StringBuilder out) {
        if (trends.isEmpty()) {
            return;
        }
        out.append("\n| ")
                .append(escape(title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1)))
                .append(" | a generation | 95 % interval | chance, adjusted |")
                .append("\n|---|---:|---:|---:|\n");
        trends.stream()
                .limit(TRENDS)
                .forEach(trend -> out.append("| ")
                        .append(escape(CheckTextTrends.name(trend)))
                        .append(" | ")
                        .append(escape(CheckTextTrends.slope(trend)))
                        .append(" | ")
                        .append(escape(CheckTextTrends.range(trend)))
                        .append(" | ")
                        .append(escape(Numbers.chance(trend.adjusted())))
                        .append(" |\n"));
        int more = trends.size() - TRENDS;
        out.append("\n")
                .append(more > 0 ? "And " + Numbers.count(more, "more reading") + ". " : "")
                .append(escape(Wording.capital(note)))
                .append(".\n");
    }

    /** Data never becomes markup. */
    static String escape(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>|#~])", "\\\\$1").replaceAll("[\\r\\n\\p{Cntrl}]", " ");
    }
}

package org.genloss.io.render;

import java.util.List;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Reading;

/** A check on a terminal: the verdict, what was lost by example, one line a generation, the readings beyond their floor. */
public final class CheckText {
    private static final int COLUMN = 17;
    private static final int STRIP = 28;

    /**
     * How to print.
     *
     * @param all readings within their floor too
     * @param colour ANSI colours
     * @param unicode glyphs beyond ASCII
     * @param directory where report and JSON were written; empty if nowhere
     */
    public record Style(boolean all, boolean colour, boolean unicode, String directory) {}

    private final CheckResult result;
    private final RunInfo info;
    private final Style style;
    private final Glyphs glyphs;
    private final Told told;
    private final StringBuilder out = new StringBuilder();

    private CheckText(CheckResult result, RunInfo info, Style style) {
        this.result = result;
        this.info = info;
        this.style = style;
        this.glyphs = new Glyphs(style.unicode(), style.colour());
        this.told = new Told(result);
    }

    public static String render(CheckResult result, RunInfo info, Style style) {
        return new CheckText(result, info, style).render();
    }

    private String render() {
        out.append(glyphs.bold(glyphs.plain(result.headline()))).append("\n\n");
        findings();
        lost();
        generations();
        readings();
        footer();
        return out.toString();
    }

    private void findings() {
        CheckResult.Generation shown =
                told.firstLoss().orElse(result.generations().get(told.shown()));
        List<Finding> findings = shown.verdict().findings();
        for (Finding finding : findings.subList(0, Math.min(4, findings.size()))) {
            line(Wrap.at(
                    (result.generations().size() == 1 ? "" : shown.data().name() + ": ") + finding.sentence(), 2, 96));
            if (!finding.examples().isEmpty()
                    && !finding.sentence().contains(finding.examples().get(0))) {
                line(Wrap.at("for example  " + String.join(", ", finding.examples()), 4, 96));
            }
        }
        if (findings.size() > 4) {
            line("  and " + (findings.size() - 4) + " more findings (--format json, or the report)");
        }
        if (!findings.isEmpty()) {
            line("");
        }
    }

    private void lost() {
        List<CheckResult.Lost> gone = result.lost().stream()
                .filter(l -> l.generations().get(l.generations().size() - 1) < l.reference())
                .limit(6)
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        String last =
                result.generations().get(result.generations().size() - 1).data().name();
        line((result.worst().isLoss() ? "  Lost or thinned out by " : "  Rarer by ") + last
                + ", in items that contain it: reference, then each generation");
        for (CheckResult.Lost lost : gone) {
            String counts = String.join(
                    "  ", lost.generations().stream().map(Numbers::count).toList());
            line(String.format("    %-34s %6s   %s", fit(lost.name(), 34), Numbers.count(lost.reference()), counts)
                    + glyphs.dim("   " + lost.what()));
        }
        line("");
    }

    private void generations() {
        List<Told.Line> columns = told.deciding(told.shown(), 3);
        int name = Math.max(
                10,
                result.generations().stream()
                                .mapToInt(g -> g.data().name().length())
                                .max()
                                .orElse(0)
                        + 2);
        StringBuilder header = new StringBuilder(String.format("  %-" + name + "s%-19s%9s", "", "verdict", "items"));
        columns.forEach(c -> header.append(String.format("  %" + COLUMN + "s", cut(c, COLUMN))));
        line(glyphs.dim(header.toString()));
        for (int g = 0; g < result.generations().size(); g++) {
            CheckResult.Generation generation = result.generations().get(g);
            StringBuilder row = new StringBuilder(
                    String.format("  %-" + name + "s", generation.data().name()));
            row.append(glyphs.words(generation.verdict().level(), 19))
                    .append(String.format("%9s", Numbers.count(generation.data().items())));
            for (Told.Line column : columns) {
                Reading reading = column.readings().get(g);
                String text = cell(reading) + (reading.place().startsWith("beyond") ? "*" : " ");
                row.append("  ").append(pad(glyphs.plain(text), COLUMN));
            }
            line(row.toString());
        }
        if (!columns.isEmpty()) {
            StringBuilder floor = new StringBuilder(String.format("  %-" + name + "s%-19s%9s", "", "floor", ""));
            columns.forEach(c -> floor.append("  ")
                    .append(pad(
                            glyphs.plain(c.readings()
                                            .get(told.shown())
                                            .floor()
                                            .map(f -> Numbers.range(f, c.card().unit()))
                                            .orElse(""))
                                    + " ",
                            COLUMN)));
            line(glyphs.dim(floor.toString()));
            line(
                    glyphs.dim(
                            "  " + " ".repeat(name)
                                    + "* beyond floor, others within or touching it   floor: the reference against itself at this size, by relabelling"));
        }
        line("");
    }

    /** The title; where it is too long the measure is cut, never what it is about. */
    private static String cut(Told.Line line, int width) {
        String about = line.title().equals(line.card().name()) ? "" : ", " + line.subject();
        return line.title().length() <= width || about.length() > width - 4
                ? fit(line.title(), width)
                : fit(line.card().name(), width - about.length()) + about;
    }

    private void readings() {
        int g = told.shown();
        List<Told.Line> shown = told.lines().stream()
                .filter(l -> style.all() || l.readings().get(g).place().startsWith("beyond"))
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        String title =
                result.generations().get(g).data().name() + (style.all() ? ", every reading" : ", beyond its floor");
        line(glyphs.dim(glyphs.plain(String.format(
                "  %-40s %-8s %-" + STRIP + "s %9s  %s",
                fit(title, 40),
                "",
                "░ floor  ─ interval",
                "value",
                "95 % interval"))));
        for (Told.Line l : shown) {
            Reading reading = l.readings().get(g);
            String strip = new Strip(l.readings(), STRIP).of(reading);
            String interval = reading.interval()
                    .map(i -> Numbers.range(i, l.card().unit()))
                    .orElse("");
            line(glyphs.plain(String.format(
                    "  %-40s %-8s %s %9s  %s",
                    cut(l, 40), fit(Numbers.unit(l.card().unit()), 8), strip, cell(reading), interval)));
        }
        long within = told.lines().stream()
                .filter(l -> l.readings().get(g).place().equals("within floor"))
                .count();
        long undefined = told.lines().stream()
                .filter(l -> l.readings().get(g).place().equals("undefined"))
                .count();
        line(glyphs.dim("  " + within + " within their floor" + (undefined == 0 ? "" : ", " + undefined + " undefined")
                + (style.all() ? "" : " (--all)")));
        line("");
    }

    private String cell(Reading reading) {
        return Told.number(reading)
                .map(x -> Numbers.of(x, reading.card().unit()))
                .orElse("undefined");
    }

    private void footer() {
        result.generations().stream()
                .flatMap(g -> g.verdict().warnings().stream())
                .distinct()
                .forEach(w -> line(Wrap.at("Note  " + w, 0, 96)));
        if (!style.directory().isEmpty()) {
            line("Report   " + style.directory() + "/report.html   " + style.directory() + "/check.json");
        }
        if ((result.worst().isLoss() || result.worst() == Level.SHIFTED)
                && !learner().isEmpty()
                && !series()) {
            line("Next     "
                    + glyphs.underlined("genloss simulate --data "
                            + result.reference().paths().stream().findFirst().orElse("FILE") + " --learner "
                            + learner())
                    + "   see what a loop does to this data");
        }
        if (!info.passed()) {
            line("Failed   " + String.join(", ", info.failing()) + " (" + info.gate() + "); exit 1");
        }
    }

    /** Whether reference and generations came out of the same file. */
    private boolean series() {
        return result.generations().stream()
                .anyMatch(g -> g.data().paths().equals(result.reference().paths()));
    }

    private String learner() {
        return switch (result.reference().kind()) {
            case TEXT -> "ngram";
            case VECTOR -> "gmm";
            case TABLE -> "";
        };
    }

    private void line(String text) {
        out.append(glyphs.plain(text).stripTrailing()).append('\n');
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    static String fit(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}

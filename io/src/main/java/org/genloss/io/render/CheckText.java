package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;

/** A check on a terminal: the verdict, what was lost by example, one line a generation, the readings beyond their floor. */
public final class CheckText {
    private static final int FINDINGS = 4;
    private static final int LOST = 6;
    private static final int INSTEAD = 3;
    private static final int NAME = 34;

    /** Places that what a thing is needs at least, cut if need be. */
    private static final int SUBJECT = 8;

    private static final int BREACHES = 12;

    /**
     * How to print.
     *
     * @param all readings within their floor too
     * @param colour ANSI colours
     * @param unicode glyphs beyond ASCII
     * @param width places of a line, 60 at least
     * @param directory where report and JSON were written; empty if nowhere
     */
    public record Style(boolean all, boolean colour, boolean unicode, int width, String directory) {}

    private final CheckResult result;
    private final RunInfo info;
    private final Style style;
    private final Glyphs glyphs;
    private final Told told;
    private final Screen out;
    private final PolicyWords policy;

    private CheckText(CheckResult result, RunInfo info, Style style) {
        this.result = result;
        this.info = info;
        this.style = style;
        this.glyphs = new Glyphs(style.unicode(), style.colour());
        this.told = new Told(result);
        this.out = new Screen(glyphs, style.width());
        this.policy = new PolicyWords(result, info);
    }

    public static String render(CheckResult result, RunInfo info, Style style) {
        return new CheckText(result, info, style).render();
    }

    private String render() {
        Wrap.lines(glyphs.plain(result.headline()), out.width).forEach(line -> out.line(glyphs.bold(line)));
        out.line("");
        findings();
        breaches();
        lost();
        new CheckTextGenerations(result, told, out).print();
        CheckTextTrends.print(result, out);
        new CheckTextReadings(result, told, out).print(style.all());
        footer();
        return out.toString();
    }

    private void findings() {
        CheckResult.Generation shown =
                told.firstLoss().orElse(result.generations().get(told.shown()));
        List<Finding> findings = shown.verdict().findings();
        Examples examples = new Examples();
        for (Finding finding : findings.subList(0, Math.min(FINDINGS, findings.size()))) {
            String name = result.generations().size() == 1 ? "" : shown.data().name() + ": ";
            out.wrapped(name + finding.sentence() + policy.mark(finding), 2);
            if (Examples.has(finding)) {
                List<Examples.Example> fresh = examples.fresh(finding);
                out.wrapped(Examples.lead(finding, fresh) + (fresh.isEmpty() ? "" : "  " + Examples.row(fresh)), 4);
            }
        }
        if (findings.size() > FINDINGS) {
            out.wrapped(
                    "and " + Numbers.count(findings.size() - FINDINGS, "more finding")
                            + " (in the report / --format json)",
                    2);
        }
        if (!findings.isEmpty()) {
            out.line("");
        }
    }

    private void breaches() {
        List<String> lines = new ArrayList<>();
        for (int g = 0; g < result.generations().size(); g++) {
            String name = result.generations().size() == 1
                    ? ""
                    : result.generations().get(g).data().name() + ": ";
            policy.breaches(g).forEach(sentence -> lines.add(name + sentence));
        }
        if (!lines.isEmpty()) {
            out.wrapped("Beyond what is tolerated", 2);
            lines.subList(0, Math.min(BREACHES, lines.size())).forEach(line -> out.wrapped(line, 4));
            if (lines.size() > BREACHES) {
                out.wrapped(
                        "and " + Numbers.count(lines.size() - BREACHES) + " more (in the report / --format json)", 4);
            }
            out.line("");
        }
    }

    private void lost() {
        List<CheckResult.Lost> gone = result.lost().stream().limit(LOST).toList();
        if (gone.isEmpty()) {
            return;
        }
        String name = result.generations().get(gone.get(0).at()).data().name();
        String counted = result.generations().size() == 1 ? "reference, then here" : "reference, then each generation";
        out.wrapped(
                (result.worst().isLoss() ? "Lost or thinned out by " : "Rarer by ") + name
                        + ", in items that contain it: " + counted,
                2);
        gone.forEach(this::lost);
        List<CheckResult.Lost> instead = result.gained().stream().limit(INSTEAD).toList();
        if (!instead.isEmpty()) {
            out.line("  Instead");
            instead.forEach(this::lost);
        }
        out.line("");
    }

    private void lost(CheckResult.Lost lost) {
        int room = out.width - 4 - NAME - 1 - 7 - 2;
        String counts = counts(lost.generations(), room);
        String what = "   " + lost.what() + since(lost);
        int left = room - 2 - Cells.width(counts);
        out.line("    " + Cells.left(Wrap.flat(lost.name()), NAME) + " "
                + Cells.right(Numbers.count(lost.reference()), 6) + "   " + counts
                + (left >= SUBJECT ? glyphs.dim(Cells.fit(what, left)) : ""));
    }

    /** In which generation it went, where there are several. */
    private String since(CheckResult.Lost lost) {
        String name = result.generations().get(lost.since()).data().name();
        return result.generations().size() == 1 ? "" : (lost.since() < lost.at() ? ", since " : ", at ") + name;
    }

    /** Of many counts the first and the last ones. */
    private static String counts(List<Long> counts, int room) {
        List<String> words = new ArrayList<>(
                counts.stream().map(n -> Cells.right(Numbers.count(n), 4)).toList());
        boolean cut = false;
        while (words.size() > 2 && Cells.width(String.join(" ", words)) + (cut ? 2 : 0) > room - 4) {
            words.remove(cut ? 2 : 1);
            if (!cut) {
                words.set(1, "…");
            }
            cut = true;
        }
        return String.join(" ", words);
    }

    private void footer() {
        Warnings.of(result).forEach(w -> out.wrapped("Note  " + w, 0));
        policy.notes().forEach(note -> out.wrapped("Note  " + note, 0));
        info.models().sentences().forEach(sentence -> out.wrapped(sentence, 0));
        if (!style.directory().isEmpty()) {
            String report = "Report   " + style.directory() + "/report.html";
            String json = style.directory() + "/check.json";
            boolean fits = Cells.width(report + json) + 3 <= out.width;
            out.line(report + (fits ? "   " : "\n         ") + json);
        }
        if ((result.worst().isLoss() || result.worst() == Level.SHIFTED)
                && !learner().isEmpty()
                && !series()) {
            next();
        }
        if (!info.passed()) {
            out.wrapped("Failed   " + policy.failing() + " (" + info.gate() + "); exit 1", 0);
        }
    }

    /** The command stays on one line, so that it can be copied. */
    private void next() {
        String command = "genloss simulate --data "
                + result.reference().paths().stream().findFirst().orElse("FILE") + " --learner " + learner();
        String why = "see what a loop does to this data";
        boolean fits = Cells.width(command + why) + 12 <= out.width;
        out.line("Next     " + glyphs.underlined(command) + (fits ? "   " : "\n         ") + why);
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
}

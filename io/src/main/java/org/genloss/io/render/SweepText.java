package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.sweep.Sweep;
import org.genloss.verdict.Verdict;
import org.genloss.verdict.battery.Wording;

/** A sweep on a terminal: a row a cell with the share that each regime kept and its verdict, then the thresholds. */
final class SweepText {
    private static final int LEAST_SHARE = 20;
    private static final int VERDICT = 18;

    private final SimulateResult result;
    private final Sweep sweep;
    private final SweepWords words;
    private final Glyphs glyphs;
    private final int width;
    private final int[] widths;
    private final int share;
    private final List<String> lines = new ArrayList<>();

    SweepText(SimulateResult result, Glyphs glyphs, int width) {
        this.width = width;
        this.result = result;
        this.sweep = result.sweep().orElseThrow();
        this.words = new SweepWords(result);
        this.glyphs = glyphs;
        this.widths = new int[sweep.factors().size()];
        for (int f = 0; f < widths.length; f++) {
            widths[f] = Cells.width(words.factor(f));
            for (Object value : sweep.factors().get(f).values()) {
                widths[f] = Math.min(24, Math.max(widths[f], Cells.width(String.valueOf(value))));
            }
        }
        this.share = Math.max(
                LEAST_SHARE,
                2
                        + sweep.cells().stream()
                                .flatMap(cell -> cell.kept().stream())
                                .mapToInt(kept -> Cells.width(SweepWords.kept(kept)))
                                .max()
                                .orElse(0));
    }

    List<String> lines() {
        lines.add(Wrap.at(words.question(), 0, width));
        lines.add("");
        int used = 0;
        for (int one : widths) {
            used += one + 2;
        }
        int most = Math.max(1, (width - used) / (share + VERDICT));
        for (int from = 0; from < sweep.regimes().size(); from += most) {
            table(from, Math.min(sweep.regimes().size(), from + most));
        }
        stopped();
        words.sentences().forEach(sentence -> lines.add(glyphs.bold(Wrap.at(sentence, 0, width))));
        lines.add("");
        return lines;
    }

    /** Which runs ended early and why, cell after cell. */
    private void stopped() {
        List<String> stopped = new ArrayList<>();
        result.cells()
                .forEach(cell -> cell.stopped()
                        .forEach((why, arms) ->
                                stopped.add(cell.name() + ", " + Wording.list(arms) + ": " + why + ".")));
        stopped.forEach(line -> lines.add(Wrap.at(line, 0, width)));
        if (!stopped.isEmpty()) {
            lines.add("");
        }
    }

    private void table(int from, int to) {
        StringBuilder header = new StringBuilder();
        for (int f = 0; f < widths.length; f++) {
            header.append("  ").append(Cells.right(Cells.fit(words.factor(f), widths[f]), widths[f]));
        }
        for (int r = from; r < to; r++) {
            header.append("  ").append(Cells.left(sweep.regimes().get(r), share + VERDICT - 2));
        }
        lines.add(glyphs.dim(header.toString()));
        for (int c = 0; c < sweep.cells().size(); c++) {
            row(c, from, to);
        }
        lines.add("");
    }

    private void row(int index, int from, int to) {
        Sweep.Cell cell = sweep.cells().get(index);
        StringBuilder row = new StringBuilder();
        for (int f = 0; f < widths.length; f++) {
            String value = SweepWords.value(sweep.factors().get(f), cell.at().get(f));
            row.append("  ").append(Cells.right(Cells.fit(value, widths[f]), widths[f]));
        }
        for (int r = from; r < to; r++) {
            Verdict verdict =
                    result.cells().get(index).verdicts().get(cell.labels().get(r));
            row.append("  ")
                    .append(Cells.left(SweepWords.kept(cell.kept().get(r)), share))
                    .append(verdict == null ? " ".repeat(VERDICT - 2) : glyphs.words(verdict.level(), VERDICT - 2));
        }
        lines.add(row.toString());
    }
}

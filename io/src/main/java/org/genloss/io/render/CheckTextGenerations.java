package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Reading;

/** One line a generation: its verdict, its size and the readings that decide, with their floor below. */
final class CheckTextGenerations {
    private static final int COLUMN = 17;
    private static final int VERDICT = 18;
    private static final int ITEMS = 9;
    private static final int HEADER = 3;

    private final CheckResult result;
    private final Told told;
    private final Screen out;
    private final int name;
    private final List<Told.Line> columns;

    CheckTextGenerations(CheckResult result, Told told, Screen out) {
        this.result = result;
        this.told = told;
        this.out = out;
        int longest = result.generations().stream()
                .mapToInt(g -> Cells.width(g.data().name()))
                .max()
                .orElse(0);
        int rest = out.width - 2 - VERDICT - ITEMS;
        this.name = Math.min(Math.max(8, longest + 2), rest - COLUMN - 2);
        int most = Math.min(4, (rest - name) / (COLUMN + 2));
        List<Told.Line> deciding = told.deciding(told.shown(), most);
        // of a single generation they stand below, with their intervals
        boolean several = result.generations().size() > 1;
        this.columns = deciding.isEmpty() && several ? told.headline(told.shown(), most) : deciding;
    }

    void print() {
        header();
        for (int g = 0; g < result.generations().size(); g++) {
            CheckResult.Generation generation = result.generations().get(g);
            StringBuilder row = new StringBuilder("  " + Cells.left(cut(generation), name));
            row.append(out.glyphs.words(generation.verdict().level(), VERDICT))
                    .append(Cells.right(Numbers.count(generation.data().items()), ITEMS));
            for (Told.Line column : columns) {
                Reading reading = column.readings().get(g);
                row.append("  ").append(Cells.right(Numbers.valueWithUnit(reading) + told.mark(column, g), COLUMN));
            }
            out.line(row.toString());
        }
        if (!columns.isEmpty()) {
            floors();
            String marks = told.marks(columns);
            out.note(
                    (marks.isEmpty() ? "" : marks + "   ") + "floor: "
                            + Told.floor(columns.stream().map(c -> c.readings().get(told.shown()))),
                    2);
        }
        out.note(Told.counted(result, told.shown()), 2);
        out.line("");
    }

    /** One place is left between names and verdicts. */
    private String cut(CheckResult.Generation generation) {
        return Cells.fit(generation.data().name(), name - 1);
    }

    private void header() {
        List<List<String>> titles = columns.stream().map(c -> title(c)).toList();
        int rows = Math.max(1, titles.stream().mapToInt(List::size).max().orElse(1));
        for (int row = 0; row < rows; row++) {
            boolean last = row == rows - 1;
            StringBuilder header = new StringBuilder("  " + Cells.left("", name));
            header.append(Cells.left(last ? "verdict" : "", VERDICT)).append(Cells.right(last ? "items" : "", ITEMS));
            for (List<String> title : titles) {
                int at = row - (rows - title.size());
                header.append("  ").append(Cells.right((at < 0 ? "" : title.get(at)) + " ", COLUMN));
            }
            out.line(out.glyphs.dim(header.toString()));
        }
    }

    private static List<String> title(Told.Line column) {
        List<String> lines = new ArrayList<>(Wrap.lines(column.title(), COLUMN - 1));
        if (lines.size() > HEADER) {
            lines = new ArrayList<>(Wrap.lines(column.card().name(), COLUMN - 1));
            lines = new ArrayList<>(lines.subList(0, Math.min(HEADER - 1, lines.size())));
            lines.add(Cells.fit(column.about().isEmpty() ? "…" : column.about(), COLUMN - 1));
        }
        return lines;
    }

    /** One line where all generations have the same floors, otherwise those of the generation shown first, named. */
    private void floors() {
        int shown = told.shown();
        boolean same = columns.stream()
                .allMatch(c -> c.readings().stream()
                        .filter(r -> r.floor().isPresent())
                        .allMatch(r -> Numbers.floor(r)
                                .equals(Numbers.floor(c.readings().get(shown)))));
        String whose = same ? "" : cut(result.generations().get(shown));
        StringBuilder floor = new StringBuilder("  " + Cells.left(whose, name)
                + Cells.left(same ? "floor" : "its floor", VERDICT) + Cells.right("", ITEMS));
        for (Told.Line column : columns) {
            Reading reading = column.readings().get(shown);
            String range = Numbers.floor(reading);
            String text = range.isEmpty()
                    ? ""
                    : Numbers.withUnit(range, reading.card().unit());
            floor.append("  ").append(Cells.right((Cells.width(text) < COLUMN ? text : range) + " ", COLUMN));
        }
        out.line(out.glyphs.dim(floor.toString()));
    }
}

package org.genloss.io.render;

import java.util.List;
import org.genloss.curate.outcome.Outcome;

/** What became of a recipe, for people. */
public final class CurateText {
    private CurateText() {}

    /**
     * The report.
     *
     * @param out where the mix is
     * @param width of the terminal
     */
    public static String render(Outcome outcome, String out, int width) {
        StringBuilder text = new StringBuilder();
        String says = outcome.recipe().name() + ": " + CurateTables.headline(outcome) + " in " + out + "/shards.";
        text.append(Wrap.at(says, 0, width)).append('\n');
        for (CurateTables.Table table : CurateTables.of(outcome)) {
            text.append('\n').append(table(table.rows()));
            table.said()
                    .forEach(
                            sentence -> text.append(Wrap.at(sentence, 2, width)).append('\n'));
        }
        for (String note : new CurateFacts(outcome).notes()) {
            text.append('\n').append(Wrap.at(note, 0, width)).append('\n');
        }
        return text.toString();
    }

    /** Columns padded to their widest cell, the first to the left. */
    private static String table(List<String[]> rows) {
        int columns = rows.get(0).length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], Cells.width(row[i]));
            }
        }
        StringBuilder table = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder("  ").append(Cells.left(row[0], widths[0]));
            for (int i = 1; i < columns; i++) {
                line.append("  ").append(Cells.right(row[i], widths[i]));
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }
}

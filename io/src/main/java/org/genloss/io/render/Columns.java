package org.genloss.io.render;

import java.util.List;

/** Rows of cells under each other: the first column to the left, all others to the right, each as wide as its widest cell. */
final class Columns {
    private Columns() {}

    /** @param rows of equal length */
    static String of(List<String[]> rows, String indent) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Cells.width(row[i]));
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < widths.length; i++) {
                String blank = " ".repeat(widths[i] - Cells.width(row[i]));
                line.append(i == 0 ? "" : "  ").append(i == 0 ? row[i] + blank : blank + row[i]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}

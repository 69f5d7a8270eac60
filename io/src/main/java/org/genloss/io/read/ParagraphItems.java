package org.genloss.io.read;

import org.genloss.data.Item;
import org.genloss.data.Payload;

/** A plain text of which every run of lines between blank lines is an item, named by its first line; its lines are joined by LF. */
final class ParagraphItems implements ItemReader {
    private final LineReader lines;
    private final Ids ids;

    ParagraphItems(DataFile file, Ids ids) {
        this.lines = new LineReader(file);
        this.ids = ids;
    }

    @Override
    public Item next() throws DamagedRow {
        StringBuilder text = new StringBuilder();
        long first = 0;
        while (lines.next()) {
            if (!lines.blank()) {
                first = first == 0 ? lines.line() : first;
                append(text, first);
            } else if (first > 0) {
                break;
            }
        }
        return first == 0 ? null : Item.of(ids.row(first), new Payload.Text(text.toString()));
    }

    private void append(StringBuilder text, long first) throws DamagedRow {
        String line = line();
        if (text.length() + line.length() > LineReader.MAX_LINE) {
            passOver();
            throw DamagedRow.tooLong(
                    first,
                    "paragraph",
                    Counts.of(LineReader.MAX_LINE, "character"),
                    "Put blank lines between documents, or read line by line (--documents line)");
        }
        text.append(text.length() == 0 ? "" : "\n").append(line);
    }

    /** The line; if it is damaged, the rest of its paragraph is passed over. */
    private String line() throws DamagedRow {
        try {
            return lines.text();
        } catch (DamagedRow e) {
            passOver();
            throw e;
        }
    }

    private void passOver() {
        while (lines.next() && !lines.blank()) {
            continue;
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}

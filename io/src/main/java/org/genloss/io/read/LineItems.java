package org.genloss.io.read;

import org.genloss.data.Item;
import org.genloss.data.Payload;

/** A plain text of which every line that is not blank is an item, named by its line. */
final class LineItems implements ItemReader {
    private final LineReader lines;
    private final Ids ids;

    LineItems(DataFile file, Ids ids) {
        this.lines = new LineReader(file);
        this.ids = ids;
    }

    @Override
    public Item next() throws DamagedRow {
        while (lines.next()) {
            if (!lines.blank()) {
                return Item.of(ids.row(lines.line()), new Payload.Text(lines.text()));
            }
        }
        return null;
    }

    @Override
    public void close() {
        lines.close();
    }
}

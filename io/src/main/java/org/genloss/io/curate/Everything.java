package org.genloss.io.curate;

import java.util.List;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.Documents;

/** All records of all sources as one corpus, for steps that must know the whole before they judge. */
record Everything(List<Part> parts, Schema schema) implements Corpus {
    @Override
    public Stream<Item> items() {
        return parts.stream().flatMap(Everything::items);
    }

    private static Stream<Item> items(Part part) {
        Documents.Cursor cursor = part.documents().open(part.index(), BadRows.NONE);
        return Stream.iterate(cursor.next(), item -> item != null, item -> cursor.next())
                .map(item -> part.seen(item, cursor.identified()))
                .onClose(cursor::close);
    }
}

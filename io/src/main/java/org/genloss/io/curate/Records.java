package org.genloss.io.curate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.Documents;

/**
 * The records of all sources once their fate is known: all that hold text, as they were read and mended, or those of the mix, as they are written. They go by the ids that they have in the
 * mix, and by the groups of their source.
 */
final class Records implements Corpus {
    private final Index index;
    private final List<Part> parts;
    private final boolean mixed;
    private final Steps steps;
    private final Cuts cuts;

    private Records(Index index, List<Part> parts, boolean mixed, Steps steps, Cuts cuts) {
        this.index = index;
        this.parts = parts;
        this.mixed = mixed;
        this.steps = steps;
        this.cuts = cuts;
    }

    /** All that was read, without empty records, as the steps that mend texts leave it. @param steps as for the mix */
    static Records read(Index index, List<Part> parts, Steps steps) {
        return new Records(index, parts, false, steps, null);
    }

    /** The mix. @param steps ready, as they were when the records were judged */
    static Records mixed(Index index, List<Part> parts, Steps steps, Cuts cuts) {
        return new Records(index, parts, true, steps, cuts);
    }

    @Override
    public Schema schema() {
        return Schema.text();
    }

    @Override
    public Stream<Item> items() {
        return parts.stream().flatMap(part -> {
            Cursor cursor = index.ask(() -> new Cursor(part));
            return Stream.iterate(cursor.next(), item -> item != null, item -> cursor.next())
                    .onClose(cursor::close);
        });
    }

    /** A file and what became of its records, side by side. */
    private final class Cursor {
        private final Part part;
        private final Connection beside;
        private final Statement statement;
        private final ResultSet fates;
        private final Edits edits;
        private final Documents.Cursor documents;

        Cursor(Part part) throws SQLException {
            this.part = part;
            beside = index.connection().duplicate();
            statement = beside.createStatement();
            fates = statement.executeQuery("SELECT place, id, step, changed FROM final WHERE place >= " + part.first()
                    + " AND place < " + part.end() + " ORDER BY place");
            edits = mixed ? cuts.edits(part, Integer.MAX_VALUE) : Edits.NONE;
            documents = part.documents().open(part.index(), BadRows.NONE);
        }

        Item next() {
            return index.ask(() -> {
                for (Item item = documents.next(); item != null && fates.next(); item = documents.next()) {
                    int step = fates.getInt(3);
                    boolean kept = fates.wasNull();
                    if (kept || (!mixed && step > 0)) {
                        return told(item);
                    }
                }
                return null;
            });
        }

        /** Places are no names: what shares one with a record of the reference is another record. */
        private Item told(Item item) throws SQLException {
            String id = fates.getString(2);
            String group = item.group().equals(item.id()) ? id : part.of().id() + ":" + item.group();
            return new Item(id, group, text(item), item.origin(), false, Map.of());
        }

        private Payload text(Item item) throws SQLException {
            Item seen = part.seen(item, documents.identified());
            if (!mixed) {
                return steps.mended(seen).payload();
            }
            return fates.getBoolean(4)
                    ? new Payload.Text(edits.apply(fates.getLong(1), steps.text(seen, true)))
                    : item.payload();
        }

        void close() {
            index.run(() -> {
                documents.close();
                edits.close();
                statement.close();
                beside.close();
            });
        }
    }
}

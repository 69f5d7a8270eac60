package org.genloss.io.curate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.genloss.curate.duplicate.Copy;
import org.genloss.curate.recipe.Declared;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Workers;
import org.genloss.io.duplicate.Entry;
import org.genloss.io.read.BadRows;
import org.genloss.io.read.Documents;

/**
 * The texts that all steps which look at one record leave, as these leave them, in the order of reading: what steps compare that look at all records. Texts are
 * worked on by several threads and handed over in order.
 */
final class Texts {
    private static final int BATCH = 512;

    private final Index index;
    private final Steps steps;
    private final Workers workers;
    private final List<String> sources;

    Texts(Index index, Steps steps, Workers workers, List<String> sources) {
        this.index = index;
        this.steps = steps;
        this.workers = workers;
        this.sources = sources;
    }

    /** A record whose turn it is. @param changed whether steps edit it */
    private record Turn(Item item, Entry entry, boolean changed) {}

    /**
     * A text.
     *
     * @param entry its place and provenance
     * @param text as all earlier steps leave it
     */
    record Text(Entry entry, String text) {}

    /** Takes a text and what was made of it. */
    interface Taker<T> {
        void take(Text text, T made) throws SQLException;
    }

    /**
     * Reads a part.
     *
     * @param before number of a step: records that an earlier one took are left out
     * @param edits of earlier steps, or none
     * @param work done by several threads on each text
     * @param taker told of each text, one thread at a time
     */
    <T> void each(Part part, int before, Edits edits, Function<Text, T> work, Taker<T> taker, Scan.Progress progress)
            throws SQLException {
        String rows =
                "SELECT r.place, r.source, r.origin, r.generation, r.licence, r.date, r.changed FROM records r WHERE"
                        + " r.place >= " + part.first() + " AND r.place < " + part.end()
                        + " AND r.step IS NULL AND NOT EXISTS"
                        + " (FROM removed m WHERE m.place = r.place AND m.step < " + before + ") ORDER BY r.place";
        try (Connection beside = index.connection().duplicate();
                Statement statement = beside.createStatement();
                ResultSet records = statement.executeQuery(rows);
                Documents.Cursor cursor = part.documents().open(part.index(), BadRows.NONE)) {
            boolean left = records.next();
            long place = part.first();
            List<Turn> batch = new ArrayList<>();
            for (Item item = cursor.next(); item != null && left; item = cursor.next()) {
                if (records.getLong(1) == place) {
                    batch.add(new Turn(part.seen(item, cursor.identified()), entry(records), records.getBoolean(7)));
                    left = records.next();
                    if (batch.size() == BATCH) {
                        hand(batch, edits, work, taker, progress);
                    }
                }
                place++;
            }
            hand(batch, edits, work, taker, progress);
        }
    }

    private Entry entry(ResultSet row) throws SQLException {
        Origin origin = switch (Declared.Kind.values()[row.getInt(3)]) {
            case HUMAN -> new Origin.Human("");
            case SYNTHETIC -> new Origin.Synthetic("", row.getInt(4), "");
            case UNKNOWN -> Origin.unknown();
        };
        Copy copy = new Copy(origin, row.getString(6), !row.getString(5).isEmpty());
        return new Entry(row.getLong(1), sources.get(row.getInt(2)), copy);
    }

    private <T> void hand(List<Turn> batch, Edits edits, Function<Text, T> work, Taker<T> taker, Scan.Progress progress)
            throws SQLException {
        List<Text> texts = new ArrayList<>();
        List<String> judged = slices(batch, turn -> steps.text(turn.item, turn.changed));
        long characters = 0;
        for (int i = 0; i < batch.size(); i++) {
            Entry entry = batch.get(i).entry;
            texts.add(new Text(entry, edits.apply(entry.ordinal(), judged.get(i))));
            characters += judged.get(i).length();
        }
        List<T> made = slices(texts, work);
        for (int i = 0; i < texts.size(); i++) {
            taker.take(texts.get(i), made.get(i));
        }
        progress.read(batch.size(), characters);
        batch.clear();
    }

    private <A, B> List<B> slices(List<A> all, Function<A, B> work) {
        int slices = Math.min(all.size(), 16);
        List<B> done = new ArrayList<>(all.size());
        List<List<B>> parts = workers.map(slices, slice -> {
            int from = (int) ((long) all.size() * slice / slices);
            int to = (int) ((long) all.size() * (slice + 1) / slices);
            return all.subList(from, to).stream().map(work).toList();
        });
        parts.forEach(done::addAll);
        return done;
    }
}

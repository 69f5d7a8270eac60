package org.genloss.io.duplicate;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.genloss.curate.duplicate.Passages;
import org.genloss.curate.duplicate.Unit;

/**
 * Finds the passages that texts have in common; the text of the best provenance keeps each, all others lose it. Called in this order:
 *
 * <ol>
 *   <li>For each input: {@link #accept} every text with its prints, then {@link #commit}.
 *   <li>{@link #gather}.
 *   <li>For runs of words, for each input once more: {@link #supply} for the texts that {@link #wanted} names, then {@link #commitTexts}.
 *   <li>{@link #resolve}; then {@link #cuts} as often as needed.
 * </ol>
 *
 * <p>As for {@link DuplicateStage}, order, inputs, threads and interruptions do not matter, and its methods are for one thread.
 */
public final class PassageStage implements AutoCloseable {
    private static final String GATHERED = "gathered";
    private static final String RESOLVED = "resolved";

    private final Passages passages;
    private final WorkBase base;
    private DuckDBAppender texts;
    private DuckDBAppender prints;
    private DuckDBAppender runs;

    private PassageStage(WorkSettings work, Passages passages) {
        this.passages = passages;
        this.base = WorkBase.open(work);
    }

    /**
     * A stage in a work directory of its own, fresh or where it was left.
     *
     * @throws org.genloss.io.UserError where the directory cannot be used, was begun with other settings, or another process works there
     */
    public static PassageStage open(WorkSettings work, Passages passages) {
        PassageStage stage = new PassageStage(work, passages);
        try {
            stage.base.same(passages.toString());
            stage.base.run(stage::tables);
            return stage;
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    private void tables() throws SQLException {
        base.execute(
                "CREATE TABLE IF NOT EXISTS texts (ordinal BIGINT, source VARCHAR, origin TINYINT, distance DOUBLE,"
                        + " undated BOOLEAN, date VARCHAR, unlicensed BOOLEAN, units INTEGER)");
        base.execute("CREATE TABLE IF NOT EXISTS prints (hash BIGINT, ordinal BIGINT, place INTEGER)");
        base.execute("CREATE TABLE IF NOT EXISTS runs (hash BIGINT, ordinal BIGINT, place INTEGER)");
        base.commit();
    }

    /** Whether an input was read and committed. */
    public boolean read(String input) {
        return base.done("read " + input);
    }

    /** A text of the input that is being read, with what {@link Passages#of} says of it. */
    public void accept(Entry entry, Passages.Prints found) {
        base.run(() -> {
            if (texts == null) {
                texts = base.connection().createAppender("texts");
                prints = base.connection().createAppender("prints");
            }
            Rows.text(texts, entry).append(found.units()).endRow();
            append(prints, entry.ordinal(), found);
        });
    }

    private static void append(DuckDBAppender to, long ordinal, Passages.Prints found) throws SQLException {
        for (int i = 0; i < found.at().length; i++) {
            to.beginRow()
                    .append(found.hashes()[i])
                    .append(ordinal)
                    .append(found.at()[i])
                    .endRow();
        }
    }

    /** The input is read in full: it is not read again, whatever happens. */
    public void commit(String input) {
        base.run(() -> {
            if (texts != null) {
                texts.close();
                prints.close();
                texts = null;
                prints = null;
            }
            base.commit("read " + input);
        });
    }

    /** Sorts what was read. Does nothing where that is done. */
    public void gather() {
        if (!base.done(GATHERED)) {
            base.run(() -> {
                base.execute(
                        "CREATE OR REPLACE TABLE ranked AS SELECT ordinal, (row_number() OVER () - 1)::BIGINT AS rank FROM"
                                + " (SELECT * FROM texts ORDER BY " + Rows.BEST_FIRST + ")");
                base.execute(
                        "CREATE OR REPLACE TABLE shared AS SELECT p.ordinal, p.place, p.hash FROM prints p JOIN (SELECT hash"
                                + " FROM prints GROUP BY hash HAVING count(*) > 1) s USING (hash)");
                base.commit(GATHERED);
                base.execute("DROP TABLE prints");
                base.commit();
            });
        }
    }

    /** The places of shared anchors, for texts with ordinals from the first to before the last: none but for runs of words. Caller closes. */
    public Ascending<Integer> wanted(long from, long to) {
        return Ascending.of(
                base,
                "SELECT ordinal, place FROM shared WHERE ordinal >= " + from + " AND ordinal < " + to + " AND "
                        + byRuns() + " ORDER BY ordinal, place",
                rows -> rows.getInt(2));
    }

    private boolean byRuns() {
        return passages.unit() == Unit.WORDS;
    }

    /** Whether the texts of an input were supplied and committed. */
    public boolean supplied(String input) {
        return base.done("supplied " + input);
    }

    /** The runs of words of a text that is wanted, from {@link Passages#around}. */
    public void supply(long ordinal, Passages.Prints around) {
        base.run(() -> {
            if (runs == null) {
                runs = base.connection().createAppender("runs");
            }
            append(runs, ordinal, around);
        });
    }

    /** The wanted texts of an input are supplied. */
    public void commitTexts(String input) {
        base.run(() -> {
            if (runs != null) {
                runs.close();
                runs = null;
            }
            base.commit("supplied " + input);
        });
    }

    /** Decides which passages go. */
    public PassagesFound resolve() {
        gather();
        return base.ask(() -> {
            Cutting cutting = new Cutting(base);
            if (!base.done(RESOLVED)) {
                if (byRuns()) {
                    cutting.cut("runs", passages.words());
                } else {
                    cutting.cut("shared", 1);
                }
                base.commit(RESOLVED);
            }
            return cutting.found();
        });
    }

    /** What goes from the texts with ordinals from the first to before the last, by where it begins. Caller closes. */
    public Ascending<Passages.Cut> cuts(long from, long to) {
        return Ascending.of(
                base,
                "SELECT ordinal, first, last FROM cuts WHERE ordinal >= " + from + " AND ordinal < " + to
                        + " ORDER BY ordinal, first, last",
                rows -> new Passages.Cut(rows.getInt(2), rows.getInt(3)));
    }

    /** Leaves the work directory as it was after the last commit. */
    @Override
    public void close() {
        base.run(() -> {
            for (DuckDBAppender open : new DuckDBAppender[] {texts, prints, runs}) {
                if (open != null) {
                    open.close();
                }
            }
        });
        base.close();
    }
}

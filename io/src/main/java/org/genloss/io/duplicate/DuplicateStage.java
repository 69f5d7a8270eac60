package org.genloss.io.duplicate;

import java.io.IOException;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.genloss.curate.duplicate.Print;
import org.genloss.curate.duplicate.SourceLoss;

/**
 * Finds the copies among any number of texts. Called in this order:
 *
 * <ol>
 *   <li>For each input: {@link #accept} every text with its print (prints are made by any number of threads, {@link #prints}), then {@link #commit}.
 *   <li>{@link #gather}.
 *   <li>For each input once more: {@link #supply} the shingles of the texts that {@link #wanted} names, then {@link #commitTexts}.
 *   <li>{@link #resolve}; then {@link #removals} as often as needed.
 * </ol>
 *
 * <p>Texts may come in any order. The same texts, ordinals and provenances give the same removals whatever the order, the inputs, the threads and
 * the interruptions: what was committed is kept in the work directory, and a stage opened there again says by {@link #read} and {@link #supplied} what is
 * left to do. The methods are for one thread.
 *
 * <p>What stays for what is that of {@link org.genloss.curate.duplicate.Clusters}, taken over texts that are not equal.
 */
public final class DuplicateStage implements AutoCloseable {
    private static final String GATHERED = "gathered";
    private static final String RESOLVED = "resolved";

    private final WorkSettings work;
    private final Duplicates duplicates;
    private final Print.Maker prints;
    private final WorkBase base;
    private DuckDBAppender texts;
    private DuckDBAppender bands;
    private DuckDBAppender places;
    private ShingleFile shingles;

    private DuplicateStage(WorkSettings work, Duplicates duplicates) {
        this.work = work;
        this.duplicates = duplicates;
        this.prints = new Print.Maker(duplicates.print());
        this.base = WorkBase.open(work);
    }

    /**
     * A stage in a work directory, fresh or where it was left.
     *
     * @throws org.genloss.io.UserError where the directory cannot be used, was begun with other settings, or another process works there
     */
    public static DuplicateStage open(WorkSettings work, Duplicates duplicates) {
        DuplicateStage stage = new DuplicateStage(work, duplicates);
        try {
            stage.base.same(settings(duplicates));
            stage.base.run(stage::tables);
            return stage;
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    private static String settings(Duplicates d) {
        return "exact " + d.exact() + ", near " + d.near() + ", " + d.print() + ", most " + d.most();
    }

    private void tables() throws SQLException {
        base.execute(
                "CREATE TABLE IF NOT EXISTS texts (ordinal BIGINT, source VARCHAR, origin TINYINT, distance DOUBLE,"
                        + " undated BOOLEAN, date VARCHAR, unlicensed BOOLEAN, high BIGINT, low BIGINT)");
        base.execute("CREATE TABLE IF NOT EXISTS bands (key BIGINT, ordinal BIGINT)");
        base.execute("CREATE TABLE IF NOT EXISTS contradicted (ordinal BIGINT, high BIGINT, low BIGINT)");
        base.execute("CREATE TABLE IF NOT EXISTS places (ordinal BIGINT, place BIGINT, count INTEGER)");
        base.commit();
    }

    /** Makes prints; any thread may use it. */
    public Print.Maker prints() {
        return prints;
    }

    /** Whether an input was read and committed. */
    public boolean read(String input) {
        return base.done("read " + input);
    }

    /** A text of the input that is being read. */
    public void accept(Entry entry, Print print) {
        base.run(() -> {
            if (texts == null) {
                texts = base.connection().createAppender("texts");
                bands = base.connection().createAppender("bands");
            }
            Rows.text(texts, entry).append(print.high()).append(print.low()).endRow();
            if (duplicates.near()) {
                for (long band : print.bands()) {
                    bands.beginRow().append(band).append(entry.ordinal()).endRow();
                }
            }
        });
    }

    /** The input is read in full: it is not read again, whatever happens. */
    public void commit(String input) {
        base.run(() -> {
            if (texts != null) {
                texts.close();
                bands.close();
                texts = null;
                bands = null;
            }
            base.commit("read " + input);
        });
    }

    /** Sorts what was read: then it is known which texts have candidates. Does nothing where that is known. */
    public void gather() {
        if (!base.done(GATHERED)) {
            base.run(() -> {
                new Gathering(base, work, duplicates).run();
                base.commit(GATHERED);
                base.execute("DROP TABLE bands");
                base.commit();
            });
        }
    }

    /** The texts whose shingles are needed, among those with ordinals from the first to before the last; others give null. Caller closes. */
    public Ascending<Long> wanted(long from, long to) {
        return Ascending.of(
                base,
                "SELECT ordinal FROM candidates WHERE ordinal >= " + from + " AND ordinal < " + to
                        + " ORDER BY ordinal",
                rows -> rows.getLong(1));
    }

    /** Whether the texts of an input were supplied and committed. */
    public boolean supplied(String input) {
        return base.done("supplied " + input);
    }

    /** The set of shingles of a text that is wanted, from {@link Print.Settings#shingles}. */
    public void supply(long ordinal, long[] set) {
        base.run(() -> {
            ShingleFile file = shingles();
            if (places == null) {
                places = base.connection().createAppender("places");
            }
            places.beginRow()
                    .append(ordinal)
                    .append(file.append(set))
                    .append(set.length)
                    .endRow();
        });
    }

    /** The wanted texts of an input are supplied. */
    public void commitTexts(String input) {
        base.run(() -> {
            if (places != null) {
                places.close();
                places = null;
                shingles.force();
            }
            base.commit("supplied " + input);
        });
    }

    private ShingleFile shingles() throws SQLException, IOException {
        if (shingles == null) {
            long end = base.number("SELECT coalesce(max(place + count), 0) FROM places");
            shingles = new ShingleFile(work.directory().resolve("shingles"), end);
        }
        return shingles;
    }

    /**
     * Compares candidates and decides.
     *
     * @throws IllegalStateException if wanted texts were not supplied
     */
    public Duplicates.Found resolve() {
        gather();
        return base.ask(() -> {
            if (!base.done(RESOLVED)) {
                new Resolving(base, work, duplicates, shingles()).run();
                base.commit(RESOLVED);
            }
            return Rows.found(base);
        });
    }

    /**
     * Refuses what {@link Duplicates#limit} forbids.
     *
     * @throws IllegalArgumentException that names the sources, what they lose and the limit
     */
    public void limit(Duplicates.Found found) {
        SourceLoss.limit(found.losses(), duplicates.limit(), duplicates.limits());
    }

    /** The removed texts with ordinals from the first to before the last; others give null. Caller closes. */
    public Ascending<Removal> removals(long from, long to) {
        return Ascending.of(
                base,
                "SELECT ordinal, kept, similarity, exact FROM removals WHERE ordinal >= " + from + " AND ordinal < "
                        + to + " ORDER BY ordinal",
                rows -> new Removal(rows.getLong(1), rows.getLong(2), rows.getDouble(3), rows.getBoolean(4)));
    }

    /** Texts equal to others of which some are human and some synthetic, stay or not, with ordinals from the first to before the last; others give null. Caller closes. */
    public Ascending<Equal> contradicted(long from, long to) {
        return Ascending.of(
                base,
                "SELECT ordinal, high, low FROM contradicted WHERE ordinal >= " + from + " AND ordinal < " + to
                        + " ORDER BY ordinal",
                rows -> new Equal(rows.getLong(2), rows.getLong(3)));
    }

    /** Leaves the work directory as it was after the last commit. */
    @Override
    public void close() {
        base.run(() -> {
            for (DuckDBAppender open : new DuckDBAppender[] {texts, bands, places}) {
                if (open != null) {
                    open.close();
                }
            }
            if (shingles != null) {
                shingles.close();
            }
        });
        base.close();
    }
}

package org.genloss.io.duplicate;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.genloss.curate.duplicate.Copy;
import org.genloss.io.UserError;

/**
 * Puts all texts in the order of provenance, finds equal ones, and sorts the bands of the others: texts that share a band are candidates, and candidates of
 * candidates are brought together, so that each such component can be looked at by itself.
 */
final class Gathering {
    private final WorkBase base;
    private final WorkSettings work;
    private final Duplicates duplicates;

    Gathering(WorkBase base, WorkSettings work, Duplicates duplicates) {
        this.base = base;
        this.work = work;
        this.duplicates = duplicates;
    }

    void run() throws SQLException, IOException {
        base.execute(
                "CREATE OR REPLACE TABLE ranked AS SELECT ordinal, (row_number() OVER () - 1)::BIGINT AS rank, high, low FROM"
                        + " (SELECT ordinal, high, low FROM texts ORDER BY " + Rows.BEST_FIRST + ")");
        base.execute(
                "CREATE OR REPLACE TABLE equals AS SELECT r.rank, b.best FROM ranked r JOIN (SELECT high, low, min(rank) AS"
                        + " best FROM ranked GROUP BY high, low HAVING count(*) > 1) b USING (high, low) WHERE r.rank > b.best AND "
                        + duplicates.exact());
        base.execute(
                "CREATE OR REPLACE TABLE contradicted AS SELECT ordinal, high, low FROM texts JOIN (SELECT high, low FROM texts"
                        + " GROUP BY high, low HAVING bool_or(origin = " + Copy.HUMAN + ") AND bool_or(origin = "
                        + Copy.SYNTHETIC + ")) USING (high, low) WHERE " + duplicates.exact());
        base.execute("CREATE OR REPLACE TABLE members (key BIGINT, rank INTEGER)");
        base.execute("CREATE OR REPLACE TABLE joined (rank INTEGER, root INTEGER)");
        long count = base.number("SELECT count(*) FROM ranked");
        if (count != base.number("SELECT count(DISTINCT ordinal) FROM texts")) {
            throw new IllegalStateException("an ordinal was given to two texts");
        }
        if (count >= Integer.MAX_VALUE) {
            throw new UserError("duplicates are found among up to 2,147,483,646 texts at a time, there are " + count
                    + ". Curate in parts.");
        }
        base.commit();
        if (duplicates.near()) {
            join(new Joined(new MappedInts(work.directory().resolve("parents"), (int) count)));
        }
        base.execute(
                "CREATE OR REPLACE TABLE candidates AS SELECT j.root, j.rank, r.ordinal FROM joined j JOIN ranked r USING"
                        + " (rank)");
    }

    private void join(Joined components) throws SQLException {
        try (Connection beside = base.beside();
                Statement statement = beside.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT b.key, r.rank FROM bands b JOIN ranked r USING (ordinal)"
                                + " WHERE NOT EXISTS (FROM equals e WHERE e.rank = r.rank) ORDER BY b.key, r.rank");
                DuckDBAppender members = base.connection().createAppender("members")) {
            long key = 0;
            int first = -1;
            boolean alone = true;
            while (rows.next()) {
                long next = rows.getLong(1);
                int rank = (int) rows.getLong(2);
                if (first < 0 || next != key) {
                    key = next;
                    first = rank;
                    alone = true;
                } else {
                    if (alone) {
                        members.beginRow().append(key).append(first).endRow();
                        alone = false;
                    }
                    members.beginRow().append(key).append(rank).endRow();
                    components.join(first, rank);
                }
            }
        }
        base.commit();
        name(components);
    }

    private void name(Joined components) throws SQLException {
        try (Connection beside = base.beside();
                Statement statement = beside.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT rank FROM members ORDER BY rank");
                DuckDBAppender joined = base.connection().createAppender("joined")) {
            while (rows.next()) {
                int rank = rows.getInt(1);
                joined.beginRow().append(rank).append(components.root(rank)).endRow();
            }
        }
    }
}

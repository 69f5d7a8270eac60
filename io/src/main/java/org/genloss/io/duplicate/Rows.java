package org.genloss.io.duplicate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.genloss.curate.duplicate.Copy;
import org.genloss.curate.duplicate.SourceLoss;

/** What the tables of texts hold, as values. */
final class Rows {
    /** {@link Copy#BEST_FIRST} and then the ordinal, as columns; dates are compared byte by byte. */
    static final String BEST_FIRST = "origin, distance, undated, date, unlicensed, ordinal";

    private Rows() {}

    /** A row begun with a text's place and provenance. */
    static DuckDBAppender text(DuckDBAppender texts, Entry entry) throws SQLException {
        Copy copy = entry.copy();
        return texts.beginRow()
                .append(entry.ordinal())
                .append(entry.source())
                .append((byte) copy.rank())
                .append(copy.distance())
                .append(copy.date().isEmpty())
                .append(copy.date())
                .append(!copy.licensed());
    }

    static Duplicates.Found found(WorkBase base) throws SQLException {
        return new Duplicates.Found(
                base.number("SELECT count(*) FROM texts"),
                base.number("SELECT count(*) FROM removals WHERE exact"),
                base.number("SELECT count(*) FROM removals WHERE NOT exact"),
                base.number("SELECT compared FROM counts"),
                base.number("SELECT cut FROM counts"),
                losses(base));
    }

    private static List<SourceLoss> losses(WorkBase base) throws SQLException {
        List<SourceLoss> losses = new ArrayList<>();
        try (Statement statement = base.connection().createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT source, count(*), count(kept) FROM texts LEFT JOIN removals"
                                + " USING (ordinal) GROUP BY source ORDER BY source")) {
            while (rows.next()) {
                losses.add(new SourceLoss(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
        }
        return losses;
    }
}

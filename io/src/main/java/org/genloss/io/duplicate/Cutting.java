package org.genloss.io.duplicate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.genloss.curate.duplicate.SourceLoss;

/** Sorts equal passages by provenance and place: the first of each stays, all others are cut. */
final class Cutting {
    private final WorkBase base;

    Cutting(WorkBase base) {
        this.base = base;
    }

    /**
     * @param table of passages
     * @param length units of a passage: where one overlaps the first of its kind in the same text, only what lies behind that is cut
     */
    void cut(String table, int length) throws SQLException {
        base.execute("CREATE OR REPLACE TABLE cuts (ordinal BIGINT, first INTEGER, last INTEGER, kept BIGINT)");
        base.commit();
        try (Connection beside = base.beside();
                Statement statement = beside.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT p.hash, p.ordinal, p.place FROM (SELECT DISTINCT * FROM " + table
                                + ") p JOIN ranked r USING (ordinal) ORDER BY p.hash, r.rank, p.place");
                DuckDBAppender cuts = base.connection().createAppender("cuts")) {
            boolean any = false;
            long hash = 0;
            long kept = 0;
            int behind = 0;
            while (rows.next()) {
                long next = rows.getLong(1);
                long ordinal = rows.getLong(2);
                int place = rows.getInt(3);
                if (!any || next != hash) {
                    any = true;
                    hash = next;
                    kept = ordinal;
                    behind = place + length;
                } else {
                    int first = ordinal == kept ? Math.max(place, behind) : place;
                    cuts.beginRow()
                            .append(ordinal)
                            .append(first)
                            .append(place + length)
                            .append(kept)
                            .endRow();
                }
            }
        }
    }

    PassagesFound found() throws SQLException {
        String merged =
                "SELECT ordinal, sum(greatest(0, last - greatest(first, coalesce(done, first)))) AS units FROM (SELECT"
                        + " ordinal, first, last, max(last) OVER (PARTITION BY ordinal ORDER BY first, last ROWS BETWEEN UNBOUNDED"
                        + " PRECEDING AND 1 PRECEDING) AS done FROM cuts) GROUP BY ordinal";
        List<SourceLoss> losses = new ArrayList<>();
        try (Statement statement = base.connection().createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT source, sum(t.units)::BIGINT, coalesce(sum(c.units), 0)::BIGINT"
                                + " FROM texts t LEFT JOIN (" + merged
                                + ") c USING (ordinal) GROUP BY source ORDER BY source")) {
            while (rows.next()) {
                losses.add(new SourceLoss(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
        }
        return new PassagesFound(
                base.number("SELECT count(*) FROM texts"),
                base.number("SELECT count(DISTINCT ordinal) FROM cuts WHERE last > first"),
                losses);
    }
}

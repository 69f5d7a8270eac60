package org.genloss.io.duplicate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rows of the work database in the order of their ordinals, read once from the front: the place asked for never falls. Not for several threads.
 *
 * @param <T> what a row is
 */
public final class Ascending<T> implements AutoCloseable {
    /** A row as a value. */
    interface Row<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private final WorkBase base;
    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private final Row<T> row;
    private boolean left;
    private long ordinal;
    private long asked = Long.MIN_VALUE;

    private Ascending(WorkBase base, Connection connection, String sql, Row<T> row) throws SQLException {
        this.base = base;
        this.connection = connection;
        this.statement = connection.createStatement();
        this.rows = statement.executeQuery(sql);
        this.row = row;
        next();
    }

    /** Rows of a query whose first column is the ordinal, by which it is in order. */
    static <T> Ascending<T> of(WorkBase base, String sql, Row<T> row) {
        return base.ask(() -> new Ascending<>(base, base.beside(), sql, row));
    }

    /**
     * What is known of this text, null if nothing is.
     *
     * @throws IllegalArgumentException if a higher ordinal was asked for before
     */
    public T at(long wanted) {
        if (wanted < asked) {
            throw new IllegalArgumentException(
                    "texts are asked for in ascending order, got " + wanted + " after " + asked);
        }
        asked = wanted;
        return base.ask(() -> {
            while (left && ordinal < wanted) {
                next();
            }
            return left && ordinal == wanted ? row.of(rows) : null;
        });
    }

    private void next() throws SQLException {
        left = rows.next();
        ordinal = left ? rows.getLong(1) : Long.MAX_VALUE;
    }

    @Override
    public void close() {
        base.run(() -> {
            rows.close();
            statement.close();
            connection.close();
        });
    }
}

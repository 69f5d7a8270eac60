package org.genloss.io.duplicate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of the work database in the order of their ordinals, read once from the front: the place asked for rises. Not for several threads.
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
        advance();
    }

    /** Rows of a query whose first column is the ordinal, by which it is in order. */
    static <T> Ascending<T> of(WorkBase base, String sql, Row<T> row) {
        return base.ask(() -> new Ascending<>(base, base.beside(), sql, row));
    }

    /**
     * The first that is known of this text, null if nothing is.
     *
     * @throws IllegalArgumentException if this or a higher ordinal was asked for before
     */
    public T at(long wanted) {
        List<T> all = all(wanted);
        return all.isEmpty() ? null : all.get(0);
    }

    /**
     * All that is known of this text, for the first time that it is asked for.
     *
     * @throws IllegalArgumentException if this or a higher ordinal was asked for before
     */
    public List<T> all(long wanted) {
        if (wanted <= asked) {
            throw new IllegalArgumentException(
                    "texts are asked for in ascending order, got " + wanted + " after " + asked);
        }
        asked = wanted;
        return base.ask(() -> {
            List<T> all = new ArrayList<>(0);
            while (left && ordinal <= wanted) {
                if (ordinal == wanted) {
                    all.add(row.of(rows));
                }
                advance();
            }
            return all;
        });
    }

    /** The next row, whatever its ordinal; null behind the last. */
    public T next() {
        return base.ask(() -> {
            T next = left ? row.of(rows) : null;
            if (left) {
                advance();
            }
            return next;
        });
    }

    private void advance() throws SQLException {
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

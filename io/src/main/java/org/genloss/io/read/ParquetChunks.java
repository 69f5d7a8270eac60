package org.genloss.io.read;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.genloss.data.Cell;
import org.genloss.io.Duck;
import org.genloss.io.read.Parquet.Form;

/**
 * Rows of a parquet file without lists, taken from the database in chunks of its own vectors: a cell costs a look into memory and no call into
 * the database. Of a text comes its hash first; only one that was not met lately in its column is fetched.
 */
final class ParquetChunks implements RecordReader {
    private final DataFile file;
    private final List<Parquet.Column> columns;
    private final Form[] forms;
    private final String query;
    private final Connection connection;
    private DuckDBPreparedStatement statement; // null until the first row is asked for: a connection streams one result
    private DuckDBChunkedResult result;
    private final long expected;
    private final DuckDBReadableVector[] vectors;
    private final Lately[] lately;
    private final RawRow row = new Row();
    private long number;
    private int at; // in the chunk
    private int rows;

    /** @param columns none of lists */
    ParquetChunks(DataFile file, List<Parquet.Column> columns) {
        this.file = file;
        this.columns = columns;
        this.forms = columns.stream().map(Parquet.Column::form).toArray(Form[]::new);
        this.vectors = new DuckDBReadableVector[2 * forms.length];
        this.lately = new Lately[forms.length];
        List<String> selected = new ArrayList<>();
        for (Parquet.Column column : columns) {
            selected.add(column.select());
            // 63 bits: what is larger than a signed number has no cheap way out
            selected.add(column.form().text() ? "CAST(hash(" + column.select() + ") >> 1 AS BIGINT)" : "0");
        }
        query = "SELECT " + (selected.isEmpty() ? "1" : String.join(", ", selected)) + " FROM " + Parquet.source(file);
        try {
            connection = Duck.open();
            expected = rowsByFooter();
        } catch (SQLException e) {
            throw Parquet.unreadable(file, e);
        }
    }

    private long rowsByFooter() throws SQLException {
        String path = Duck.file(file.path().toAbsolutePath().toString());
        try (Statement asking = connection.createStatement();
                ResultSet footer = asking.executeQuery("SELECT num_rows FROM parquet_file_metadata(" + path + ")")) {
            footer.next();
            return footer.getLong(1);
        }
    }

    /** Numbers are looked at by the database, a tenth of the work of handing them over. */
    @Override
    public long sound(int[] numbers) {
        List<String> finite = new ArrayList<>();
        for (int field : numbers) {
            if (forms[field].text()) {
                return 0;
            }
            if (forms[field] == Form.NUMBER) {
                finite.add("isfinite(" + columns.get(field).select() + ")");
            }
        }
        if (Arrays.asList(forms).contains(Form.NESTED)) {
            return 0;
        }
        String bad = finite.isEmpty() ? "false" : "NOT (" + String.join(" AND ", finite) + ")";
        try (Statement asking = connection.createStatement();
                ResultSet counted =
                        asking.executeQuery("SELECT count(*) FROM " + Parquet.source(file) + " WHERE " + bad)) {
            counted.next();
            return counted.getLong(1) > 0 ? 0 : expected;
        } catch (SQLException e) {
            return 0; // what is wrong is told where it is read
        }
    }

    @Override
    public RawRow next() {
        if (at + 1 >= rows && !nextChunk()) {
            return null;
        }
        at++;
        number++;
        return row;
    }

    private boolean nextChunk() {
        at = -1;
        rows = 0;
        if (result == null) {
            begin();
        }
        while (rows == 0 && result.nextChunk()) {
            rows = (int) result.chunk().rowCount();
            for (int i = 0; i < 2 * forms.length; i++) {
                vectors[i] = result.chunk().vector(i);
            }
        }
        if (rows == 0 && number != expected) {
            throw damaged();
        }
        return rows > 0;
    }

    private void begin() {
        try {
            statement = (DuckDBPreparedStatement) connection.prepareStatement(query);
            result = statement.query();
        } catch (SQLException e) {
            throw Parquet.unreadable(file, e);
        }
    }

    /** Chunks end where a page cannot be read, without a word; asked row by row, the database says why. */
    private BadInput damaged() {
        try (Statement asking = connection.createStatement();
                ResultSet again = asking.executeQuery(query)) {
            while (again.next()) {
                again.getObject(1);
            }
        } catch (SQLException e) {
            return Parquet.unreadable(file, e);
        }
        return Parquet.unreadable(
                file,
                new SQLException("it ends behind row " + number + " of the " + expected + " that it says it has"));
    }

    /** The row at which the reader stands: nothing is looked up before it is asked for. */
    private final class Row implements RawRow {
        @Override
        public long number() {
            return number;
        }

        @Override
        public long line() {
            return number;
        }

        @Override
        public int width() {
            return forms.length;
        }

        @Override
        public Object value(int field) {
            return ParquetChunks.this.value(field);
        }
    }

    private Object value(int column) {
        DuckDBReadableVector vector = vectors[2 * column];
        if (forms[column] == Form.NESTED) {
            return Values.NESTED;
        }
        if (vector.isNull(at)) {
            return Values.MISSING;
        }
        switch (forms[column]) {
            case NUMBER:
                double number = vector.getDouble(at);
                return Double.isFinite(number) ? new Cell.Number(number) : (Object) number;
            case INTEGER:
                long integer = vector.getLong(at);
                return Math.abs(integer) < 1L << 53 ? new Cell.Number(integer) : String.valueOf(integer);
            default:
                return text(column, vector);
        }
    }

    private Cell.Category text(int column, DuckDBReadableVector vector) {
        if (lately[column] == null) {
            lately[column] = new Lately(forms.length);
        }
        long hash = vectors[2 * column + 1].getLong(at);
        Cell.Category known = lately[column].get(hash);
        return known != null ? known : lately[column].put(hash, new Cell.Category(vector.getString(at)));
    }

    @Override
    public boolean lines() {
        return false;
    }

    @Override
    public void close() {
        try (connection) {
            if (result != null) {
                result.close();
                statement.close();
            }
        } catch (SQLException e) {
            throw Parquet.unreadable(file, e);
        }
    }

    /** Short texts of one column, each under its hash, at a place that the hash says; more places where texts take each other's. */
    private static final class Lately {
        private static final int FEWEST = 1 << 10;
        private static final int MOST = 1 << 16;
        private static final int ALL_COLUMNS = 1 << 18;
        private static final int SHORT = 100;
        private final int most;
        private long[] hashes = new long[FEWEST];
        private Cell.Category[] texts = new Cell.Category[FEWEST];
        private int missed;

        Lately(int columns) {
            most = Math.max(FEWEST, Math.min(MOST, ALL_COLUMNS / columns));
        }

        private int place(long hash) {
            return (int) (hash ^ hash >>> 32) & (texts.length - 1);
        }

        Cell.Category get(long hash) {
            int place = place(hash);
            return hashes[place] == hash ? texts[place] : null;
        }

        Cell.Category put(long hash, Cell.Category text) {
            if (text.value().length() > SHORT) {
                return text;
            }
            if (++missed > texts.length && 2 * texts.length <= most) {
                hashes = new long[2 * texts.length]; // what is met again comes again
                texts = new Cell.Category[hashes.length];
                missed = 0;
            }
            hashes[place(hash)] = hash;
            texts[place(hash)] = text;
            return text;
        }
    }
}

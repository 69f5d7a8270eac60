package org.genloss.io.read;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.genloss.io.Duck;

/**
 * A parquet file, read row by row in the order of the file. Numbers are numbers, lists of numbers are lists, structures are nested, and all
 * else (text, truth values, dates) is text.
 */
record Parquet(DataFile file, List<Column> columns) implements RecordFile {
    enum Form {
        NUMBER("DOUBLE"),
        INTEGER("BIGINT"),
        HUGE("VARCHAR"),
        LIST("DOUBLE[]"),
        TEXT("VARCHAR"),
        NESTED("");

        private final String type;

        Form(String type) {
            this.type = type;
        }

        /** The database gives a text. */
        boolean text() {
            return type.equals("VARCHAR");
        }

        static Form of(String type) {
            if (type.matches("U?(TINY|SMALL)INT|U?INTEGER|BIGINT")) {
                return INTEGER;
            }
            if (type.matches("UBIGINT|U?HUGEINT")) {
                return HUGE;
            }
            if (type.matches("FLOAT|REAL|DOUBLE|DECIMAL[^\\[]*")) {
                return NUMBER;
            }
            if (type.matches(
                    "(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|REAL|DOUBLE|DECIMAL\\([0-9, ]*\\))\\[[0-9]*\\]")) {
                return LIST;
            }
            return type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP") || type.startsWith("BLOB")
                    ? NESTED
                    : TEXT;
        }
    }

    record Column(String name, Form form) {
        String select() {
            return form == Form.NESTED ? "1" : "CAST(" + Duck.name(name) + " AS " + form.type + ")";
        }
    }

    static Parquet of(DataFile file) {
        requireWhole(file);
        List<Column> columns = new ArrayList<>();
        try (Connection connection = Duck.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + source(file))) {
            while (rows.next()) {
                columns.add(new Column(rows.getString("column_name"), Form.of(rows.getString("column_type"))));
            }
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
        return new Parquet(file, List.copyOf(columns));
    }

    private static void requireWhole(DataFile file) {
        if (file.codec() != Codec.NONE) {
            throw BadInput.in(
                    file.name(),
                    "the parquet file is compressed once more from outside",
                    "Unpack it first; parquet is compressed inside.");
        }
        try (RandomAccessFile raw = new RandomAccessFile(file.path().toFile(), "r")) {
            byte[] end = new byte[4];
            raw.seek(Math.max(0, raw.length() - 4));
            raw.readFully(end);
            if (raw.length() < 12 || !new String(end, StandardCharsets.ISO_8859_1).equals("PAR1")) {
                throw BadInput.in(
                        file.name(),
                        "the parquet file ends in the middle, after " + Counts.of(raw.length(), "byte")
                                + ": its footer is missing",
                        "Copy or download the file again, or let the program that writes it finish.");
            }
        } catch (IOException e) {
            throw file.unreadable(e, Codec.NONE, 0);
        }
    }

    static BadInput unreadable(DataFile file, SQLException e) {
        return BadInput.in(
                file.name(), "the parquet file is damaged: " + Duck.words(e), "Copy or download the file again.");
    }

    static String source(DataFile file) {
        return "read_parquet(" + Duck.file(file.path().toAbsolutePath().toString()) + ")";
    }

    @Override
    public Format format() {
        return Format.PARQUET;
    }

    @Override
    public boolean typed() {
        return true;
    }

    @Override
    public void scan(FieldStats stats, long limit) {
        List<String> names = columns.stream().map(Column::name).toList();
        columns.forEach(
                c -> stats.declare(c.name, c.form == Form.NUMBER || c.form == Form.INTEGER || c.form == Form.HUGE));
        Scan.run(open(names), () -> names, stats, limit);
    }

    @Override
    public RecordReader open(List<String> fields) {
        List<Column> chosen = new ArrayList<>();
        for (String field : fields) {
            chosen.add(columns.stream()
                    .filter(c -> c.name.equals(field))
                    .findFirst()
                    .orElseThrow(() -> BadInput.in(
                            file.name(),
                            "there is no column " + field,
                            "Its columns are "
                                    + Words.list(
                                            columns.stream().map(Column::name).toList()) + ".")));
        }
        boolean lists = chosen.stream().anyMatch(c -> c.form == Form.LIST);
        return lists ? new Reader(file, chosen) : new ParquetChunks(file, chosen);
    }

    private static final class Reader implements RecordReader {
        private final DataFile file;
        private final List<Column> columns;
        private final Connection connection;
        private final Statement statement;
        private final ResultSet rows;
        private long number;

        Reader(DataFile file, List<Column> columns) {
            this.file = file;
            this.columns = columns;
            try {
                connection = Duck.open();
                statement = connection.createStatement();
                String select = columns.isEmpty()
                        ? "1"
                        : String.join(", ", columns.stream().map(Column::select).toList());
                rows = statement.executeQuery("SELECT " + select + " FROM " + source(file));
            } catch (SQLException e) {
                throw unreadable(file, e);
            }
        }

        @Override
        public RawRow next() {
            try {
                if (!rows.next()) {
                    return null;
                }
                number++;
                Object[] values = new Object[columns.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(columns.get(i).form, i + 1);
                }
                return new RawRow.Of(number, number, values);
            } catch (SQLException e) {
                throw unreadable(file, e);
            }
        }

        private Object value(Form form, int column) throws SQLException {
            switch (form) {
                case NUMBER:
                    double number = rows.getDouble(column);
                    return rows.wasNull() ? Values.MISSING : (Object) number;
                case INTEGER:
                    long integer = rows.getLong(column);
                    return rows.wasNull()
                            ? Values.MISSING
                            : Math.abs(integer) < 1L << 53 ? (Object) (double) integer : String.valueOf(integer);
                case TEXT, HUGE:
                    String text = rows.getString(column);
                    return text == null ? Values.MISSING : text;
                case LIST:
                    return list(rows.getArray(column));
                default:
                    return Values.NESTED;
            }
        }

        private static Object list(Array array) throws SQLException {
            if (array == null) {
                return Values.MISSING;
            }
            Object[] boxed = (Object[]) array.getArray();
            double[] list = new double[boxed.length];
            for (int i = 0; i < list.length; i++) {
                list[i] = boxed[i] instanceof Number x ? x.doubleValue() : Double.NaN;
            }
            return list;
        }

        @Override
        public boolean lines() {
            return false;
        }

        @Override
        public void close() {
            try (connection;
                    statement;
                    rows) {
                number = 0;
            } catch (SQLException e) {
                throw unreadable(file, e);
            }
        }
    }
}

package org.genloss.io.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.genloss.io.UserError;

/** CSV to parquet by DuckDB, on one thread and with fixed settings: the same CSV gives the same bytes. */
public final class Parquet {
    private Parquet() {}

    /**
     * Converts a CSV file with a header.
     *
     * @param columns name to SQL type, in the order of the file
     */
    public static void convert(Path csv, Path parquet, Map<String, String> columns) {
        Path aside = AtomicFile.aside(parquet);
        String types = columns.entrySet().stream()
                .map(c -> text(c.getKey()) + ": " + text(c.getValue()))
                .collect(Collectors.joining(", "));
        String select = "SELECT * FROM read_csv(" + text(csv.toString())
                + ", header = true, nullstr = '', delim = ',', quote = '\"', columns = {" + types + "})";
        try {
            try (Connection memory = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = memory.createStatement()) {
                statement.execute("SET threads = 1");
                statement.execute("SET memory_limit = '512MB'");
                statement.execute("SET autoinstall_known_extensions = false");
                statement.execute("COPY (" + select + ") TO " + text(aside.toString())
                        + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)");
            }
            Files.move(
                    aside,
                    parquet,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException e) {
            throw new UserError(
                    "cannot write " + parquet + ": "
                            + e.getMessage().lines().findFirst().orElse("no reason given") + ".",
                    e);
        } catch (IOException e) {
            throw new UserError("cannot write " + parquet + ": " + AtomicFile.reason(e) + ".", e);
        } finally {
            aside.toFile().delete();
        }
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}

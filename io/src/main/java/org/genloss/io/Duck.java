package org.genloss.io;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** DuckDB as a reader and writer of files: in memory, on one thread, within 512 MB, without loading anything from the network. */
public final class Duck {
    private static final String SETTINGS =
            "SET threads = 1; SET memory_limit = '512MB'; SET temp_directory = ''; SET preserve_insertion_order = true;"
                    + " SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; SET enable_progress_bar = false;";

    private Duck() {}

    /** A fresh database; results stream. */
    public static Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        Connection connection = connection(properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection connection(Properties properties) throws SQLException {
        try {
            return DriverManager.getConnection("jdbc:duckdb:", properties);
        } catch (LinkageError e) {
            throw new SQLException("the library of DuckDB cannot be loaded here: " + root(e).getMessage(), e);
        }
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    /** A file name as a string of SQL that matches only itself. */
    public static String file(String path) {
        return "'" + path.replaceAll("([\\[*?])", "[$1]").replace("'", "''") + "'";
    }

    /** Any text as a string of SQL. */
    public static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A column name as SQL. */
    public static String name(String column) {
        return "\"" + column.replace("\"", "\"\"") + "\"";
    }

    /** What to do about a database that cannot be read any more; empty where that is not the trouble. @param work the directory of all work that hangs together with it */
    public static String mending(String words, Path work) {
        return words.matches("(?is).*(corrupt|checksum|not a valid duckdb|serializ|replaying wal).*")
                ? " Its files were damaged. Delete what is in " + work
                        + " and run the same command again, which begins anew: rm -r " + work + "/*"
                : "";
    }

    /** The first line of what DuckDB says, without the kind of error in front. */
    public static String words(SQLException e) {
        String message = String.valueOf(e.getMessage());
        String first = message.lines().findFirst().orElse(message);
        return first.replaceFirst("^(java\\.sql\\.SQLException: )?[A-Z][A-Za-z ]* Error: ", "")
                .replaceFirst("\\.$", "");
    }
}

package org.genloss.io.duplicate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.genloss.io.Duck;
import org.genloss.io.UserError;
import org.genloss.io.write.AtomicFile;

/**
 * A DuckDB database in a directory that is kept over restarts: what was committed is there, what was not is gone. It sorts and joins on disk beyond its
 * memory. A disk that is full ends in one {@link UserError} with exit code 3: after room is made the work goes on from the last commit.
 */
final class WorkBase implements AutoCloseable {
    private static final String FILE = "work.duckdb";

    /** Something asked of the database. */
    interface Asked<T> {
        T ask() throws SQLException, IOException;
    }

    /** Something done with the database. */
    interface Done {
        void run() throws SQLException, IOException;
    }

    private final WorkSettings settings;
    private final DuckDBConnection connection;

    private WorkBase(WorkSettings settings, DuckDBConnection connection) {
        this.settings = settings;
        this.connection = connection;
    }

    static WorkBase open(WorkSettings settings) {
        Path directory = settings.directory().toAbsolutePath();
        try {
            Files.createDirectories(directory);
            Properties properties = new Properties();
            properties.setProperty("jdbc_stream_results", "true");
            Connection opened = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve(FILE), properties);
            WorkBase base = new WorkBase(settings, opened.unwrap(DuckDBConnection.class));
            base.execute("SET threads = " + settings.threads());
            base.execute("SET memory_limit = '" + settings.memory() + "MB'");
            base.execute("SET temp_directory = "
                    + Duck.text(directory.resolve("sorting").toString()));
            base.execute("SET preserve_insertion_order = true");
            base.execute("SET autoinstall_known_extensions = false");
            base.execute("SET autoload_known_extensions = false");
            base.execute("SET enable_progress_bar = false");
            base.execute("CREATE TABLE IF NOT EXISTS done (step VARCHAR PRIMARY KEY)");
            base.execute("BEGIN TRANSACTION");
            return base;
        } catch (SQLException e) {
            throw failed(directory, Duck.words(e), e);
        } catch (IOException e) {
            throw failed(directory, AtomicFile.reason(e), e);
        }
    }

    DuckDBConnection connection() {
        return connection;
    }

    /** A further connection to the same database: what it reads may stream while this one writes. Reads what is committed. */
    Connection beside() throws SQLException {
        return connection.duplicate();
    }

    <T> T ask(Asked<T> asked) {
        try {
            return asked.ask();
        } catch (SQLException e) {
            throw failed(settings.directory(), Duck.words(e), e);
        } catch (IOException e) {
            throw failed(settings.directory(), AtomicFile.reason(e), e);
        }
    }

    void run(Done done) {
        ask(() -> {
            done.run();
            return null;
        });
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Makes sure that what lies in the directory was begun with these settings. @throws UserError if it was not */
    void same(String words) {
        run(() -> {
            execute("CREATE TABLE IF NOT EXISTS settings (words VARCHAR)");
            execute("INSERT INTO settings SELECT " + Duck.text(words) + " WHERE NOT EXISTS (FROM settings)");
            commit();
            if (number("SELECT count(*) FROM settings WHERE words = " + Duck.text(words)) == 0) {
                throw new UserError(
                        "the work in " + settings.directory()
                                + " was begun with other settings for duplicates. Delete that directory to begin anew, or restore the settings to go on.");
            }
        });
    }

    /** Whether a step was committed under this name. */
    boolean done(String step) {
        return ask(() -> number("SELECT count(*) FROM done WHERE step = " + Duck.text(step)) > 0);
    }

    /** Commits all since the last commit, together with the word that this step is done. */
    void commit(String step) throws SQLException {
        execute("INSERT INTO done VALUES (" + Duck.text(step) + ")");
        commit();
    }

    /** Commits all since the last commit; in SQL, since the driver's own way leaves appenders outside the transaction. */
    void commit() throws SQLException {
        execute("COMMIT");
        execute("BEGIN TRANSACTION");
    }

    private static UserError failed(Path directory, String words, Exception cause) {
        if (AtomicFile.full(words)) {
            return new UserError(
                    "the disk of " + directory + " is full: " + words
                            + ". What was finished is kept; make room and run the same command again to go on.",
                    3,
                    cause);
        }
        return new UserError(
                "the work database in " + directory + " failed: " + words + "."
                        + Duck.mending(words, directory.getParent()),
                cause);
    }

    /** What was not committed; a commit that failed, on a full disk, has rolled back by itself. */
    private void rollBack() throws SQLException {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            if (!Duck.words(e).contains("no transaction is active")) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        run(() -> {
            try (connection) {
                if (!connection.isClosed()) {
                    rollBack();
                }
            }
        });
    }
}

package org.genloss.io.curate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.genloss.io.Duck;
import org.genloss.io.UserError;
import org.genloss.io.write.AtomicFile;

/**
 * What is known of every record, on disk: a DuckDB database that sorts and joins on disk beyond its memory. What was committed is there after a restart,
 * what was not is gone.
 *
 * <p>Tables: {@code parts} (files read), {@code against} (what records say against what their source declares), {@code damage} (the first rows of each that were left out), {@code undated} (how many records of each have a date that cannot be read, and the first), {@code records} (a row each, by {@code place}, which rises in the order of reading), {@code repeats} (records that were named anew as they were read, and the id that they had), {@code alike} (records whose text, as it is compared, is declared human and synthetic, and its hash), {@code removed} (what steps that see
 * all records took: place, step, reason, score, and the place of what stays for it), {@code renamed} (place, id), {@code done} (steps of the run that are finished).
 */
final class Index implements AutoCloseable {
    /** Its layout, which another version may have changed. */
    static final String TABLES = """
            CREATE TABLE IF NOT EXISTS done (step VARCHAR PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS parts (part INTEGER PRIMARY KEY, source INTEGER, digest VARCHAR, files INTEGER, damaged BIGINT);
            CREATE TABLE IF NOT EXISTS against (part INTEGER, says VARCHAR, earlier BOOLEAN, records BIGINT, example VARCHAR);
            CREATE TABLE IF NOT EXISTS damage (part INTEGER, number INTEGER, folder VARCHAR, said VARCHAR);
            CREATE TABLE IF NOT EXISTS undated (part INTEGER, source INTEGER, records BIGINT, date VARCHAR, id VARCHAR);
            CREATE TABLE IF NOT EXISTS records (
              place BIGINT, source INTEGER, id VARCHAR, named BOOLEAN, high BIGINT, low BIGINT, key BIGINT,
              origin TINYINT, generation INTEGER, at_least BOOLEAN, generator VARCHAR, licence VARCHAR, date VARCHAR,
              subgroups VARCHAR, words BIGINT, tokens BIGINT, characters BIGINT, bytes BIGINT,
              step SMALLINT, reason VARCHAR, score DOUBLE, weight DOUBLE, labels VARCHAR, reviews VARCHAR,
              changed BOOLEAN, conflict BOOLEAN, tail BIGINT, fails VARCHAR, barred SMALLINT, earlier_weight DOUBLE,
              earlier_labels VARCHAR, inherited BOOLEAN);
            CREATE TABLE IF NOT EXISTS repeats (place BIGINT, first VARCHAR);
            CREATE TABLE IF NOT EXISTS alike (place BIGINT, high BIGINT, low BIGINT);
            CREATE TABLE IF NOT EXISTS removed (place BIGINT, step SMALLINT, reason VARCHAR, score DOUBLE, other BIGINT);
            CREATE TABLE IF NOT EXISTS renamed (place BIGINT, id VARCHAR);
            CREATE OR REPLACE VIEW fates AS
              SELECT r.* EXCLUDE (id, step, reason, score), coalesce(n.id, r.id) AS id, n.id IS NOT NULL AS repeated,
                CASE WHEN m.step IS NOT NULL AND (r.step IS NULL OR m.step < r.step) THEN m.step ELSE r.step END AS step,
                CASE WHEN m.step IS NOT NULL AND (r.step IS NULL OR m.step < r.step) THEN m.reason ELSE r.reason END AS reason,
                CASE WHEN m.step IS NOT NULL AND (r.step IS NULL OR m.step < r.step) THEN m.score ELSE r.score END AS score,
                m.other AS other
              FROM records r LEFT JOIN removed m USING (place) LEFT JOIN renamed n USING (place);
            """;

    /** Something asked of the database. */
    interface Asked<T> {
        T ask() throws SQLException, IOException;
    }

    /** Something done with the database. */
    interface Done {
        void run() throws SQLException, IOException;
    }

    /** One row of an answer. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final Path directory;
    private final DuckDBConnection connection;

    private Index(Path directory, DuckDBConnection connection) {
        this.directory = directory;
        this.connection = connection;
    }

    /** Opens the index of a directory, fresh or where it was left. @param megabytes of memory */
    static Index open(Path directory, long megabytes) {
        try {
            Files.createDirectories(directory);
            Properties properties = new Properties();
            properties.setProperty("jdbc_stream_results", "true");
            DuckDBConnection connection = DriverManager.getConnection(
                            "jdbc:duckdb:" + directory.resolve("index.duckdb").toAbsolutePath(), properties)
                    .unwrap(DuckDBConnection.class);
            Index index = new Index(directory, connection);
            index.execute("SET threads = 1; SET memory_limit = '" + megabytes + "MB'; SET temp_directory = "
                    + Duck.text(directory.resolve("sorting").toAbsolutePath().toString())
                    + "; SET autoinstall_known_extensions = false; SET autoload_known_extensions = false;"
                    + " SET enable_progress_bar = false;");
            index.execute(TABLES);
            connection.setAutoCommit(false);
            return index;
        } catch (SQLException e) {
            throw failed(directory, Duck.words(e), e);
        } catch (IOException e) {
            throw failed(directory, AtomicFile.reason(e), e);
        } catch (ExceptionInInitializerError e) { // its native library is unpacked when it is first needed
            throw new UserError(
                    "DuckDB's library cannot be unpacked into " + System.getProperty("java.io.tmpdir") + ": "
                            + e.getCause()
                            + ". Make room there, or name another directory: GENLOSS_JAVA_OPTIONS=-Djava.io.tmpdir=DIR",
                    e);
        }
    }

    DuckDBConnection connection() {
        return connection;
    }

    <T> T ask(Asked<T> asked) {
        try {
            return asked.ask();
        } catch (SQLException e) {
            throw failed(directory, Duck.words(e), e);
        } catch (IOException e) {
            throw failed(directory, AtomicFile.reason(e), e);
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

    /** All rows of an answer, which fits into memory. */
    <T> List<T> rows(String sql, Row<T> row) {
        return ask(() -> {
            List<T> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    rows.add(row.of(result));
                }
            }
            return rows;
        });
    }

    long number(String sql) {
        return rows(sql, row -> row.getLong(1)).get(0);
    }

    /** Whether a step was done. */
    boolean done(String step) {
        return number("SELECT count(*) FROM done WHERE step = " + Duck.text(step)) > 0;
    }

    /** Does a step once: with the word that it is done it is committed or, if the process dies, as if it had never begun. */
    void once(String step, Done work) {
        run(() -> {
            if (number("SELECT count(*) FROM done WHERE step = " + Duck.text(step)) == 0) {
                work.run();
                execute("INSERT INTO done VALUES (" + Duck.text(step) + ")");
                connection.commit();
            }
        });
    }

    private static UserError failed(Path directory, String words, Exception cause) {
        if (words.contains("Conflicting lock")) {
            return new UserError(
                    "another genloss is at work in " + directory.getParent()
                            + ". Wait until it is done, or choose another --out.",
                    cause);
        }
        return AtomicFile.full(words)
                ? new UserError(
                        "the disk of " + directory + " is full: " + words + ". What was finished is kept.", 3, cause)
                : new UserError(
                        "the index in " + directory + " failed: " + words + "." + Duck.mending(words, directory),
                        cause);
    }

    @Override
    public void close() {
        run(connection::close);
    }
}

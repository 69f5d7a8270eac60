package org.genloss.io.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.profile.Draw;
import org.genloss.profile.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A draw of a parquet file reads few of its cells, and is the draw of all of them. */
class WantedContentTest {
    private static final int ROWS = 30_000;
    private static final String COLUMNS =
            "i % 977 * 0.25 AS x, i * 9007199254740 AS big, CASE WHEN i % 5 = 0 THEN NULL ELSE 'c' || (i % 3000) END AS c,"
                    + " CASE WHEN i % 7 = 0 THEN NULL ELSE i / 3 END AS y, i % 2 = 0 AS even";

    @TempDir
    Path directory;

    private Given given;

    @BeforeEach
    void open() {
        given = new Given(directory);
    }

    private Path file() {
        return directory.resolve("t.parquet");
    }

    private FileCorpus corpus(String columns, ReadOptions options) {
        try (Connection memory = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = memory.createStatement()) {
            statement.execute("COPY (SELECT " + columns + " FROM range(" + ROWS + ") t(i)) TO '" + file()
                    + "' (FORMAT parquet, ROW_GROUP_SIZE 5000)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Readers.open(List.of(file().toString()), options);
    }

    private static byte[] bytes(Draw draw) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        draw.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'n' || (i * 7 % 30000) AS id, ",
                "'twice' || (i // 2) AS id, ",
                "'m' AS model, i % 3 AS generation, "
            })
    void theDrawIsThatOfAllCells(String names) throws IOException {
        Draw.Of kind = new Draw.Of(100_000);
        FileCorpus corpus = corpus(names + COLUMNS, ReadOptions.defaults());
        Draw all = kind.empty();
        Given.items(corpus).forEach(all::accept);
        Draw some = Profile.of(corpus, Set.of(kind)).get(kind);
        assertThat(all.size()).isBetween(100, ROWS / 10);
        assertThat(some.seen()).isEqualTo(ROWS);
        assertThat(bytes(some)).isEqualTo(bytes(all));
    }

    @Test
    void groupsStayWhole() throws IOException {
        Draw.Of kind = new Draw.Of(100_000);
        FileCorpus corpus = corpus(
                "i % 1000 AS \"user\", " + COLUMNS, ReadOptions.defaults().withGroupField("user"));
        Draw all = kind.empty();
        Given.items(corpus).forEach(all::accept);
        Draw some = Profile.of(corpus, Set.of(kind)).get(kind);
        assertThat(all.groups().get(0).items()).hasSize(ROWS / 1000);
        assertThat(bytes(some)).isEqualTo(bytes(all));
    }

    @Test
    void rowsThatAreNotWantedComeWithoutContent() {
        FileCorpus corpus = corpus(COLUMNS, ReadOptions.defaults());
        List<Item> items;
        try (Stream<Item> some = corpus.items((group, named) -> group.endsWith("00"))) {
            items = some.toList();
        }
        assertThat(items).extracting(Item::id).startsWith("1", "2").endsWith("29999", "30000");
        assertThat(items)
                .filteredOn(item -> ((Payload.Row) item.payload()).cells().size() == 5)
                .hasSize(ROWS / 100)
                .allMatch(item -> item.id().endsWith("00"));
    }

    /** The draw holds a few rows; the damaged one is found wherever it is. */
    @Test
    void damageIsFoundInRowsThatAreNotWanted() {
        FileCorpus corpus = corpus(
                "CASE WHEN i = 28999 THEN 'inf'::DOUBLE ELSE i END AS x, 'c' || (i % 3) AS c",
                ReadOptions.defaults().withOnBadRow(ReadOptions.OnBadRow.FAIL));
        assertThat(given.failure(() -> Profile.of(corpus, Set.of(new Draw.Of(2000)))))
                .startsWith(
                        "t.parquet, row 29000: the column x holds Infinity, and every number must be finite.\n  The file has 29,999 good rows and 1 bad one");
    }

    /** Where the reference has numbers, texts are read as such, wanted or not. */
    @Test
    void textsInPlaceOfNumbersAreRead() throws IOException {
        ReadOptions strict = ReadOptions.defaults().withOnBadRow(ReadOptions.OnBadRow.FAIL);
        Schema numbers = Schema.table(List.of(new Schema.Column("x", Schema.Scale.NUMERIC)));
        Draw.Of kind = new Draw.Of(20_000);
        corpus("'0' || i AS x", strict);
        FileCorpus fine = Readers.openLike(numbers, List.of(file().toString()), strict, BadRows.NONE);
        Draw all = kind.empty();
        Given.items(fine).forEach(all::accept);
        assertThat(bytes(Profile.of(fine, Set.of(kind)).get(kind))).isEqualTo(bytes(all));
        assertThat(all.groups().get(0).items().get(0).payload())
                .isEqualTo(new Payload.Row(List.of(
                        new Cell.Number(Integer.parseInt(all.groups().get(0).name()) - 1))));
        corpus("CASE WHEN i = 28999 THEN 'many' ELSE '0' || i END AS x", strict);
        FileCorpus torn = Readers.openLike(numbers, List.of(file().toString()), strict, BadRows.NONE);
        assertThat(given.failure(() -> Profile.of(torn, Set.of(kind))))
                .startsWith("t.parquet, row 29000: expected a number in the column x, found \"many\".");
    }
}

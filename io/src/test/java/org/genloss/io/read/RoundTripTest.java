package org.genloss.io.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** What other writers write (Jackson, FastCSV, DuckDB, NumPy's format by hand) is what the readers read. */
class RoundTripTest {
    private static final String[] PIECES = {
        "word ", "\u00e4", "\"", ",", ";", "\\", "'", "\t", "\ud83d\ude00", "x", "1", "\n", " "
    };

    @TempDir
    Path directory;

    private Given given;

    @BeforeEach
    void open() {
        given = new Given(directory);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("t");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.append('.').toString();
    }

    private static List<String> texts(List<Item> items) {
        return items.stream()
                .map(item -> ((Payload.Text) item.payload()).value())
                .toList();
    }

    private static List<List<Cell>> cells(List<Item> items) {
        return items.stream()
                .map(item -> ((Payload.Row) item.payload()).cells())
                .toList();
    }

    private static double[] point(Item item) {
        return ((Payload.Vector) item.payload()).x();
    }

    @RepeatedTest(30)
    void jsonLinesAndArrays(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        JsonMapper json = JsonMapper.builder().build();
        List<String> texts = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        List<Map<String, Object>> array = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(20); i++) {
            texts.add(text(random));
            Map<String, Object> object =
                    Map.of("nested", Map.of("text", "no"), "text", texts.get(i), "_id", i, "list", List.of("a", 1));
            array.add(object);
            lines.append(json.writeValueAsString(object)).append(random.nextBoolean() ? "\n" : "\r\n");
        }
        List<Item> read = Given.read(given.file("a.jsonl", lines.toString()));
        assertThat(texts(read)).isEqualTo(texts);
        assertThat(read).extracting(Item::id).startsWith("0", "1");
        assertThat(Given.read(given.file(
                        "a.json", json.writerWithDefaultPrettyPrinter().writeValueAsString(array))))
                .isEqualTo(read);
    }

    @RepeatedTest(30)
    void tables(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        char separator = ",;\t|".charAt(random.nextInt(4));
        StringWriter out = new StringWriter();
        List<List<Cell>> rows = new ArrayList<>();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(separator).build(out)) {
            csv.writeRecord("name", "size", "note");
            for (int i = 0; i < 3 + random.nextInt(30); i++) {
                double size = i < 2 || random.nextInt(5) > 0
                        ? random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4)
                        : Double.NaN;
                String note = random.nextInt(5) > 0 ? text(random) : "";
                csv.writeRecord("n" + i, Double.isNaN(size) ? "" : String.valueOf(size), note);
                rows.add(List.of(
                        new Cell.Category("n" + i),
                        Double.isNaN(size) ? Cell.MISSING : new Cell.Number(size),
                        note.isEmpty() ? Cell.MISSING : new Cell.Category(note)));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Path file = given.file(separator == '\t' ? "a.tsv" : "a.csv", out.toString());
        FileCorpus corpus =
                Readers.open(List.of(file.toString()), ReadOptions.defaults().withKind(Schema.Kind.TABLE));
        assertThat(cells(Given.items(corpus))).isEqualTo(rows);
        assertThat(corpus.schema().columns()).extracting(Schema.Column::name).containsExactly("name", "size", "note");
    }

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(Packer packer, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = packer.over(out)) {
            packing.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void cutStreams() throws IOException {
        byte[] text = "a line of text 1234567\n".repeat(5000).getBytes(StandardCharsets.UTF_8);
        byte[] bz2 = packed(BZip2CompressorOutputStream::new, text);
        byte[] xz = packed(out -> new XZOutputStream(out, new LZMA2Options()), text);
        assertThat(given.failure(given.file("a.txt.bz2", Arrays.copyOf(bz2, bz2.length - 20))))
                .startsWith("a.txt.bz2: the bz2 stream ");
        assertThat(given.failure(given.file("a.txt.xz", Arrays.copyOf(xz, xz.length - 20))))
                .startsWith("a.txt.xz: the xz stream ");
    }

    @Test
    void everyCodec() throws IOException {
        byte[] text = "one\ntwo\n\nthree \u00e4".getBytes(StandardCharsets.UTF_8);
        List<Item> plain = Given.read(given.file("a.txt", text));
        assertThat(texts(plain)).containsExactly("one", "two", "three \u00e4");
        assertThat(plain).extracting(Item::id).containsExactly("1", "2", "4");
        assertThat(Given.read(given.file("a.txt.gz", Given.gzip(text)))).isEqualTo(plain);
        assertThat(Given.read(given.file("a.txt.zst", Zstd.compress(text)))).isEqualTo(plain);
        assertThat(Given.read(given.file("a.txt.bz2", packed(BZip2CompressorOutputStream::new, text))))
                .isEqualTo(plain);
        assertThat(Given.read(given.file("a.txt.xz", packed(out -> new XZOutputStream(out, new LZMA2Options()), text))))
                .isEqualTo(plain);
        assertThat(Given.read(given.file("misnamed.txt", Given.gzip(text)))).isEqualTo(plain);
    }

    /** Written by pzstd, whose frames are announced by skippable ones, and by zstd --long=31, whose window is 2 GiB (zstd 1.5.4). */
    @Test
    void zstandardOfLargeArchives() {
        byte[] announced =
                HexFormat.of().parseHex("502a4d18040000001500000028b52ffd04584100006f6e650a74776f0ae6a60e40");
        assertThat(texts(Given.read(given.file("p.zst", announced)))).containsExactly("one", "two");
        byte[] wide = HexFormat.of().parseHex("28b52ffd04a84100006f6e650a74776f0ae6a60e40");
        assertThat(texts(Given.read(given.file("w.zst", wide)))).containsExactly("one", "two");
    }

    @Test
    void paragraphs() {
        Path file = given.file("a.txt", "\n\none\nmore\n  \n\ntwo\r\n\r\nthree");
        List<Item> items = Given.read(file, ReadOptions.defaults().withDocuments(ReadOptions.Documents.PARAGRAPH));
        assertThat(texts(items)).containsExactly("one\nmore", "two", "three");
        assertThat(items).extracting(Item::id).containsExactly("3", "7", "9");
    }

    @Test
    void parquet() throws SQLException {
        Path file = directory.resolve("o'neil [1].parquet");
        copy(
                "SELECT i AS id, i * 0.5 AS size, CASE WHEN i = 3 THEN NULL ELSE 'c' || (i % 2) END AS kind, i > 2 AS big, '0' || i AS zip FROM range(5) t(i)",
                file);
        FileCorpus corpus = Readers.open(List.of(file.toString()), ReadOptions.defaults());
        assertThat(corpus.schema().columns().stream().map(c -> c.name() + " " + c.scale()))
                .containsExactly("size NUMERIC", "kind CATEGORICAL", "big CATEGORICAL", "zip CATEGORICAL");
        List<Item> items = Given.items(corpus);
        assertThat(items).extracting(Item::id).containsExactly("0", "1", "2", "3", "4");
        assertThat(cells(items).get(1))
                .containsExactly(
                        new Cell.Number(0.5),
                        new Cell.Category("c1"),
                        new Cell.Category("false"),
                        new Cell.Category("01"));
        assertThat(cells(items).get(3))
                .containsExactly(
                        new Cell.Number(1.5), Cell.MISSING, new Cell.Category("true"), new Cell.Category("03"));
    }

    @Test
    void parquetTextAndVectors() throws SQLException {
        Path text = directory.resolve("t.parquet");
        copy(
                "SELECT 'This is the long sentence number ' || i || ' of all.' AS text, 'u' || (i // 2) AS \"user\" FROM range(4) t(i)",
                text);
        FileCorpus corpus = Readers.open(List.of(text.toString()), ReadOptions.defaults());
        assertThat(texts(Given.items(corpus))).hasSize(4).contains("This is the long sentence number 3 of all.");
        assertThat(corpus.recognised().groupCandidates()).containsExactly("user");
        Path vectors = directory.resolve("v.parquet");
        copy("SELECT 'w' || i AS word, [i, i + 0.25, -i]::FLOAT[] AS embedding FROM range(1, 4) t(i)", vectors);
        List<Item> points = Given.read(vectors);
        assertThat(point(points.get(2))).containsExactly(3, 3.25, -3);
        Path ids = directory.resolve("ids.parquet");
        copy(
                "SELECT 9007199254740992 + i AS id, i::UTINYINT AS a, i::DECIMAL(6, 2) / 2 AS b, i::UBIGINT AS c FROM range(2) t(i)",
                ids);
        assertThat(Given.read(ids)).extracting(Item::id).containsExactly("9007199254740992", "9007199254740993");
        assertThat(cells(Given.read(ids)).get(1))
                .containsExactly(new Cell.Number(1), new Cell.Number(0.5), new Cell.Number(1));
        Path bad = directory.resolve("bad.parquet");
        copy("SELECT CASE WHEN i = 2 THEN 'NaN'::DOUBLE ELSE i END AS x FROM range(4) t(i)", bad);
        assertThat(given.failure(bad))
                .startsWith(
                        "bad.parquet, row 3: the column x holds NaN, and every number must be finite.\n  The file has 3 good rows");
    }

    /** Longer than one chunk and one row group; texts that repeat, texts that do not, and long ones. */
    @Test
    void parquetOfManyChunks() throws SQLException {
        Path file = directory.resolve("many.parquet");
        copy(
                "SELECT i * 0.25 AS x, 'k' || (i % 3000) AS c, CASE WHEN i % 7 = 0 THEN NULL ELSE repeat('long', 30) || (i % 11) END AS l,"
                        + " 'own ' || i AS o FROM range(200000) t(i)",
                file);
        List<Item> items = Given.read(file);
        assertThat(items).hasSize(200_000);
        for (int i = 0; i < items.size(); i += 97) {
            assertThat(cells(List.of(items.get(i))).get(0))
                    .containsExactly(
                            new Cell.Number(i * 0.25),
                            new Cell.Category("k" + i % 3000),
                            i % 7 == 0 ? Cell.MISSING : new Cell.Category("long".repeat(30) + i % 11),
                            new Cell.Category("own " + i));
        }
    }

    /** The database ends its chunks without a word where a page is broken. */
    @Test
    void parquetDamagedWithin() throws SQLException, IOException {
        Path file = directory.resolve("torn.parquet");
        copy("SELECT i % 7 AS x, 'number ' || (i * i % 300007) || ' of all' AS c FROM range(300000) t(i)", file);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length * 9 / 10, bytes.length * 9 / 10 + 5000, (byte) 0xff);
        Files.write(file, bytes);
        assertThat(given.failure(file)).startsWith("torn.parquet: the parquet file is damaged: ");
    }

    private static void copy(String select, Path file) throws SQLException {
        try (Connection memory = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = memory.createStatement()) {
            statement.execute("COPY (" + select + ") TO '" + file.toString().replace("'", "''") + "' (FORMAT parquet)");
        }
    }

    /** numpy.lib.format: magic, version, header length, header, numbers. */
    private static byte[] npy(String type, String shape, ByteOrder order, double... numbers) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        boolean single = type.endsWith("4");
        ByteBuffer bytes = ByteBuffer.allocate(128 + numbers.length * (single ? 4 : 8));
        bytes.put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 118);
        bytes.put(padded.getBytes(StandardCharsets.ISO_8859_1)).order(order);
        for (double number : numbers) {
            if (single) {
                bytes.putFloat((float) number);
            } else {
                bytes.putDouble(number);
            }
        }
        return bytes.array();
    }

    @Test
    void numpy() {
        List<Item> items =
                Given.read(given.file("a.npy", npy("<f4", "(2, 3)", ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 0.5)));
        assertThat(point(items.get(1))).containsExactly(4, 5, 0.5);
        items = Given.read(given.file("b.npy", npy(">f8", "(3,)", ByteOrder.BIG_ENDIAN, 1, 0.1, 3)));
        assertThat(point(items.get(1))).containsExactly(0.1);
        assertThat(given.failure(given.file("c.npy", npy("<f8", "(2, 2)", ByteOrder.LITTLE_ENDIAN, 1, 2, 3))))
                .startsWith("c.npy: the NumPy file ends in the middle: its header says 2 rows, row 2 is cut.");
        assertThat(given.failure(given.file("d.npy", npy("<c8", "(2, 2)", ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4))))
                .contains("float16, float32, float64 or whole ones up to int64, found <c8");
        assertThat(given.failure(
                        given.file("e.npy", npy("<f8", "(2, 2)", ByteOrder.LITTLE_ENDIAN, 1, 2, 3, Double.NaN))))
                .startsWith("e.npy, row 2: dimension 2 is NaN, and every number must be finite.");
        assertThat(given.failure(given.file("g.npy", npy("<f8", "(2, 2)", ByteOrder.LITTLE_ENDIAN, 1, 2, -1e51, 3))))
                .startsWith(
                        "g.npy, row 2: dimension 1 is -1e51, and the numbers of vectors must be at most 1e50 in size.");
        assertThat(given.failure(given.file("h.jsonl", "{\"x\":[1,2]}\n{\"x\":[1,1e200]}\n")))
                .startsWith("h.jsonl, line 2")
                .contains("the column x holds 1e200, and the numbers of vectors must be at most 1e50 in size.");
        assertThat(given.failure(given.file("f.npy", npy("<f8", "(1, 2, 2)", ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4))))
                .contains("found the shape (1, 2, 2)")
                .contains("x.reshape(len(x), -1)");
        for (String shape : List.of("(5, 0)", "(2, 99999999999)", "(99999999999999999999, 2)", "(2, -1)")) {
            assertThat(given.failure(given.file("i.npy", npy("<f8", shape, ByteOrder.LITTLE_ENDIAN))))
                    .startsWith("i.npy: expected an array of points by dimensions, found the shape " + shape)
                    .doesNotContain("reshape");
        }
    }

    /** Fortran order: as {@code numpy.save} writes {@code numpy.asfortranarray(x)} and what pandas gives; also where many pieces are read. */
    @Test
    void numpyStoredColumnByColumn() {
        byte[] small = byColumn(npy("<f4", "(3, 2)", ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6));
        List<Item> items = Given.read(given.file("f.npy", small));
        assertThat(items)
                .extracting(RoundTripTest::point)
                .containsExactly(new double[] {1, 4}, new double[] {2, 5}, new double[] {3, 6});
        int rows = 700_000;
        double[] numbers = IntStream.range(0, 3 * rows)
                .mapToDouble(i -> i % rows + 0.25 * (i / rows))
                .toArray();
        byte[] large = byColumn(npy("<f8", "(" + rows + ", 3)", ByteOrder.LITTLE_ENDIAN, numbers));
        List<Item> many = Given.read(given.file("g.npy", large));
        assertThat(many).hasSize(rows);
        for (int i = 0; i < rows; i += 9973) {
            assertThat(point(many.get(i))).containsExactly(i, i + 0.25, i + 0.5);
        }
        assertThat(given.failure(given.file("h.npy", Arrays.copyOf(small, small.length - 4))))
                .startsWith("h.npy: the NumPy file ends in the middle: its header says 3 rows, row 1 is cut.");
        assertThat(given.failure(given.file("i.npy.gz", Given.gzip(small))))
                .startsWith("i.npy.gz: the array is stored column by column (Fortran order) and compressed.");
    }

    private static byte[] byColumn(byte[] file) {
        String head = new String(file, 0, 128, StandardCharsets.ISO_8859_1).replace("': False", "': True ");
        System.arraycopy(head.getBytes(StandardCharsets.ISO_8859_1), 0, file, 0, 128);
        return file;
    }

    /** Bytes as numpy 2.4 writes them: {@code numpy.array(numbers, type).tobytes().hex()}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <f2 | 003c00c0ff7b0100662e0080 | 1, -2, 65504, 5.9604644775390625e-08, 0.0999755859375, -0.0
                    >f2 | 3c00c0007bff0400 | 1, -2, 65504, 6.103515625e-05
                    <i8 | 0100000000000000feffffffffffffff | 1, -2
                    <i4 | 01000000feffffff | 1, -2
                    >i2 | 0001fffe | 1, -2
                    <i1 | 017f80ff | 1, 127, -128, -1
                    <u1 | 017f80ff | 1, 127, 128, 255
                    <u2 | 0100ffff | 1, 65535
                    <u4 | 01000000ffffffff | 1, 4294967295
                    """)
    void numpyOfOtherNumbers(String type, String hex, String numbers) {
        double[] expected = Arrays.stream(numbers.split(", "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        byte[] head = npy(type, "(2, " + expected.length + ")", ByteOrder.LITTLE_ENDIAN);
        byte[] row = HexFormat.of().parseHex(hex);
        ByteBuffer file = ByteBuffer.allocate(head.length + 2 * row.length)
                .put(head)
                .put(row)
                .put(row);
        List<Item> items = Given.read(given.file("x.npy", file.array()));
        assertThat(items).hasSize(2);
        assertThat(point(items.get(1))).containsExactly(expected);
    }
}

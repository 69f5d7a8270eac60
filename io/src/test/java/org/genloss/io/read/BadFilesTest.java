package org.genloss.io.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be read at all: each is one message that says what was asked, what is there and what to do. */
class BadFilesTest {
    @TempDir
    Path directory;

    private Given given;

    @BeforeEach
    void open() {
        given = new Given(directory);
    }

    @Test
    void missingFileNamesTheNearest() {
        given.file("human.jsonl", "{}");
        assertThat(given.failure(directory.resolve("humans.jsonl")))
                .startsWith("humans.jsonl: no such file.")
                .contains("Nearest in ")
                .endsWith("human.jsonl");
        assertThat(given.failure(directory.resolve("gone/a.txt")))
                .contains("gone/a.txt: no such file, and no directory gone/");
        assertThat(given.failure(directory.resolve("*.parquet"))).startsWith("*.parquet: no file matches.");
    }

    @Test
    void directoryWithoutData() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThat(given.failure(empty)).startsWith("empty: the directory is empty.");
        new Given(empty).file("cat.pdf", "x");
        assertThat(given.failure(empty))
                .startsWith("empty: the directory has no file that genloss reads (it holds cat.pdf).")
                .contains(".jsonl");
    }

    @Test
    void emptyFile() {
        assertThat(given.failure(given.file("a.txt", ""))).startsWith("a.txt: the file is empty.");
        assertThat(given.failure(given.file("a.csv", "\n\n"))).startsWith("a.csv: the file holds nothing but blanks.");
        assertThat(given.failure(given.file("bom.csv", "\uFEFF\n")))
                .startsWith("bom.csv: the file holds nothing but blanks.");
        assertThat(given.failure(given.file("a.csv", "name,age\n"))).contains("a.csv: expected rows of data, found");
        assertThat(given.failure(given.file("a.txt.gz", Given.gzip(new byte[0]))))
                .startsWith("a.txt.gz: the file is empty.");
    }

    @Test
    void oneItem() {
        assertThat(given.failure(given.file("a.txt", "only one\n")))
                .startsWith("a.txt: expected a collection, found one item.")
                .contains("every line is an item");
        assertThat(given.failure(given.file("a.jsonl", "{\"text\": \"one\"}\n")))
                .startsWith("a.jsonl: expected a collection, found one item.");
        assertThat(given.failure(given.file("a.csv", "a,b\n1,2\n")))
                .startsWith("a.csv: expected a collection, found one item.");
        Path paragraph = given.file("b.txt", "one\ntwo\n");
        assertThat(given.failure(paragraph, ReadOptions.defaults().withDocuments(ReadOptions.Documents.PARAGRAPH)))
                .startsWith("b.txt: expected a collection, found one item.")
                .contains("--documents line");
    }

    @Test
    void wrongKind() {
        assertThat(given.failure(given.file("a.txt", new byte[] {'M', 'Z', 0, 1, 2, 3, 4, 5})))
                .startsWith(
                        "a.txt: expected text, a table or vectors, found binary data (it begins with the bytes 4D 5A 00 01, and its byte 3 is 0).");
        assertThat(given.failure(given.file("b.txt", "\u00ff\u00feh\0".getBytes(StandardCharsets.ISO_8859_1))))
                .contains("iconv -f UTF-16");
        Path table = given.file("t.csv", "name,age\nx,1\ny,2\nz,3\n");
        assertThat(given.failure(table, ReadOptions.defaults().withKind(Schema.Kind.VECTOR)))
                .startsWith("t.csv: expected vectors, and the column name holds \"x\" in line 2.");
        assertThat(given.failure(table, ReadOptions.defaults().withKind(Schema.Kind.TEXT)))
                .startsWith("t.csv: expected text, found a delimited table of which no field reads like text.")
                .contains("name, age");
        assertThat(given.failure(table, ReadOptions.defaults().withTextField("body")))
                .contains("--text-field asks for the field body")
                .contains("name, age");
    }

    @Test
    void onlyAHeader() {
        Path head = given.file("head.csv", "name,age\n");
        String message = "head.csv: expected rows of data, found none: its one line is a header (name, age).";
        assertThat(given.failure(head)).startsWith(message).contains("two are the least");
        Schema reference = Schema.table(List.of(new Schema.Column("age", Schema.Scale.NUMERIC)));
        assertThat(given.failure(() ->
                        Readers.openLike(reference, List.of(head.toString()), ReadOptions.defaults(), BadRows.NONE)))
                .startsWith(message);
        assertThat(given.failure(given.file("one.csv", "name,7\n"))).contains("found one item");
    }

    @Test
    void textThatIsAskedToBeNumbersOrATable() {
        Path text = given.file("t.txt", "the cat sat on the mat and was\nand the dog ran off to the hills\n");
        assertThat(given.failure(text, ReadOptions.defaults().withKind(Schema.Kind.VECTOR)))
                .startsWith("t.txt: --kind vector asks for vectors, and the file is lines of text: \"")
                .contains("Leave --kind out");
        assertThat(given.failure(text, ReadOptions.defaults().withKind(Schema.Kind.TABLE)))
                .startsWith("t.txt: --kind table asks for a table, and the file is lines of text: ");
    }

    @Test
    void aTableWithoutHeaderIsToldItsNames() {
        Path bare = given.file("bare.csv", "1,x\n2,y\n3,x\n");
        Schema reference = Schema.table(List.of(
                new Schema.Column("age", Schema.Scale.NUMERIC), new Schema.Column("name", Schema.Scale.CATEGORICAL)));
        assertThat(given.failure(() ->
                        Readers.openLike(reference, List.of(bare.toString()), ReadOptions.defaults(), BadRows.NONE)))
                .startsWith("bare.csv: the reference has columns that this file lacks: age, name.")
                .contains("the first line of this file names none: put a header above it, age, name.");
    }

    @Test
    void generationsOfDifferentKinds() {
        Path table = given.file("t.csv", "name,age\nx,1\ny,2\nz,3\n");
        assertThat(given.failure(() -> Readers.openLike(
                        Schema.text(), List.of(table.toString()), ReadOptions.defaults(), BadRows.NONE)))
                .startsWith("t.csv: the reference is of the kind text, and this file is of the kind table.");
        Schema other = Schema.table(List.of(
                new Schema.Column("age", Schema.Scale.NUMERIC), new Schema.Column("height", Schema.Scale.NUMERIC)));
        assertThat(given.failure(
                        () -> Readers.openLike(other, List.of(table.toString()), ReadOptions.defaults(), BadRows.NONE)))
                .startsWith("t.csv: the reference has a column that this file lacks: height.")
                .contains("The file has name, age; of these the reference lacks name.");
        Schema numeric = Schema.table(List.of(new Schema.Column("name", Schema.Scale.NUMERIC)));
        assertThat(given.failure(() ->
                        Readers.openLike(numeric, List.of(table.toString()), ReadOptions.defaults(), BadRows.NONE)))
                .startsWith("t.csv: the column name holds numbers in the reference and \"x\" in line 2 here.");
    }

    /** A model that answers nothing, or in numbers alone, has written texts all the same. */
    @Test
    void textsThatAreEmptyOrNumbersAreTextsBesideTexts() {
        Path empty = given.file("e.jsonl", "{\"id\": 1, \"text\": \"\"}\n".repeat(3));
        Path numbers = given.file("n.jsonl", "{\"text\": \"42\"}\n{\"text\": \"7\"}\n{\"text\": \"1.5\"}\n");
        for (Path file : List.of(empty, numbers)) {
            FileCorpus corpus =
                    Readers.openLike(Schema.text(), List.of(file.toString()), ReadOptions.defaults(), BadRows.NONE);
            assertThat(corpus.schema()).isEqualTo(Schema.text());
            assertThat(Given.items(corpus)).hasSize(3);
        }
        assertThat(Given.read(empty)).extracting(item -> item.payload()).allMatch(Payload.Text.class::isInstance);
        Path table = given.file("t.jsonl", "{\"n\": 1}\n{\"n\": 2}\n");
        assertThat(given.failure(() -> Readers.openLike(
                        Schema.text(), List.of(table.toString()), ReadOptions.defaults(), BadRows.NONE)))
                .startsWith("t.jsonl: the reference is of the kind text, and this file is of the kind table.");
    }

    @Test
    void numbersThatNoStringHoldsAreNoTextsBesideTexts() {
        Path numbers = given.file("n.jsonl", "{\"text\": 42}\n{\"text\": \"7\"}\n{\"text\": 1.5}\n");
        assertThat(given.failure(() -> Readers.openLike(
                        Schema.text(), List.of(numbers.toString()), ReadOptions.defaults(), BadRows.NONE)))
                .startsWith(
                        "n.jsonl: the field text holds texts in the reference and numbers here, such as 42 in line 1.")
                .contains("--text-field");
    }

    @Test
    void chatsSayHowToGetTheirTexts() {
        Path chat = given.file("c.jsonl", "{\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}\n".repeat(3));
        assertThat(given.failure(() -> Readers.openLike(
                        Schema.text(), List.of(chat.toString()), ReadOptions.defaults(), BadRows.NONE)))
                .startsWith("c.jsonl: expected a text or a table, found no field with a single value.")
                .contains("The fields are messages.")
                .contains("jq -c '{text:.messages[-1].content}' c.jsonl > texts.jsonl");
        assertThat(given.failure(chat)).contains("The fields are messages.").contains("jq -c");
    }

    @Test
    void theFieldThatNamesItemsIsNoColumnThatTheReferenceLacks() {
        Schema xy = Schema.table(
                List.of(new Schema.Column("x", Schema.Scale.NUMERIC), new Schema.Column("y", Schema.Scale.NUMERIC)));
        Path table = given.file("m.csv", "id,x,k\n1,2,a\n2,3,b\n");
        assertThat(given.failure(
                        () -> Readers.openLike(xy, List.of(table.toString()), ReadOptions.defaults(), BadRows.NONE)))
                .startsWith("m.csv: the reference has a column that this file lacks: y.")
                .contains("The file has id, x, k; of these the reference lacks k.");
    }

    @Test
    void aQuoteThatIsNotClosedIsToldFromTooFewCells() {
        String rows = "3,z,r\n4,x,p\n5,y,q\n6,z,r\n";
        for (String row : List.of("\"2,y,q\n", "2,\"y,q\n", "2,y,\"q\n")) {
            assertThat(given.failure(given.file("q.csv", "a,b,c\n1,x,p\n" + row + rows)))
                    .startsWith(
                            "q.csv, line 3, column 1: a quote that opens in this row is not closed until the end of the file.");
        }
        assertThat(given.failure(given.file("r.csv", "a,b,c\n1,x,p\n\"2,y,q\n" + rows + "7,x,p\"\n8,y,q\n")))
                .startsWith("r.csv, line 3, column 1: expected 3 cells, as in the first line, found ")
                .contains("; a quote that opens there goes on over 5 line breaks, so it is probably not closed.");
        Path closed = given.file("c.csv", "a,b\n1,x\n2,\"y\nand\nmore\"\n");
        assertThat(Given.read(closed)).hasSize(2);
    }

    @Test
    void filesOfDifferentFormats() {
        given.file("1.txt", "a\nb\n");
        given.file("2.csv", "a,b\n1,2\n3,4\n");
        assertThat(given.failure(directory))
                .startsWith("2.csv: expected plain text as in 1.txt, found a delimited table.")
                .contains("'*.txt'");
    }

    @Test
    void truncatedGzip() {
        byte[] gz = Given.gzip(
                "a line of text, not the same every time 1234567\n".repeat(5000).getBytes(StandardCharsets.UTF_8));
        Path cut = given.file("a.txt.gz", Arrays.copyOf(gz, gz.length - 12));
        assertThat(given.failure(cut))
                .startsWith("a.txt.gz: the gz stream ends in the middle, after ")
                .contains("decompressed byte")
                .contains("again");
        gz[gz.length / 2] ^= 0x55;
        gz[gz.length / 2 + 1] ^= 0x55;
        assertThat(given.failure(given.file("b.txt.gz", gz))).contains("b.txt.gz: the gz stream ");
    }

    @Test
    void truncatedZstd() {
        byte[] zst = Zstd.compress("a line of text 1234567\n".repeat(5000).getBytes(StandardCharsets.UTF_8));
        assertThat(given.failure(given.file("a.txt.zst", Arrays.copyOf(zst, zst.length - 5))))
                .startsWith("a.txt.zst: the zst stream ends in the middle, after ");
    }

    @Test
    void archives() throws IOException {
        byte[] zip = {'P', 'K', 3, 4, 20, 0, 0, 0};
        assertThat(given.failure(given.file("a.zip", zip)))
                .startsWith("a.zip: a zip archive, or a format made of one.")
                .contains("unzip ");
        assertThat(given.failure(given.file("a.npz", zip)))
                .startsWith("a.npz: an archive of NumPy arrays, and one array is needed.")
                .contains("numpy.save");
    }

    @Test
    void moreBehindTheListOfAJsonFile() {
        assertThat(given.failure(
                        given.file("a.json", "[{\"text\": \"a\"},\n {\"text\": \"b\"}]\n[{\"text\": \"c\"}]\n")))
                .startsWith("a.json, line 3, column 1: expected the end of the file behind the list, found more.");
        assertThat(given.failure(given.file("b.json", "[{\"text\": \"a\"}, {\"text\": \"b\"}] more\n")))
                .startsWith("b.json, line 1, column 32: this is not JSON: ");
    }

    @Test
    void aSmallFileInAnotherEncodingIsToldHowToConvertIt() {
        byte[] latin = "a,b\nx\u00e9,2\nu\u00fc,4\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(given.failure(given.file("a.csv", latin)))
                .startsWith("a.csv, line 2, column 2: expected UTF-8, found the byte 0xE9")
                .contains("iconv -f WINDOWS-1252 -t UTF-8");
    }

    @Test
    void notParquet() {
        assertThat(given.failure(given.file("a.parquet", "a,b\n1,2\n")))
                .startsWith("a.parquet: not a parquet file: it begins with \"a,b\", parquet with \"PAR1\".");
        assertThat(given.failure(given.file("b.parquet", "PAR1" + "x".repeat(100))))
                .startsWith("b.parquet: the parquet file ends in the middle, after 104 bytes");
        assertThat(given.failure(given.file("c.parquet", "PAR1" + "x".repeat(100) + "PAR1")))
                .startsWith("c.parquet: the parquet file is damaged: ");
    }

    @Test
    void unreadable() throws IOException {
        Path file = given.file("secret.txt", "a\nb\n");
        Files.setPosixFilePermissions(file, java.util.Set.of());
        Assumptions.assumeFalse(Files.isReadable(file), "this user may read everything: skipped");
        assertThat(given.failure(file))
                .startsWith("secret.txt: the file is there, but may not be read by this user.")
                .contains("chmod +r");
    }
}

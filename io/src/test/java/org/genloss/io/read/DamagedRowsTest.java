package org.genloss.io.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.data.Item;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that cannot be used: the message with place, excerpt and caret, and what is left out instead. */
class DamagedRowsTest {
    private static final ReadOptions SKIP = ReadOptions.defaults().withOnBadRow(ReadOptions.OnBadRow.SKIP);
    private static final ReadOptions FAIL = ReadOptions.defaults().withOnBadRow(ReadOptions.OnBadRow.FAIL);

    @TempDir
    Path directory;

    private Given given;

    @BeforeEach
    void open() {
        given = new Given(directory);
    }

    private static String lines(int count, int bad, String damage) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> i == bad ? damage : "{\"id\": \"q-" + i + "\", \"text\": \"In " + i + ".\"}")
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The first message of the page of messages that the product promises. */
    @Test
    void emptyLineInJson() {
        assertThat(given.failure(given.file("gen1.jsonl", lines(2000, 1408, "")), FAIL))
                .isEqualTo("""
            gen1.jsonl, line 1408, column 1: expected an object, found the end of the line.
              1406 | {"id": "q-1406", "text": "In 1406."}
              1407 | {"id": "q-1407", "text": "In 1407."}
              1408 |
                   | ^
              The file has 1,999 good rows and 1 bad one. Repair the line, or skip and list it:""");
    }

    @Test
    void brokenJson() {
        assertThat(given.failure(given.file("a.jsonl", lines(5, 3, "{\"text\": \"half"))))
                .startsWith("a.jsonl, line 3, column 15: the object is not closed, found the end of the line.\n")
                .contains("\n  3 | {\"text\": \"half\n    |               ^\n")
                .endsWith("The file has 4 good rows and 1 bad one. Repair the line, or skip and list it:");
        assertThat(given.failure(given.file("a.jsonl", lines(5, 3, "{\"text\": \"a\" \"b\": 1}"))))
                .startsWith("a.jsonl, line 3, column 14: this is not JSON: ");
        assertThat(given.failure(given.file("a.jsonl", lines(5, 3, "{\"text\": \"a\", \"embedding\": [1, NaN]}"))))
                .startsWith(
                        "a.jsonl, line 3, column 35: this is not JSON: NaN is no number there, and every number must be finite.");
        assertThat(given.failure(given.file("a.jsonl", lines(5, 3, "{\"text\": \"a\", \"n\": -Infinity}"))))
                .contains("this is not JSON: -Infinity is no number there");
        assertThat(given.failure(given.file("a.jsonl", lines(5, 3, "[1]"))))
                .startsWith("a.jsonl, line 3, column 1: expected an object, found a list.");
        assertThat(given.failure(given.file("a.jsonl", lines(5, 3, "{\"text\": \"a\"} x"))))
                .startsWith("a.jsonl, line 3, column 15: ");
        assertThat(given.failure(given.file("a.jsonl", lines(5, 3, "{\"text\": [\"a\"]}"))))
                .startsWith("a.jsonl, line 3: expected text in the field text, found a list or an object.");
        assertThat(given.failure(given.file("a.json", "[{\"text\": \"a\"},\n {\"text\": \"b\",}]")))
                .startsWith("a.json, line 2, column 15: this is not JSON: ");
    }

    @Test
    void brokenUtf8() {
        byte[] text = "first\nsecond\nzwei \u00e4 x\u00ff!\nlast\n".getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.writeBytes("gr\u00fc\u00df\n".getBytes(StandardCharsets.UTF_8)); // 7 bytes
        mixed.writeBytes(text); // the bad byte is the 19th of these
        assertThat(given.failure(given.file("a.txt", mixed.toByteArray())))
                .startsWith("a.txt, line 4, column 6: expected UTF-8, found the byte 0xE4 (byte 26 of the file).\n")
                .contains("\n    |      ^\n")
                .contains("Convert the file (iconv -f WINDOWS-1252 -t UTF-8), or skip and list it:");
        byte[] csv = "name,age\nx,1\ny\u00e9,2\nz,3\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(given.failure(given.file("a.csv", csv)))
                .startsWith("a.csv, line 3, column 2: expected UTF-8, found the byte 0xE9 (byte 15 of the file).");
        byte[] json =
                "{\"text\": \"a\"}\n{\"text\": \"\u00e9\"}\n{\"text\": \"c\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(given.failure(given.file("a.jsonl", json)))
                .startsWith("a.jsonl, line 2, column 11: expected UTF-8, found the byte 0xE9");
    }

    /** One broken byte in a large file is one damaged row, listed as any other. */
    @Test
    void oneBrokenByteInALargeFileIsSkipped() {
        byte[] text = "a good line\n".repeat(1500).getBytes(StandardCharsets.UTF_8);
        text[12 * 700] = (byte) 0xff;
        Path file = given.file("a.txt", text);
        List<BadRow> bad = new ArrayList<>();
        assertThat(Given.items(Readers.open(List.of(file.toString()), ReadOptions.defaults(), bad::add)))
                .hasSize(1499);
        assertThat(bad).hasSize(1);
        assertThat(bad.get(0).toString()).contains("a.txt, line 701, column 1: expected UTF-8, found the byte 0xFF");
        assertThat(given.failure(file, FAIL)).contains("1,499 good rows and 1 bad one");
    }

    @Test
    void anotherEncodingIsNamed() {
        byte[] latin = "ein Gru\u00df\nna\u00efve\nplain\n".repeat(500).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(given.failure(given.file("latin.txt", latin)))
                .isEqualTo(
                        "latin.txt: 1,000 of 1,500 rows are not UTF-8: the file looks like Windows-1252 or Latin-1.\n"
                                + "  Convert it: iconv -f WINDOWS-1252 -t UTF-8 latin.txt > utf8-latin.txt");
        byte[] russian = "\u0433\u043e\u0440\u043e\u0434, \u0434\u043e\u043c\n"
                .repeat(40)
                .getBytes(java.nio.charset.Charset.forName("windows-1251"));
        assertThat(given.failure(given.file("russian.txt", russian)))
                .contains("40 of 40 rows are not UTF-8")
                .contains("Windows-1251");
        byte[] table = ("name,age\n" + "caf\u00e9,1\n".repeat(20_000)).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(given.failure(given.file("latin.csv", table))).contains("20,000 of 20,000 rows are not UTF-8");
        assertThat(given.failure(given.file("wide.txt", "some words\n".repeat(9).getBytes(StandardCharsets.UTF_16BE))))
                .contains("the file is UTF-16BE");
    }

    @Test
    void mixedColumns() {
        assertThat(given.failure(given.file("a.csv", "name,age\nx,1\ny,2,3\nz,3\n")))
                .startsWith(
                        "a.csv, line 3, column 1: expected 2 cells, as in the first line, found 3.\n  1 | name,age\n  2 | x,1\n  3 | y,2,3\n    | ^\n")
                .endsWith("The file has 2 good rows and 1 bad one. Repair the line, or skip and list it:");
        String ages = IntStream.range(0, 30)
                .mapToObj(i -> "n" + i + "," + (i == 9 ? "old" : i))
                .collect(Collectors.joining("\n", "name,age\n", "\n"));
        assertThat(given.failure(given.file("b.csv", ages)))
                .startsWith("b.csv, line 11, column 4: expected a number in the column age, found \"old\".")
                .contains("\n  11 | n9,old\n     |    ^\n");
    }

    @Test
    void notFinite() {
        assertThat(given.failure(given.file("a.csv", "name,age\nx,1\ny,NaN\nz,3\n")))
                .startsWith("a.csv, line 3, column 3: the column age holds NaN, and every number must be finite.")
                .contains("Write finite numbers, leave the cell empty if there is no value, or skip and list it:");
        assertThat(given.failure(given.file("b.csv", "1,2\n3,-inf\n5,6\n")))
                .startsWith("b.csv, line 2, column 3: the column column2 holds -inf,");
        assertThat(given.failure(given.file("c.csv", "1,2\n3,1e999\n5,6\n")))
                .startsWith("c.csv, line 2, column 3: the column column2 holds 1e999,");
        assertThat(given.failure(
                        given.file("d.csv", "1,2\n3,\n5,6\n"),
                        ReadOptions.defaults().withKind(org.genloss.data.Schema.Kind.VECTOR)))
                .startsWith("d.csv, line 2, column 3: the cell is empty, and a vector has a number in every place.");
    }

    @Test
    void listsAmongSingleValues() {
        String rows = IntStream.range(0, 30)
                .mapToObj(i -> i == 4 ? "{\"age\": [1]}" : "{\"age\": " + i + "}")
                .collect(Collectors.joining("\n"));
        assertThat(given.failure(given.file("a.jsonl", rows)))
                .startsWith("a.jsonl, line 5: expected one value in the field age, found a list or an object.");
    }

    @Test
    void vectorsOfOtherLength() {
        assertThat(given.failure(given.file("a.jsonl", "{\"v\": [1, 2]}\n{\"v\": [1, 2]}\n{\"v\": [1]}\n")))
                .startsWith("a.jsonl, line 3: expected 2 numbers in the field v, found 1 number.");
    }

    @Test
    void skipsAndLists() {
        Path file = given.file("a.jsonl", lines(5, 3, "{broken"));
        List<BadRow> bad = new ArrayList<>();
        FileCorpus corpus = Readers.open(List.of(file.toString()), SKIP, bad::add);
        assertThat(Given.items(corpus)).extracting(Item::id).containsExactly("q-1", "q-2", "q-4", "q-5");
        assertThat(Given.items(corpus)).hasSize(4);
        assertThat(bad).as("listed once, in the first pass").hasSize(1);
        assertThat(bad.get(0).toString()).contains("a.jsonl, line 3, column 2: this is not JSON: ");
        assertThat(corpus.skipped()).isEqualTo(1);
    }

    /** Fail below 1,000 rows, skip up to a share of 0.001 above. */
    @Test
    void toleratesOneInAThousand() {
        assertThat(given.failure(given.file("a.jsonl", lines(999, 7, "{")))).contains("998 good rows and 1 bad one");
        assertThat(Given.read(given.file("b.jsonl", lines(1000, 7, "{")))).hasSize(999);
        String two = lines(1000, 7, "{") + "{\n";
        assertThat(given.failure(given.file("c.jsonl", two)))
                .contains("c.jsonl, line 7")
                .contains("999 good rows and 2 bad ones");
        assertThat(Given.read(given.file("d.jsonl", two), ReadOptions.defaults().withMaxBad(0.01)))
                .hasSize(999);
        assertThat(given.failure(given.file("e.jsonl", two), SKIP.withMaxBad(0.001)))
                .contains("That is more than --max-bad 0.001 allows.");
        assertThat(given.failure(given.file("f.jsonl", "{\n{\n"), SKIP))
                .contains("0 good rows and 2 bad ones. JSON lines hold one object in each line; rewrite");
    }

    @Test
    void offersTheOptionThatHelps() {
        Path file = given.file("a.jsonl", lines(5, 3, "{broken"));
        BadInput bad = org.assertj.core.api.Assertions.catchThrowableOfType(BadInput.class, () -> Given.read(file));
        assertThat(bad.option()).isEqualTo("--on-bad-row skip");
        assertThat(bad.place().line()).isEqualTo(3);
        assertThat(bad.exitCode()).isEqualTo(2);
    }

    /** A place far along a long line is shown in a window around it. */
    @Test
    void longLinesAreShownAroundThePlace() {
        String text = "{\"text\": \"" + "x".repeat(500) + "\", 7}";
        String[] message =
                given.failure(given.file("a.jsonl", lines(3, 2, text))).split("\n");
        assertThat(message[2]).startsWith("  2 | …").hasSizeLessThan(100);
        int caret = message[3].indexOf('^');
        assertThat(message[2].charAt(caret)).isEqualTo('7');
    }
}

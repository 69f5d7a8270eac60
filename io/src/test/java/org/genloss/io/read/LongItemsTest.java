package org.genloss.io.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines, paragraphs and files beyond 16 MiB are damaged rows: what follows them is read, and what is held stays near that limit. */
class LongItemsTest {
    private static final ReadOptions SKIP = ReadOptions.defaults().withOnBadRow(ReadOptions.OnBadRow.SKIP);
    private static final String WHAT = "the line is longer than 16,777,216 bytes (16 MiB), and a line is an item";

    @TempDir
    Path directory;

    private Given given;

    @BeforeEach
    void open() {
        given = new Given(directory);
    }

    private static OutputStream packed(Path file) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        return file.toString().endsWith(".zst")
                ? new ZstdOutputStream(out)
                : file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
    }

    /** A file of head, some megabytes of the letter x, and tail. */
    private Path file(String name, String head, int megabytes, String tail) throws IOException {
        Path file = directory.resolve(name);
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'x');
        try (OutputStream out = packed(file)) {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < megabytes; i++) {
                out.write(megabyte);
            }
            out.write(tail.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static List<String> texts(List<Item> items) {
        return items.stream()
                .map(item -> ((Payload.Text) item.payload()).value())
                .toList();
    }

    /** Skipped by number, wherever it is packed; the row behind it keeps its own number, as what is damaged in it does its place. */
    @Test
    void aLongLineOfJsonIsSkippedAndTheRestRead() throws IOException {
        for (String name : List.of("a.jsonl", "a.jsonl.gz", "a.jsonl.zst")) {
            Path file = file(
                    name, "{\"text\": \"first\"}\n{\"text\": \"", 40, "\"}\r\n{\"text\": \"last\"}\n{\"text\": 1 2}\n");
            List<BadRow> bad = new ArrayList<>();
            assertThat(texts(Given.items(Readers.open(List.of(file.toString()), SKIP, bad::add))))
                    .containsExactly("first", "last");
            assertThat(bad.get(0).toString()).endsWith(name + ", line 2: " + WHAT);
            assertThat(bad.get(1).toString()).contains(name + ", line 4, column 12: this is not JSON");
            assertThat(bad).hasSize(2);
        }
    }

    @Test
    void withoutLeaveItIsRefusedWithItsLineAndWhatToDo() throws IOException {
        Path file = file("a.jsonl", "{\"text\": \"first\"}\n{\"text\": \"", 17, "\"}\n{\"text\": \"last\"}\n");
        assertThat(given.failure(file))
                .startsWith("a.jsonl, line 2: " + WHAT + ".\n  1 | {\"text\": \"first\"}\n  2 | {\"text\": \"xxxx")
                .endsWith(
                        "The file has 2 good rows and 1 bad one. Break it into lines, one document each, or skip and list it:");
    }

    /** Without a line end: all of it is read, and no more than a line held. */
    @Test
    void aFileThatIsOneLine() throws IOException {
        assertThat(given.failure(file("long.txt.gz", "", 50, "")))
                .startsWith("long.txt.gz, line 1: " + WHAT + ".")
                .endsWith("The file has 0 good rows and 1 bad one. Break it into lines, one document each.");
        assertThat(given.failure(file("long.jsonl", "", 17, "")))
                .startsWith("long.jsonl, line 1: " + WHAT + ".")
                .contains("jq -c .");
        assertThat(given.failure(file("long.csv", "a,b\n\"", 17, "\",2\n")))
                .startsWith("long.csv")
                .contains("16,777,216");
        assertThat(given.failure(file("wide.csv", "", 17, ""))).startsWith("wide.csv, line 1: " + WHAT);
    }

    @Test
    void aLineOfJustTheLimitIsRead() throws IOException {
        List<Item> items = Given.read(file("a.txt", "short\n", 16, "\r\nlast\n"));
        assertThat(texts(items).get(1)).hasSize(16 << 20);
        assertThat(items).hasSize(3);
        assertThat(given.failure(file("b.txt", "short\n", 16, "y\nlast\n"))).startsWith("b.txt, line 2: " + WHAT);
    }

    @Test
    void aLongParagraphIsSkippedToItsEnd() throws IOException {
        Path file = file("a.txt", "one\nx\n\ntwo\n" + "y".repeat(9 << 20) + "\n", 9, "\nstill two\n\nthree\n");
        ReadOptions options = SKIP.withDocuments(ReadOptions.Documents.PARAGRAPH);
        List<BadRow> bad = new ArrayList<>();
        assertThat(texts(Given.items(Readers.open(List.of(file.toString()), options, bad::add))))
                .containsExactly("one\nx", "three");
        assertThat(bad).hasSize(1);
        assertThat(bad.get(0).toString())
                .endsWith(
                        "a.txt, line 4: the paragraph is longer than 16,777,216 characters (16 MiB), and a paragraph is an item");
    }

    @Test
    void aLongFileAmongFiles() throws IOException {
        file("a.txt", "", 17, "");
        given.file("b.txt", "short");
        given.file("c.txt", "also");
        ReadOptions options = SKIP.withDocuments(ReadOptions.Documents.FILE);
        List<BadRow> bad = new ArrayList<>();
        assertThat(texts(Given.items(Readers.open(List.of(directory.toString()), options, bad::add))))
                .containsExactly("short", "also");
        assertThat(bad.get(0).toString())
                .endsWith("a.txt: the file is longer than 16,777,216 bytes (16 MiB), and a file is an item");
    }
}

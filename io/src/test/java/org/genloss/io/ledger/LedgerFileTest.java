package org.genloss.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.genloss.io.UserError;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerFileTest {
    private static final int ENTRIES = 40;

    @TempDir
    Path dir;

    private static Entry entry(String subject) {
        return new Entry.Read(Entry.Facts.of(subject, Map.of("a", "ü\n\"b\""), "aa"));
    }

    /** What other processes run: entries, one after another. */
    public static void main(String[] arguments) {
        for (int i = 0; i < ENTRIES; i++) {
            LedgerFile.append(Path.of(arguments[0]), List.of(entry(arguments[1] + i)));
        }
    }

    @Test
    void processesThatAppendAtOnceLoseNothing() throws IOException, InterruptedException {
        Path file = dir.resolve("ledger.jsonl");
        List<Process> processes = new ArrayList<>();
        for (String name : List.of("one", "two", "three")) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LedgerFileTest.class.getName(),
                            file.toString(),
                            name)
                    .inheritIO()
                    .start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        Ledger ledger = LedgerFile.read(file);
        assertThat(ledger.lines()).hasSize(3 * ENTRIES);
        assertThat(ledger.firstBroken()).isEqualTo(-1);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Ledger ledger = LedgerFile.append(dir.resolve("l"), List.of(entry("x"), entry("y")));
        assertThat(LedgerFile.read(dir.resolve("l"))).isEqualTo(ledger);
    }

    @Test
    void aLineThatWasNotFinishedIsCutOff() throws IOException {
        Path file = dir.resolve("l");
        LedgerFile.append(file, List.of(entry("x")));
        Files.writeString(file, "{\"previous\":\"00", StandardOpenOption.APPEND);
        assertThat(LedgerFile.append(file, List.of(entry("y"))).lines()).hasSize(2);
        assertThat(LedgerFile.read(file).firstBroken()).isEqualTo(-1);
    }

    @Test
    void nothingIsAppendedToWhatWasTamperedWith() throws IOException {
        Path file = dir.resolve("l");
        LedgerFile.append(file, List.of(entry("x"), entry("y")));
        Files.writeString(file, Files.readString(file).replace("\"x\"", "\"z\""));
        assertThatThrownBy(() -> LedgerFile.append(file, List.of(entry("z"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("tampered with at line 1");
        assertThat(LedgerFile.read(file).lines()).hasSize(2);
    }

    /** Lowest and highest bit, and what makes the end of a line the other one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 0x80, '\n' ^ '\r'})
    void everyChangedByteIsFound(int flipped) throws IOException {
        Path file = dir.resolve("l");
        LedgerFile.append(file, List.of(entry("x"), entry("y"), entry("z")));
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= (byte) flipped;
            Files.write(file, changed);
            assertThat(LedgerCheck.of(file, null).problems()).as("byte %d", i).isNotEmpty();
        }
    }

    @Test
    void damagedLinesAreNamed() throws IOException {
        Path file = dir.resolve("l");
        LedgerFile.append(file, List.of(entry("x"), entry("y"), entry("z")));
        String whole = Files.readString(file);
        Files.writeString(file, whole.replace("\"type\":\"read\",\"subject\":\"y\"", ""));
        assertThat(LedgerCheck.of(file, null).problems())
                .containsExactly("line 2 is no entry any more: it was changed or cut.");
        Files.writeString(file, whole.stripTrailing());
        assertThat(LedgerCheck.of(file, null).problems())
                .containsExactly("line 3 is no entry any more: it was changed or cut.");
        Files.writeString(file, "no ledger\nat all\n");
        assertThatThrownBy(() -> LedgerCheck.of(file, null))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the file is no ledger");
    }

    @Test
    void aMissingEndIsFoundByTheMark() throws IOException {
        Path file = dir.resolve("l");
        Ledger ledger = LedgerFile.append(file, List.of(entry("x"), entry("y")));
        assertThat(LedgerCheck.of(file, ledger.mark().substring(0, 8)).intact()).isTrue();
        Files.write(file, Files.readAllLines(file).subList(0, 1));
        assertThat(LedgerCheck.of(file, null).intact()).isTrue();
        assertThat(LedgerCheck.of(file, ledger.mark()).problems())
                .singleElement()
                .asString()
                .contains("at the end");
    }
}

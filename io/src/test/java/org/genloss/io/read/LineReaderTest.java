package org.genloss.io.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Lines against the JDK's {@link String#lines()}, which splits at the same ends (but also at a lone CR, which is left out here). */
class LineReaderTest {
    private static final DataFile FILE = new DataFile(Path.of("x"), "x");
    private static final String[] PIECES = {
        "a",
        "bc ",
        "\u00e4",
        "\u20ac",
        "\ud83d\ude00",
        "\t",
        "\n",
        "\r\n",
        "\n\n",
        "0123456789abcdef",
        "\u2028",
        "\ufffd"
    };

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(200);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** Gives the bytes in pieces of random size. */
    private static InputStream chopped(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1 + random.nextInt(9)));
            }
        };
    }

    @RepeatedTest(300)
    void linesInAnyChunking(RepetitionInfo repetition) throws DamagedRow {
        Random random = new Random(repetition.getCurrentRepetition());
        String text = random(random);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        try (LineReader reader = new LineReader(FILE, chopped(bytes, random), 3 + random.nextInt(20))) {
            while (reader.next()) {
                lines.add(reader.text());
                byte[] line = lines.get(lines.size() - 1).getBytes(StandardCharsets.UTF_8);
                assertThat(reader.line()).isEqualTo(lines.size());
                assertThat(bytes)
                        .asString(StandardCharsets.ISO_8859_1)
                        .startsWith(new String(bytes, 0, (int) reader.offset(), StandardCharsets.ISO_8859_1));
                assertThat(new String(bytes, (int) reader.offset(), line.length, StandardCharsets.UTF_8))
                        .isEqualTo(lines.get(lines.size() - 1));
                assertThat(reader.ascii())
                        .isEqualTo(line.length == lines.get(lines.size() - 1).length() && isAscii(line));
            }
        }
        assertThat(lines).isEqualTo(text.lines().toList());
    }

    private static boolean isAscii(byte[] line) {
        for (byte b : line) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void leavesOutTheMark() throws DamagedRow {
        try (LineReader reader =
                new LineReader(FILE, new ByteArrayInputStream("\ufeffa\nb".getBytes(StandardCharsets.UTF_8)), 4)) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.text()).isEqualTo("a");
            assertThat(reader.next()).isTrue();
            assertThat(reader.text()).isEqualTo("b");
            assertThat(reader.next()).isFalse();
            assertThat(reader.next()).isFalse();
        }
    }
}

package org.genloss.io.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: whatever is not well-formed (Unicode 15, table 3-7) is named by byte, line and column. */
final class Utf8 {
    private Utf8() {}

    /** The line of the reader as text. */
    static String decode(LineReader line) throws DamagedRow {
        int length = line.to() - line.from();
        String text = new String(line.bytes(), line.from(), length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            check(line);
        }
        return text;
    }

    /** Every malformed sequence decodes to U+FFFD, so only lines that show one are worth a second look. */
    static void check(LineReader line) throws DamagedRow {
        int length = line.to() - line.from();
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(line.bytes(), line.from(), length);
        CharBuffer out = CharBuffer.allocate(length);
        if (decoder.decode(in, out, true).isError()) {
            long offset = line.offset() + in.position() - line.from();
            int bad = line.bytes()[in.position()] & 0xff;
            throw DamagedRow.notUtf8(
                    line.line(),
                    out.position() + 1L,
                    String.format(
                            "expected UTF-8, found the byte 0x%02X (byte %s of the file)",
                            bad, Counts.grouped(offset + 1)));
        }
    }
}

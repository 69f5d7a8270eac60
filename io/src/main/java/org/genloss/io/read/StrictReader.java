package org.genloss.io.read;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Characters of a file, with {@link #MALFORMED} in place of bytes that are no UTF-8; a byte order mark is left out. */
final class StrictReader extends Reader {
    /** A noncharacter, which no text has use for (Unicode 15, section 23.7). */
    static final char MALFORMED = '\uFFFE';

    private final DataFile file;
    private final Reader in;
    private boolean malformed;
    private boolean begun;
    private char last;

    StrictReader(DataFile file) {
        this.file = file;
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(MALFORMED));
        this.in = new InputStreamReader(file.open(), decoder);
    }

    /** True if anything read so far was no UTF-8. */
    boolean malformed() {
        return malformed;
    }

    /** The last character read that ends no line. */
    char last() {
        return last;
    }

    @Override
    public int read(char[] into, int from, int length) {
        try {
            int count = in.read(into, from, length);
            if (!begun && count > 0) {
                begun = true;
                if (into[from] == '\uFEFF') {
                    System.arraycopy(into, from + 1, into, from, count - 1);
                    count = count == 1 ? in.read(into, from, length) : count - 1;
                }
            }
            for (int i = from; !malformed && i < from + count; i++) {
                malformed = into[i] == MALFORMED;
            }
            int end = from + count - 1;
            while (end >= from && (into[end] == '\n' || into[end] == '\r')) {
                end--;
            }
            last = end >= from ? into[end] : last;
            return count;
        } catch (IOException e) {
            throw file.unreadable(e, Codec.NONE, 0);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

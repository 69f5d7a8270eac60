package org.genloss.io.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Splits a file into lines without decoding it. A line ends at LF, CR LF or the end of the file; a byte order mark at the start is left out.
 * After {@link #next()} the line is {@link #bytes()} from {@link #from()} to {@link #to()}, until the next call. Of a line longer than
 * {@link #MAX_LINE} these are its first bytes, for messages; it is read on to its end all the same, so that what follows is not lost, in the
 * memory of the longest line.
 */
final class LineReader implements Closeable {
    /** The longest line, in bytes. */
    static final int MAX_LINE = 16 << 20;

    /** The longest one and its end. */
    private static final int MAX_BUFFER = MAX_LINE + 2;

    /** Bytes that stay of a line that does not fit. */
    private static final int HEAD = 1 << 12;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080808080808080L;
    private static final long LOW = 0x0101010101010101L;
    private static final long FEEDS = 0x0a0a0a0a0a0a0a0aL;

    private final DataFile file;
    private final InputStream in;
    private byte[] buffer;
    private int filled;
    private int next;
    private int from;
    private int to;
    private long line;
    private long base;
    private long dropped;
    private boolean ascii;
    private boolean ended;

    LineReader(DataFile file) {
        this(file, file.open(), 1 << 18);
    }

    LineReader(DataFile file, InputStream in, int bufferSize) {
        this.file = file;
        this.in = in;
        this.buffer = new byte[bufferSize];
        skipMark();
    }

    private void skipMark() {
        while (filled < 3 && fill()) {
            continue;
        }
        if (filled >= 3 && buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb && buffer[2] == (byte) 0xbf) {
            next = 3;
        }
    }

    /** Moves to the next line; false at the end. */
    boolean next() {
        from = next;
        base += dropped;
        dropped = 0;
        ascii = true;
        int at = from;
        while (true) {
            int feed = scan(at);
            if (feed >= 0) {
                return found(feed, feed + 1);
            }
            if (filled - from >= MAX_BUFFER) {
                dropped += filled - from - HEAD;
                filled = from + HEAD;
            }
            int done = filled - from;
            if (!fill()) {
                return filled > from && found(filled, filled);
            }
            at = from + done;
        }
    }

    private boolean found(int end, int following) {
        line++;
        next = following;
        to = dropped == 0 ? end > from && buffer[end - 1] == '\r' ? end - 1 : end : from + HEAD;
        return true;
    }

    /** The index of the first LF from there on, -1 if there is none; eight bytes at a time (Mycroft's test for a zero byte). */
    private int scan(int start) {
        int at = start;
        long high = 0;
        while (at + 8 <= filled) {
            long word = (long) WORD.get(buffer, at);
            long x = word ^ FEEDS;
            if (((x - LOW) & ~x & HIGH) != 0) {
                break;
            }
            high |= word;
            at += 8;
        }
        byte rest = 0;
        while (at < filled && buffer[at] != '\n') {
            rest |= buffer[at++];
        }
        ascii &= (high & HIGH) == 0 && rest >= 0;
        return at < filled ? at : -1;
    }

    /** Reads more behind what is there, keeping the line so far; false at the end of the file. */
    private boolean fill() {
        if (ended) {
            return false;
        }
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            base += from;
            filled -= from;
            from = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, MAX_BUFFER));
        }
        try {
            int count = in.read(buffer, filled, buffer.length - filled);
            ended = count < 0;
            filled += Math.max(count, 0);
        } catch (IOException e) {
            throw file.unreadable(e, Codec.NONE, base + filled);
        }
        return !ended;
    }

    /** False if the line is longer than the longest. */
    private boolean whole() {
        return dropped == 0 && to - from <= MAX_LINE;
    }

    /** @throws DamagedRow if the line is longer than the longest */
    void requireWhole() throws DamagedRow {
        if (!whole()) {
            throw DamagedRow.tooLong(
                    line, "line", Counts.of(MAX_LINE, "byte"), "Break it into lines, one document each");
        }
    }

    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The number of the line, from 1. */
    long line() {
        return line;
    }

    /** Offset of the line's first byte in the decompressed file. */
    long offset() {
        return base + from;
    }

    /** True if no byte is above 127. */
    boolean ascii() {
        return ascii;
    }

    /** True if there is nothing, or only blanks and tabs, and not more of them than fit a line. */
    boolean blank() {
        if (!whole()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The line as text. @throws DamagedRow if it is not UTF-8 or too long */
    String text() throws DamagedRow {
        requireWhole();
        if (ascii) {
            return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
        }
        return Utf8.decode(this);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw file.unreadable(e, Codec.NONE, base + filled);
        }
    }
}

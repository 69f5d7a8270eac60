package org.genloss.io.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param path where it is
 * @param name what the user calls it
 */
record DataFile(Path path, String name) {
    /** The name without the ending of a codec, lower case. */
    String plainName() {
        return Codec.strip(name.toLowerCase(java.util.Locale.ROOT));
    }

    boolean endsWith(String... endings) {
        String plain = plainName();
        for (String ending : endings) {
            if (plain.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** The decompressed bytes. A file that cannot be read, or ends too soon, is a {@link BadInput} from any read. */
    InputStream open() {
        Codec codec = codec();
        try {
            InputStream raw = Files.newInputStream(path);
            try {
                return new Guarded(codec.decode(raw), codec);
            } catch (IOException e) {
                raw.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(e, codec, 0);
        }
    }

    Codec codec() {
        try (InputStream raw = Files.newInputStream(path)) {
            return Codec.of(raw.readNBytes(8));
        } catch (IOException e) {
            throw unreadable(e, Codec.NONE, 0);
        }
    }

    /** The first decompressed bytes, at most that many. */
    byte[] head(int bytes) {
        try (InputStream in = open()) {
            return in.readNBytes(bytes);
        } catch (IOException e) {
            throw unreadable(e, Codec.NONE, 0);
        }
    }

    BadInput unreadable(IOException e, Codec codec, long read) {
        if (e instanceof NoSuchFileException) {
            return BadInput.in(name, "no such file", "Was it moved while genloss was reading?");
        }
        if (e instanceof AccessDeniedException) {
            return BadInput.in(
                    name,
                    "the file is there, but may not be read by this user",
                    "Give read permission: chmod +r " + name);
        }
        if (codec == Codec.NONE) {
            return BadInput.in(
                    name,
                    "reading stopped after " + Counts.of(read, "byte") + ": " + e.getMessage(),
                    "Check the disk and try again.");
        }
        String what = cut(e) ? "ends in the middle" : "is damaged";
        return BadInput.in(
                name,
                "the " + codec.word() + " " + what + ", after " + Counts.of(read, "decompressed byte"),
                "Copy or download the file again; nothing was computed from the part that can be read.");
    }

    private static boolean cut(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(java.util.Locale.ROOT);
        return e instanceof EOFException || message.contains("truncated") || message.contains("unexpected end");
    }

    /** Turns failures of the codec into messages. */
    private final class Guarded extends InputStream {
        private final InputStream in;
        private final Codec codec;
        private long read;

        Guarded(InputStream in, Codec codec) {
            this.in = in;
            this.codec = codec;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            try {
                int count = in.read(into, from, length);
                read += Math.max(count, 0);
                return count;
            } catch (IOException e) {
                throw unreadable(e, codec, read);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

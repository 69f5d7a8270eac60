package org.genloss.io.profile;

import com.dynatrace.hash4j.hashing.Hashing;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.genloss.io.UserError;
import org.genloss.io.read.BadInput;
import org.genloss.io.read.ProfileInput;
import org.genloss.io.write.AtomicFile;
import org.genloss.verdict.SideProfile;

/**
 * The file of a profile, big endian. Nothing in it is trusted: memory is taken for bytes that are there, up to {@value #MOST} of them.
 *
 * <pre>
 * 8 bytes magic | int layout | long length of the body | long XXH3 of the body | body: one zstd frame of ( info | profile )
 * </pre>
 */
public final class ProfileFile {
    private static final byte[] MAGIC = ProfileInput.MAGIC.getBytes(StandardCharsets.ISO_8859_1);
    private static final int LAYOUT = 1;
    private static final int HEAD = MAGIC.length + Integer.BYTES + 2 * Long.BYTES;

    /** Bytes of a body, packed or not. */
    static final int MOST = 1 << 28;

    private static final int LEVEL = 9;

    private ProfileFile() {}

    /** What must be known before the profile is used. */
    public record Head(ProfileInfo info, SideProfile.Head content) {}

    private interface Parser<T> {
        T parse(DataInputStream in) throws IOException;
    }

    /**
     * Writes aside and moves into place; the same profile gives the same bytes.
     *
     * @return bytes of the file
     * @throws UserError where the file cannot be written, or the draw holds one group that is too large for a profile
     */
    public static long write(Path file, StoredProfile profile) {
        byte[] bytes = bytes(profile);
        AtomicFile.write(file, bytes);
        return bytes.length;
    }

    /** The bytes of the file. */
    public static byte[] bytes(StoredProfile profile) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new Bounded(new ZstdOutputStream(packed, LEVEL)), 1 << 16))) {
            profile.info().write(out);
            out.writeByte(SideProfile.VERSION);
            profile.content().write(out);
        } catch (IOException e) {
            throw new UserError("cannot make a profile: " + e.getMessage() + ".", e);
        }
        byte[] body = packed.toByteArray();
        return ByteBuffer.allocate(HEAD + body.length)
                .put(MAGIC)
                .putInt(LAYOUT)
                .putLong(body.length)
                .putLong(Hashing.xxh3_64().hashBytesToLong(body))
                .put(body)
                .array();
    }

    /** @throws BadInput where the file is damaged, cut off, or of a later layout */
    public static StoredProfile read(ProfileInput file) {
        return parse(file, in -> {
            ProfileInfo info = ProfileInfo.read(in);
            requireLayout(file, in.readUnsignedByte(), SideProfile.VERSION);
            SideProfile content = SideProfile.read(in);
            if (in.read() >= 0) {
                throw new IOException("more follows");
            }
            return new StoredProfile(info, content);
        });
    }

    /** The beginning of a profile; the whole file is looked through for damage. */
    public static Head head(ProfileInput file) {
        return parse(file, in -> {
            ProfileInfo info = ProfileInfo.read(in);
            requireLayout(file, in.readUnsignedByte(), SideProfile.VERSION);
            return new Head(info, SideProfile.readHead(in));
        });
    }

    private static <T> T parse(ProfileInput file, Parser<T> parser) {
        byte[] body = body(file);
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new Limited(new ZstdInputStream(new ByteArrayInputStream(body))), 1 << 16))) {
            return parser.parse(in);
        } catch (BadInput e) {
            throw e;
        } catch (IOException | RuntimeException e) { // whatever a crafted body trips over
            throw damaged(file, "its content cannot be read");
        }
    }

    private static byte[] body(ProfileInput file) {
        try (InputStream in = file.open()) {
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(HEAD));
            if (head.remaining() < HEAD || !Arrays.equals(head.array(), 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                throw damaged(file, "it ends after " + head.remaining() + " bytes");
            }
            head.position(MAGIC.length);
            requireLayout(file, head.getInt(), LAYOUT);
            long length = head.getLong();
            if (length < 0 || length > MOST) {
                throw damaged(file, "it claims " + length + " bytes");
            }
            byte[] body = in.readNBytes((int) length);
            if (body.length < length) {
                throw damaged(file, "it ends after " + (HEAD + body.length) + " of " + (HEAD + length) + " bytes");
            }
            if (in.read() >= 0) {
                throw damaged(file, "something follows its " + (HEAD + length) + " bytes");
            }
            if (Hashing.xxh3_64().hashBytesToLong(body) != head.getLong()) {
                throw damaged(file, "its check sum does not fit");
            }
            return body;
        } catch (IOException e) {
            throw damaged(file, AtomicFile.reason(e));
        }
    }

    private static void requireLayout(ProfileInput file, int found, int known) {
        if (found != known) {
            throw BadInput.in(
                    file.name(),
                    "the profile has layout " + found + ", and this genloss reads layout " + known,
                    found > known
                            ? "A newer genloss wrote it: use that one, or make the profile anew."
                            : "Make the profile anew from the data.");
        }
    }

    private static BadInput damaged(ProfileInput file, String how) {
        return BadInput.in(
                file.name(),
                "the profile is damaged: " + how,
                "Copy it again, or make it anew from the data; profiles are joined by genloss profile, not by appending.");
    }

    /** Refuses to write more than would be read. */
    private static final class Bounded extends java.io.FilterOutputStream {
        private long left = MOST;

        Bounded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new IOException(
                        "what it would keep is larger than " + (MOST >> 20)
                                + " MiB. Keep less by --sample; where one group alone is larger, choose a smaller unit for --group-field");
            }
            out.write(bytes, from, length);
        }
    }

    /** Ends reading where a small file unpacks to too much. */
    private static final class Limited extends java.io.FilterInputStream {
        private long left = MOST;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = in.read(into, from, length);
            left -= Math.max(0, count);
            if (left < 0) {
                throw new IOException("it unpacks to more than " + MOST + " bytes");
            }
            return count;
        }
    }
}

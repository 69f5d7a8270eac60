package org.genloss.curate.duplicate;

import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How 64 bits stand for a shingle. */
public enum ShingleHash {
    /** XXH3: fast, no secret. */
    XXH3 {
        @Override
        void of(byte[] text, int[] from, int[] to, long[] into) {
            for (int i = 0; i < into.length; i++) {
                into[i] = Hashing.xxh3_64().hashBytesToLong(text, from[i], to[i] - from[i]);
            }
        }
    },
    /** The first eight bytes of SHA-1, lowest first, as in DataTrove: for signatures that must agree with its own. */
    SHA1 {
        @Override
        void of(byte[] text, int[] from, int[] to, long[] into) {
            MessageDigest sha1 = sha1();
            for (int i = 0; i < into.length; i++) {
                sha1.update(text, from[i], to[i] - from[i]);
                into[i] = ByteBuffer.wrap(sha1.digest())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getLong();
            }
        }
    };

    /** Hashes of {@code text[from..to)}, one for each place of the arrays. */
    abstract void of(byte[] text, int[] from, int[] to, long[] into);

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}

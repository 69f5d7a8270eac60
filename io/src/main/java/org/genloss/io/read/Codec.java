package org.genloss.io.read;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** How a file is compressed; told by its first bytes, never by its name. */
enum Codec {
    NONE("", new int[0]),
    GZIP(".gz", new int[] {0x1f, 0x8b}),
    ZSTD(".zst", new int[] {0x28, 0xb5, 0x2f, 0xfd}),
    BZIP2(".bz2", new int[] {'B', 'Z', 'h'}),
    XZ(".xz", new int[] {0xfd, '7', 'z', 'X', 'Z', 0});

    private static final int BUFFER = 1 << 16;

    /** Enough for xz -9, which wants 65 MiB. */
    private static final int XZ_MEMORY_KB = 100 << 10;

    /** The widest window of zstd, which archives made with --long=31 have; memory for it grows with what is read. */
    private static final int ZSTD_WINDOW = 31;

    private final String ending;
    private final int[] magic;

    Codec(String ending, int[] magic) {
        this.ending = ending;
        this.magic = magic;
    }

    /** The codec of a file that starts with these bytes. */
    static Codec of(byte[] head) {
        for (Codec codec : values()) {
            if (codec != NONE && codec.startsWith(head)) {
                return codec;
            }
        }
        return skippable(head) ? ZSTD : NONE;
    }

    /** A frame that decoders pass over (RFC 8878, section 3.1.2): pzstd writes one before each of its own. */
    private static boolean skippable(byte[] head) {
        return head.length > 3 && (head[0] & 0xf0) == 0x50 && head[1] == 0x2a && head[2] == 0x4d && head[3] == 0x18;
    }

    private boolean startsWith(byte[] head) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** A file name without the ending of a codec: a.csv for a.csv.gz. */
    static String strip(String name) {
        for (Codec codec : values()) {
            if (codec != NONE && name.endsWith(codec.ending)) {
                return name.substring(0, name.length() - codec.ending.length());
            }
        }
        return name;
    }

    String word() {
        return this == NONE ? "file" : ending.substring(1) + " stream";
    }

    InputStream decode(InputStream raw) throws IOException {
        return switch (this) {
            case NONE -> raw;
            case GZIP -> new GZIPInputStream(raw, BUFFER);
            case ZSTD -> new ZstdInputStream(raw).setLongMax(ZSTD_WINDOW);
            case BZIP2 -> new BZip2CompressorInputStream(new BufferedInputStream(raw, BUFFER), true);
            case XZ -> new XZInputStream(new BufferedInputStream(raw, BUFFER), XZ_MEMORY_KB);
        };
    }
}

package org.genloss.curate.clean;

import java.util.ArrayList;
import java.util.List;

/**
 * A C2PA manifest in running text (C2PA 2.3, section A.7; A.8 of 2.4): after U+FEFF a run of variation selectors, each of which stands for a byte, that
 * begins with {@code C2PATXT\0}, a version and the length of the manifest in four bytes, big-endian.
 *
 * @param from where it begins in the text, its mark included
 * @param to behind its last selector
 * @param version of the wrapper
 * @param bytes length that it claims
 * @param whole whether so many bytes are there
 */
record Manifest(int from, int to, int version, long bytes, boolean whole) {
    private static final byte[] MAGIC = {'C', '2', 'P', 'A', 'T', 'X', 'T', 0};
    private static final int HEADER = 13;
    private static final int MARK = 0xfeff;

    /** All manifests of a text, in their order. */
    static List<Manifest> in(String text) {
        List<Manifest> found = new ArrayList<>();
        int at = text.indexOf(MARK);
        while (at >= 0) {
            Manifest manifest = at(text, at);
            if (manifest != null) {
                found.add(manifest);
            }
            at = text.indexOf(MARK, manifest == null ? at + 1 : manifest.to);
        }
        return found;
    }

    private static Manifest at(String text, int from) {
        byte[] header = new byte[HEADER];
        int read = 0;
        int at = from + 1;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int value = value(c);
            if (value < 0) {
                break;
            }
            if (read < HEADER) {
                header[read] = (byte) value;
            }
            read++;
            at += Character.charCount(c);
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (read <= i || header[i] != MAGIC[i]) {
                return null;
            }
        }
        long bytes = 0;
        for (int i = 9; i < HEADER; i++) {
            bytes = bytes << 8 | (header[i] & 0xff);
        }
        return new Manifest(from, at, header[8], bytes, read >= HEADER + bytes);
    }

    /** The byte that a variation selector stands for, -1 for any other character. */
    private static int value(int c) {
        if (c >= 0xfe00 && c <= 0xfe0f) {
            return c - 0xfe00;
        }
        return c >= 0xe0100 && c <= 0xe01ef ? c - 0xe0100 + 16 : -1;
    }
}

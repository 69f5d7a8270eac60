package org.genloss.curate.clean;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/**
 * Text in UTF-8 that was read as Windows-1252 or Latin-1, read again: {@code Ã©} is {@code é}, {@code â€™} is a closing quotation mark. After ftfy (Speer 2019), but more
 * cautious, as people do write such sequences: an é, an ellipsis and a quotation mark are no Chinese character. Two characters are taken for one
 * where the first is Ã or Â, three where the first is â, four and those with a C1 control always; all others beside another sequence, or in a text
 * with two sure ones.
 */
final class Mojibake {
    /** Sure sequences after which all others are believed. */
    private static final int EVIDENCE = 2;

    private static final Map<Character, Integer> BYTES = bytes();

    private Mojibake() {}

    /** Windows-1252, with Latin-1 where it has no character. */
    private static Map<Character, Integer> bytes() {
        Map<Character, Integer> bytes = new HashMap<>();
        Charset windows = Charset.forName("windows-1252");
        for (int b = 0x80; b <= 0xff; b++) {
            bytes.put((char) b, b);
            String one = new String(new byte[] {(byte) b}, windows);
            if (one.charAt(0) != '\ufffd') {
                bytes.put(one.charAt(0), b);
            }
        }
        return bytes;
    }

    /** The text read again; the same text where nothing was wrong. */
    static String read(String text) {
        if (text.chars().noneMatch(c -> c >= 0xc2 && c <= 0xf4)) {
            return text;
        }
        return read(text, sure(text) >= EVIDENCE);
    }

    private static String read(String text, boolean known) {
        StringBuilder out = new StringBuilder(text.length());
        int behind = -1; // end of the last sequence read again
        for (int at = 0; at < text.length(); ) {
            int length = length(text, at);
            if (length > 0 && (meant(text, at, length, behind) || (known && !capitals(text, at)))) {
                out.appendCodePoint(decoded(text, at, length));
                at += length;
                behind = at;
            } else {
                out.append(text.charAt(at++));
            }
        }
        return out.toString();
    }

    /** Sequences that are meant whatever else the text says. */
    private static int sure(String text) {
        int sure = 0;
        for (int at = 0; at < text.length(); at++) {
            int length = length(text, at);
            sure += length > 0 && meant(text, at, length, -1) ? 1 : 0;
        }
        return sure;
    }

    private static int value(String text, int at) {
        return at < text.length() ? BYTES.getOrDefault(text.charAt(at), -1) : -1;
    }

    /** Characters of a sequence that is one character in UTF-8, 0 where none begins. */
    private static int length(String text, int at) {
        int lead = value(text, at);
        int length = lead >= 0xc2 && lead <= 0xdf
                ? 2
                : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
        for (int i = 1; i < length; i++) {
            int next = value(text, at + i);
            if (next < 0x80 || next > 0xbf) {
                return 0;
            }
        }
        return length == 0 || !Character.isDefined(decoded(text, at, length)) || overlong(text, at, length)
                ? 0
                : length;
    }

    private static boolean overlong(String text, int at, int length) {
        int c = decoded(text, at, length);
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return half || c > Character.MAX_CODE_POINT || (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
    }

    private static int decoded(String text, int at, int length) {
        int c = value(text, at) & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            c = c << 6 | (value(text, at + i) & 0x3f);
        }
        return c;
    }

    private static boolean meant(String text, int at, int length, int behind) {
        char lead = text.charAt(at);
        boolean again = behind == at || length(text, at + length) > 0;
        if (length == 4 || again) {
            return true;
        }
        if (length == 3) {
            return lead == 'â' || control(text, at, length);
        }
        return lead == 'Â' || control(text, at, length) || (lead == 'Ã' && !capitals(text, at));
    }

    /** Whether it has a C1 control character, which nobody writes. */
    private static boolean control(String text, int at, int length) {
        return text.substring(at, at + length).chars().anyMatch(c -> c >= 0x80 && c < 0xa0);
    }

    /** A word in capitals before an ellipsis, a dash or a quotation mark. */
    private static boolean capitals(String text, int at) {
        return at > 0 && Character.isUpperCase(text.charAt(at - 1)) && text.charAt(at + 1) > 0xff;
    }
}

package org.genloss.neural.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as words of bytes, and bytes as characters that can be printed, as GPT-2 has them (Radford et al. 2019). */
final class ByteLevel {
    private static final int BYTES = 256;

    /** A word with the space before it, a number, other signs, white space. */
    private static final Pattern WORD = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final char[] PRINTED = printed();

    /** By printed character: the place of its byte among all, in the order of the printed characters. */
    private static final int[] PLACES = places();

    private ByteLevel() {}

    /** Bytes that print as themselves do; the others are the characters from 256 on. */
    private static char[] printed() {
        char[] all = new char[BYTES];
        char next = BYTES;
        for (int b = 0; b < BYTES; b++) {
            boolean plain = (b >= '!' && b <= '~') || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
            all[b] = plain ? (char) b : next++;
        }
        return all;
    }

    private static int[] places() {
        char[] sorted = PRINTED.clone();
        Arrays.sort(sorted);
        int[] places = new int[BYTES];
        for (int b = 0; b < BYTES; b++) {
            places[b] = Arrays.binarySearch(sorted, PRINTED[b]);
        }
        return places;
    }

    /** The 256 printed bytes, in their order as characters. */
    static List<String> alphabet() {
        char[] sorted = PRINTED.clone();
        Arrays.sort(sorted);
        List<String> all = new ArrayList<>();
        for (char c : sorted) {
            all.add(String.valueOf(c));
        }
        return all;
    }

    /** The parts of a text within which bytes are merged; together they are the text. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** Places of the bytes of a word in the alphabet. */
    static int[] places(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        int[] places = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            places[i] = PLACES[bytes[i] & 0xff];
        }
        return places;
    }

    /** The bytes of printed characters. */
    static byte[] bytes(String printed) {
        byte[] bytes = new byte[printed.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = value(printed.charAt(i));
        }
        return bytes;
    }

    private static byte value(char printed) {
        for (int b = 0; b < BYTES; b++) {
            if (PRINTED[b] == printed) {
                return (byte) b;
            }
        }
        throw new IllegalArgumentException("'" + printed + "' is no printed byte");
    }
}

package org.genloss.curate.rules;

import java.util.BitSet;

/**
 * Classes of code points, as Python and DataTrove draw them, so that counts agree with those of published pipelines: white space is
 * {@code str.isspace}, letters are {@code str.isalpha} (categories L), characters of words are {@code \w} (categories L and N, and the underscore).
 */
final class Characters {
    static final int SPACE = 1;
    static final int WORD = 2;
    static final int LETTER = 4;
    static final int PUNCTUATION = 8;

    /** Characters that end a sentence, in all scripts (Unicode's Sentence_Terminal). */
    private static final BitSet TERMINAL =
            set("21 2e 3f 589 61d-61f 6d4 700-702 7f9 837 839 83d-83e 964-965 104a-104b 1362 1367-1368 166e 1735-1736 "
                    + "17d4-17d6 17d9-17da 1803 1809 1944-1945 1aa8-1aab 1b5a-1b5b 1b5e-1b5f 1b7d-1b7e 1c3b-1c3c 1c7e-1c7f "
                    + "203c-203d 2047-2049 2e2e 2e3c 2e53-2e54 3002 a4ff a60e-a60f a6f3 a6f7 a876-a877 a8ce-a8cf a92f a9c8-a9c9 "
                    + "aa5d-aa5f aaf0-aaf1 abeb fe52 fe56-fe57 ff01 ff0e ff1f ff61 10a56-10a57 10f55-10f59 10f86-10f89 "
                    + "11047-11048 110be-110c1 11141-11143 111c5-111c6 111cd 111de-111df 11238-11239 1123b-1123c 112a9 "
                    + "1144b-1144c 115c2-115c3 115c9-115d7 11641-11642 1173c-1173e 11944 11946 11a42-11a43 11a9b-11a9c "
                    + "11c41-11c42 11ef7-11ef8 11f43-11f44 16a6e-16a6f 16af5 16b37-16b38 16b44 16e98 1bc9f 1da88");

    /** Characters that DataTrove takes for symbols, beside those that end sentences: punctuation and controls. */
    private static final BitSet SYMBOLS =
            set("0-8 b-1f 21-2f 3a-40 5b-60 7b-9f ab b4 bb 2013-2014 2019 201c-201e 2026 2236 2501 25ba 3001-3002 "
                    + "3008-300d 3010-3011 ff01 ff05 ff08-ff09 ff0c ff0e ff11 ff1a-ff1b ff1f ff5e");

    private static final BitSet SPACES = set("9-d 1c-20 85 a0 1680 2000-200a 2028 2029 202f 205f 3000");
    private static final byte[] PLANE = plane();

    private Characters() {}

    private static BitSet set(String ranges) {
        BitSet set = new BitSet();
        for (String range : ranges.split(" ", -1)) {
            String[] ends = range.split("-", -1);
            set.set(Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16) + 1);
        }
        return set;
    }

    private static byte[] plane() {
        byte[] plane = new byte[0x10000];
        for (int c = 0; c < plane.length; c++) {
            plane[c] = (byte) look(c);
        }
        return plane;
    }

    private static int look(int c) {
        int type = Character.getType(c);
        boolean number = type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
        return (SPACES.get(c) ? SPACE : 0)
                | (Character.isLetter(c) ? LETTER : 0)
                | (Character.isLetter(c) || number || c == '_' ? WORD : 0)
                | (SYMBOLS.get(c) || TERMINAL.get(c) ? PUNCTUATION : 0);
    }

    /** All classes of a code point. */
    static int of(int c) {
        return c < 0x10000 ? PLANE[c] : look(c);
    }

    static boolean space(int c) {
        return (of(c) & SPACE) != 0;
    }

    /** Whether the text ends with a character that ends sentences. */
    static boolean ended(String text) {
        return !text.isEmpty() && TERMINAL.get(text.codePointBefore(text.length()));
    }

    /** Whether it ends sentences. */
    static boolean terminal(int c) {
        return TERMINAL.get(c);
    }

    static boolean blank(String text) {
        return text.chars().allMatch(Characters::space);
    }

    /** Without white space at both ends: Python's {@code strip}. */
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && space(text.charAt(from))) {
            from++;
        }
        while (to > from && space(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Length in code points. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

package org.genloss.curate.clean;

import java.util.function.IntPredicate;

/** Characters taken out of texts, or replaced. */
final class Cleaning {
    private static final int REPLACEMENT = 0xfffd;

    private Cleaning() {}

    static String controls(String text) {
        if (text.chars().noneMatch(c -> control(c) || c == '\r' || Character.isSurrogate((char) c))) {
            return text;
        }
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\u0085', '\n');
        return replaced(
                without(lines, Cleaning::control), c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean control(int c) {
        return Character.getType(c) == Character.CONTROL && c != '\t' && c != '\n';
    }

    /** Zero-width space, word joiner and its invisible kin, soft hyphen, byte order mark; not the joiners U+200C and U+200D. */
    static String zeroWidth(String text) {
        return without(text, c -> c == 0x200b || (c >= 0x2060 && c <= 0x2064) || c == 0xad || c == 0xfeff);
    }

    static String privateUse(String text) {
        return replaced(text, c -> Character.getType(c) == Character.PRIVATE_USE);
    }

    private static String without(String text, IntPredicate which) {
        if (text.codePoints().noneMatch(which)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().filter(which.negate()).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static String replaced(String text, IntPredicate which) {
        if (text.codePoints().noneMatch(which)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(c -> which.test(c) ? REPLACEMENT : c).forEach(out::appendCodePoint);
        return out.toString();
    }
}

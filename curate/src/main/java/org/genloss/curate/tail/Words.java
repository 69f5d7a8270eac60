package org.genloss.curate.tail;

import java.util.Locale;
import java.util.function.Consumer;
import org.genloss.curate.duplicate.Unit;
import org.genloss.metric.text.Tokens;

/**
 * Words of which some are rare: runs of what is not white space, in lower case, without what is neither letter nor digit at their ends, if they have a letter.
 * An ideograph or kana is a word by itself: a run of them is a clause, which hardly any other text has.
 */
final class Words {
    private Words() {}

    /** Words as they come, with repetitions. */
    static void each(String text, Consumer<String> taker) {
        String lower = text.toLowerCase(Locale.ROOT);
        int from = -1;
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean alone = Unit.alone(c);
            boolean space = c < Character.MIN_SUPPLEMENTARY_CODE_POINT && Tokens.isSpace((char) c);
            if (from >= 0 && (alone || space)) {
                word(lower, from, i, taker);
                from = -1;
            }
            if (alone) {
                word(lower, i, next, taker);
            } else if (!space && from < 0) {
                from = i;
            }
            i = next;
        }
        if (from >= 0) {
            word(lower, from, lower.length(), taker);
        }
    }

    private static void word(String text, int begin, int end, Consumer<String> taker) {
        int from = begin;
        int to = end;
        while (from < to && !Character.isLetterOrDigit(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (from < to && !ending(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        if (from < to && text.substring(from, to).codePoints().anyMatch(Character::isLetter)) {
            taker.accept(text.substring(from, to));
        }
    }

    /** Vowel signs of many scripts are marks, and part of the word. */
    private static boolean ending(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}

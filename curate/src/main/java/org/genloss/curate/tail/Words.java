package org.genloss.curate.tail;

import java.util.Locale;
import java.util.function.Consumer;
import org.genloss.metric.text.Tokens;

/** Words of which some are rare: runs of what is not white space, in lower case, without what is neither letter nor digit at their ends, if they have a letter. */
final class Words {
    private Words() {}

    /** Words as they come, with repetitions. */
    static void each(String text, Consumer<String> taker) {
        String lower = text.toLowerCase(Locale.ROOT);
        int from = -1;
        for (int i = 0; i <= lower.length(); i++) {
            boolean within = i < lower.length() && !Tokens.isSpace(lower.charAt(i));
            if (within && from < 0) {
                from = i;
            } else if (!within && from >= 0) {
                word(lower, from, i, taker);
                from = -1;
            }
        }
    }

    private static void word(String text, int begin, int end, Consumer<String> taker) {
        int from = begin;
        int to = end;
        while (from < to && !Character.isLetterOrDigit(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (from < to && !Character.isLetterOrDigit(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        if (from < to && text.substring(from, to).codePoints().anyMatch(Character::isLetter)) {
            taker.accept(text.substring(from, to));
        }
    }
}

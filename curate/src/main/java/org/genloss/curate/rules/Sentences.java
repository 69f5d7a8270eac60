package org.genloss.curate.rules;

/** Counts sentences in running text of any script, without a model. */
final class Sentences {
    /** From here on scripts are written without spaces between sentences. */
    private static final int WIDE = 0x3000;

    private Sentences() {}

    static int count(String text) {
        int count = 0;
        boolean open = false;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                open = true;
            } else if (open && (ends(text, c, at) || emptyLine(text, c, at))) {
                count++;
                open = false;
            }
        }
        return open ? count + 1 : count;
    }

    private static boolean ends(String text, int c, int next) {
        if (!Characters.terminal(c)) {
            return false;
        }
        if (c >= WIDE || next == text.length()) {
            return true;
        }
        int type = Character.getType(text.charAt(next));
        return Characters.space(text.charAt(next))
                || "\"'".indexOf(text.charAt(next)) >= 0
                || type == Character.FINAL_QUOTE_PUNCTUATION
                || type == Character.END_PUNCTUATION;
    }

    private static boolean emptyLine(String text, int c, int next) {
        return c == '\n' && next < text.length() && text.charAt(next) == '\n';
    }
}

package org.genloss.curate.duplicate;

import java.text.Normalizer;
import java.util.Locale;

/** What of a text counts when two texts, or two lines of them, are called the same. */
public enum Normalisation {
    /** Every character. */
    NONE {
        @Override
        public String of(String text) {
            return text;
        }
    },
    /** Runs of white space count as one space, those at the ends not at all. */
    SPACES {
        @Override
        public String of(String text) {
            StringBuilder said = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (!space(c)) {
                    said.append(c);
                } else if (!said.isEmpty() && said.charAt(said.length() - 1) != ' ') {
                    said.append(' ');
                }
            }
            if (!said.isEmpty() && said.charAt(said.length() - 1) == ' ') {
                said.setLength(said.length() - 1);
            }
            return said.toString();
        }
    },
    /**
     * In lower case, without accents and punctuation, every digit as 0, white space as in {@link #SPACES}: CCNet's, which finds lines that differ in a
     * date or a counter (Wenzek et al. 2020, 3.2).
     */
    CCNET {
        @Override
        public String of(String text) {
            String apart = ascii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
            StringBuilder said = new StringBuilder(apart.length());
            apart.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
                int type = Character.getType(c);
                if (Character.isDigit(c)) {
                    said.append('0');
                } else if (type != Character.NON_SPACING_MARK && !punctuation(type)) {
                    said.appendCodePoint(c);
                }
            });
            return SPACES.of(said.toString());
        }
    };

    /** What counts of the text: texts of which this is equal are the same. */
    public abstract String of(String text);

    static boolean space(char c) {
        return c <= ' ' || c == '\u0085' || c == '\u00a0' || (c > 127 && Character.isWhitespace(c));
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static boolean punctuation(int type) {
        return switch (type) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}

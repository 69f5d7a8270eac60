package org.genloss.curate.duplicate;

import java.util.ArrayList;
import java.util.List;

/** What of a text may be a passage that another has too. */
public enum Unit {
    /** A line. */
    LINE {
        @Override
        List<int[]> ranges(String text) {
            List<int[]> ranges = new ArrayList<>();
            for (int from = 0; from < text.length(); ) {
                int end = text.indexOf('\n', from);
                int to = end < 0 ? text.length() : end + 1;
                ranges.add(new int[] {from, to});
                from = to;
            }
            return ranges;
        }
    },
    /** Lines up to one that is empty or blank; the blank lines behind go with them. */
    PARAGRAPH {
        @Override
        List<int[]> ranges(String text) {
            List<int[]> ranges = new ArrayList<>();
            boolean blank = false;
            for (int[] line : LINE.ranges(text)) {
                boolean empty = text.substring(line[0], line[1]).isBlank();
                if (ranges.isEmpty() || (blank && !empty)) {
                    ranges.add(line);
                } else {
                    ranges.get(ranges.size() - 1)[1] = line[1];
                }
                blank = empty;
            }
            return ranges;
        }
    },
    /** A run of so many words, wherever it begins. A word is a run of what is not white space; an ideograph or kana is one by itself. */
    WORDS {
        @Override
        List<int[]> ranges(String text) {
            List<int[]> ranges = new ArrayList<>();
            int from = -1;
            for (int i = 0; i < text.length(); ) {
                int c = text.codePointAt(i);
                int next = i + Character.charCount(c);
                boolean alone = alone(c);
                boolean space = c < 0x10000 && Normalisation.space((char) c);
                if (from >= 0 && (alone || space)) {
                    ranges.add(new int[] {from, i});
                    from = -1;
                }
                if (alone) {
                    ranges.add(new int[] {i, next});
                } else if (!space && from < 0) {
                    from = i;
                }
                i = next;
            }
            if (from >= 0) {
                ranges.add(new int[] {from, text.length()});
            }
            return ranges;
        }
    };

    /** From and to of each line, paragraph or word, in characters. */
    abstract List<int[]> ranges(String text);

    /** Whether it is a word by itself: of scripts without spaces. */
    public static boolean alone(int c) {
        return c > 0x2e00 && (Character.isIdeographic(c) || (c >= 0x3040 && c <= 0x30ff));
    }
}

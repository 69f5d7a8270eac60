package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Payload;
import org.genloss.profile.Pool;

/** The words of all items of a pool as numbers. A word is a longest run of characters that are no Unicode whitespace. */
public record Tokens() implements Pool.Coding<Tokens.Coded> {
    private static final int WINDOW = 1 << 16;

    /**
     * Documents as word numbers.
     *
     * @param word the word at each position, document after document
     * @param start first position of each document; one entry more than there are documents
     * @param names word i at index i
     */
    public record Coded(int[] word, int[] start, List<String> names) {
        /** Number of documents. */
        public int documents() {
            return start.length - 1;
        }

        /** Number of words of a document. */
        public int length(int document) {
            return start[document + 1] - start[document];
        }
    }

    @Override
    public Coded code(Pool pool) {
        return of(pool.items().stream()
                .map(item -> ((Payload.Text) item.payload()).value())
                .toList());
    }

    /** The words of some documents. */
    public static Coded of(List<String> documents) {
        Reader reader = new Reader();
        int[] start = new int[documents.size() + 1];
        for (int i = 0; i < documents.size(); i++) {
            reader.read(documents.get(i));
            start[i + 1] = reader.used;
        }
        return new Coded(Arrays.copyOf(reader.word, reader.used), start, reader.table.names());
    }

    /** Unicode whitespace as in Python's {@code str.split}: the characters of bidirectional type WS, B or S, or of category Zs. */
    public static boolean isSpace(char c) {
        if (c <= ' ') {
            return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
        }
        return c >= 0x85 && isWideSpace(c);
    }

    private static boolean isWideSpace(char c) {
        return switch (c) {
            case 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }

    private static final class Reader {
        private final WordTable table = new WordTable();
        private int[] word = new int[1 << 12];
        private int used;
        private char[] window = new char[WINDOW];

        void read(String text) {
            int from = 0;
            while (from < text.length()) {
                int size = Math.min(window.length, text.length() - from);
                text.getChars(from, from + size, window, 0);
                boolean last = from + size == text.length();
                int rest = split(size, last);
                if (rest == 0 && !last) {
                    window = new char[window.length * 2];
                }
                from += last ? size : rest;
            }
        }

        /** Takes all words that end in the window; gives where the unfinished one begins. */
        private int split(int size, boolean last) {
            int begin = -1;
            for (int i = 0; i < size; i++) {
                if (isSpace(window[i])) {
                    if (begin >= 0) {
                        add(begin, i);
                        begin = -1;
                    }
                } else if (begin < 0) {
                    begin = i;
                }
            }
            if (begin >= 0 && last) {
                add(begin, size);
                return size;
            }
            return begin >= 0 ? begin : size;
        }

        private void add(int begin, int end) {
            if (used == word.length) {
                word = Arrays.copyOf(word, used + (used >> 1));
            }
            word[used++] = table.id(window, begin, end);
        }
    }
}

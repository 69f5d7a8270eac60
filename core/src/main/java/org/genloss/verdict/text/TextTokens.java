package org.genloss.verdict.text;

import java.util.Arrays;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.metric.text.Tokens;
import org.genloss.metric.text.WordTable;
import org.genloss.profile.Pool;

/**
 * The words of the permutation test ({@link TextWords}) as numbers.
 *
 * @param most words taken of an item; the length counts all
 */
record TextTokens(int most) implements Pool.Coding<TextTokens.Coded> {
    /**
     * Coded items.
     *
     * @param tokens the words of each item, one document an item
     * @param length all words of each item
     */
    record Coded(Tokens.Coded tokens, int[] length) {}

    @Override
    public Coded code(Pool pool) {
        Reader reader = new Reader(most);
        int items = pool.items().size();
        int[] start = new int[items + 1];
        int[] length = new int[items];
        for (int i = 0; i < items; i++) {
            Item item = pool.items().get(i);
            length[i] = reader.read(((Payload.Text) item.payload()).value());
            start[i + 1] = reader.used;
        }
        return new Coded(
                new Tokens.Coded(Arrays.copyOf(reader.word, reader.used), start, reader.table.names()), length);
    }

    private static final class Reader {
        private final int most;
        private final WordTable table = new WordTable();
        private final TextWords words = new TextWords(this::word, true);
        private int[] word = new int[1 << 12];
        private int used;
        private int length;

        Reader(int most) {
            this.most = most;
        }

        int read(String text) {
            length = 0;
            words.cut(text);
            return length;
        }

        private void word(char[] chars, int from, int to, long hash) {
            if (length++ < most) {
                if (used == word.length) {
                    word = Arrays.copyOf(word, used + (used >> 1));
                }
                word[used++] = table.id(hash, chars, from, to);
            }
        }
    }
}

package org.genloss.neural.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Payload;
import org.genloss.lab.Corpora;
import org.genloss.neural.token.Tokenizer;

/**
 * Texts as tokens.
 *
 * @param tokens of each text, without marks for its begin and end
 */
record Texts(List<int[]> tokens) {
    /** The contents of a corpus of texts. */
    static List<String> values(Corpus data) {
        return Corpora.list(data).stream()
                .map(item -> ((Payload.Text) item.payload()).value())
                .toList();
    }

    static Texts of(List<String> values, Tokenizer tokenizer) {
        return new Texts(values.stream().map(tokenizer::encode).toList());
    }

    int size() {
        return tokens.size();
    }

    /** Tokens of the longest. */
    int longest() {
        return tokens.stream().mapToInt(text -> text.length).max().orElse(0);
    }

    /** Whether one of them has no token. */
    boolean empties() {
        return tokens.stream().anyMatch(text -> text.length == 0);
    }

    /** Every so many-th text of a share of all, as evenly as can be; none of a share of 0. @param held whether these, or all but these */
    Texts part(double share, boolean held) {
        List<int[]> part = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean chosen = Math.floor((i + 1) * share) > Math.floor(i * share);
            if (chosen == held) {
                part.add(tokens.get(i));
            }
        }
        return new Texts(part);
    }

    /** One after another, an end before each and after the last. */
    int[] stream() {
        int[] stream = new int[tokens.stream().mapToInt(text -> text.length + 1).sum() + 1];
        Arrays.fill(stream, Tokenizer.END);
        int at = 1;
        for (int[] text : tokens) {
            System.arraycopy(text, 0, stream, at, text.length);
            at += text.length + 1;
        }
        return stream;
    }
}

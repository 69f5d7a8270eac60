package org.genloss.onnx;

import java.nio.file.Path;
import org.genloss.curate.watermark.Tokens;
import org.genloss.io.UserError;
import tools.jackson.databind.JsonNode;

/**
 * Texts as the ids of a tokenizer's file, without the marks that it puts around a text. Sent elsewhere, it opens the file there.
 */
final class TextTokens implements Tokens {
    private static final long serialVersionUID = 1;

    private final String file;
    private final int vocabulary;
    private transient Words words;

    private TextTokens(Path file, int vocabulary, Words words) {
        this.file = file.toString();
        this.vocabulary = vocabulary;
        this.words = words;
    }

    /** @throws UserError where the file is no tokenizer */
    static TextTokens open(Path file) {
        Words words = Words.open(file, 0, false);
        return new TextTokens(file, highest(ModelFiles.parse(file)) + 1, words);
    }

    /** Of a vocabulary by words (BPE, WordPiece, WordLevel) or in order (Unigram), and of tokens that were added. */
    private static int highest(JsonNode json) {
        JsonNode vocabulary = json.path("model").path("vocab");
        int highest = vocabulary.isArray() ? vocabulary.size() - 1 : -1;
        if (vocabulary.isObject()) {
            for (JsonNode id : vocabulary.values()) {
                highest = Math.max(highest, id.asInt(-1));
            }
        }
        for (JsonNode added : json.path("added_tokens")) {
            highest = Math.max(highest, added.path("id").asInt(-1));
        }
        return highest;
    }

    private synchronized Words words() {
        words = words == null ? Words.open(Path.of(file), 0, false) : words;
        return words;
    }

    @Override
    public int[] of(String text) {
        long[] ids = words().of(text).ids();
        int[] narrow = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            narrow[i] = Math.toIntExact(ids[i]);
        }
        return narrow;
    }

    @Override
    public int vocabulary() {
        return vocabulary;
    }
}

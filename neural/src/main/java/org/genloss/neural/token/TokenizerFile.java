package org.genloss.neural.token;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.neural.token.Tokenizer.Merge;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A tokenizer as {@code tokenizer.json}, which Hugging Face's tokenizers load; read back only as written here. */
public final class TokenizerFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TokenizerFile() {}

    public static String write(Tokenizer tokenizer) {
        Map<String, Object> vocabulary = new LinkedHashMap<>();
        tokenizer.symbols().forEach(symbol -> vocabulary.put(symbol, vocabulary.size()));
        List<String> merges = tokenizer.merges().stream()
                .map(merge -> tokenizer.symbols().get(merge.left()) + " "
                        + tokenizer.symbols().get(merge.right()))
                .toList();
        Map<String, Object> model = map("type", "BPE", "dropout", null, "unk_token", null);
        model.putAll(map("continuing_subword_prefix", null, "end_of_word_suffix", null, "fuse_unk", false));
        model.putAll(map("byte_fallback", false, "vocab", vocabulary, "merges", merges));
        Map<String, Object> end = map("id", Tokenizer.END, "content", Tokenizer.END_WORD, "single_word", false);
        end.putAll(map("lstrip", false, "rstrip", false, "normalized", false, "special", true));
        Map<String, Object> level =
                map("type", "ByteLevel", "add_prefix_space", false, "trim_offsets", true, "use_regex", true);
        Map<String, Object> all = map("version", "1.0", "truncation", null, "padding", null);
        all.putAll(map("added_tokens", List.of(end), "normalizer", null, "pre_tokenizer", level));
        all.putAll(map("post_processor", null, "decoder", level, "model", model));
        return JSON.writeValueAsString(all);
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** @throws IllegalArgumentException where it is none of ours */
    public static Tokenizer read(String json) {
        try {
            JsonNode model = JSON.readTree(json).path("model");
            List<Merge> merges = new ArrayList<>();
            for (JsonNode merge : model.path("merges")) {
                String[] pair = merge.asString().split(" ", -1);
                merges.add(new Merge(token(model, pair[0]), token(model, pair[1])));
            }
            Tokenizer tokenizer = new Tokenizer(merges);
            if (model.path("vocab").size() != tokenizer.size()) {
                throw new IllegalArgumentException("the tokenizer has "
                        + model.path("vocab").size() + " tokens, but its merges make " + tokenizer.size());
            }
            return tokenizer;
        } catch (JacksonException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("no tokenizer.json: " + e.getMessage(), e);
        }
    }

    private static int token(JsonNode model, String symbol) {
        return model.path("vocab").path(symbol).asInt(-1);
    }
}

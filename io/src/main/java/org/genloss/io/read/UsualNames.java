package org.genloss.io.read;

import java.util.List;
import java.util.Locale;

/** The names that fields usually have; compared without case. */
final class UsualNames {
    static final List<String> TEXT = List.of(
            "text",
            "content",
            "body",
            "document",
            "answer",
            "completion",
            "output",
            "response",
            "generated_text",
            "generation_text",
            "sentence");
    static final List<String> ID = List.of("id", "_id", "uuid");
    static final List<String> ORIGIN = List.of("origin");

    /** Of a text's tokens, natural logarithms. */
    static final List<String> LOG_PROBABILITIES = List.of("logprobs", "token_logprobs", "log_probabilities");

    /** Of a text, as numbers. */
    static final List<String> EMBEDDING =
            List.of("embedding", "embeddings", "text_embedding", "sentence_embedding", "vector");

    private UsualNames() {}

    /** The field that bears the first of the usual names that any bears; null if none does. */
    static FieldStats.Field first(FieldStats stats, List<String> names) {
        for (String name : names) {
            for (FieldStats.Field field : stats.fields()) {
                if (field.name.toLowerCase(Locale.ROOT).equals(name)) {
                    return field;
                }
            }
        }
        return null;
    }
}

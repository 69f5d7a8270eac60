package org.genloss.io.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which model it was.
 *
 * @param file its name, without the directories above
 * @param sha256 of the model file, in hexadecimal digits
 * @param how it was used: "tokenizer 0123456789abcdef, mean pooling, normalized, at most 256 tokens"
 */
public record ModelMark(String file, String sha256, String how) {
    private static final String BEFORE = " (sha256 ";

    /** All in one line, which {@link #of} reads. */
    public String text() {
        return file + BEFORE + sha256 + ", " + how + ")";
    }

    /** For a file of keys and values. */
    public Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("file", file);
        keys.put("sha256", sha256);
        keys.put("how", how);
        return keys;
    }

    /** The mark that a line says. */
    public static ModelMark of(String text) {
        int at = text.lastIndexOf(BEFORE);
        if (at < 0) {
            return new ModelMark(text, "", "");
        }
        String[] rest = text.substring(at + BEFORE.length(), text.length() - 1).split(", ", 2);
        return new ModelMark(text.substring(0, at), rest[0], rest.length < 2 ? "" : rest[1]);
    }

    /** Whether both give the same: the file may be called something else. */
    public boolean sameAs(ModelMark other) {
        return sha256.equals(other.sha256) && how.equals(other.how);
    }
}

package org.genloss.io.read;

/** How a file is laid out. */
public enum Format {
    TEXT("plain text"),
    JSON_LINES("JSON lines"),
    JSON_ARRAY("a JSON array"),
    DELIMITED("a delimited table"),
    PARQUET("parquet"),
    NPY("a NumPy array"),
    IDX("images in an IDX file"),
    IMAGE("an image"),
    WAVE("a recording");

    private final String words;

    Format(String words) {
        this.words = words;
    }

    /** Whether items are records with named fields. */
    boolean hasFields() {
        return this == JSON_LINES || this == JSON_ARRAY || this == DELIMITED || this == PARQUET;
    }

    /** As named in messages. */
    public String words() {
        return words;
    }
}

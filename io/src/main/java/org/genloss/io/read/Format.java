package org.genloss.io.read;

/** How a file is laid out. */
public enum Format {
    TEXT("plain text"),
    JSON_LINES("JSON lines"),
    JSON_ARRAY("a JSON array"),
    DELIMITED("a delimited table"),
    PARQUET("parquet"),
    NPY("a NumPy array");

    private final String words;

    Format(String words) {
        this.words = words;
    }

    /** As named in messages. */
    public String words() {
        return words;
    }
}

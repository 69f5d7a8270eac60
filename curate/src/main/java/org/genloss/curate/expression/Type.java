package org.genloss.curate.expression;

/** What an expression stands for. */
enum Type {
    NUMBER("a number"),
    TEXT("text"),
    TRUTH("true or false"),
    TEXTS("a list of texts"),
    NUMBERS("a list of numbers");

    private final String words;

    Type(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}

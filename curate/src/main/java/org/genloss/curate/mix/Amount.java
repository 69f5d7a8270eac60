package org.genloss.curate.mix;

/** An amount of text in all units. */
public record Amount(long documents, long words, long tokens, long characters) {
    public static final Amount NONE = new Amount(0, 0, 0, 0);

    public Amount plus(Amount other) {
        return new Amount(
                documents + other.documents, words + other.words, tokens + other.tokens, characters + other.characters);
    }

    public Amount minus(Amount other) {
        return new Amount(
                documents - other.documents, words - other.words, tokens - other.tokens, characters - other.characters);
    }

    public long in(Unit unit) {
        return switch (unit) {
            case DOCUMENTS -> documents;
            case WORDS -> words;
            case TOKENS -> tokens;
            case CHARACTERS -> characters;
        };
    }
}

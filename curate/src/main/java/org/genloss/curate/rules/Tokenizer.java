package org.genloss.curate.rules;

/** What a word is. Limits of the rules were published for linguistic tokenizers; these two need no model and bracket them. */
public enum Tokenizer {
    /** Runs of characters between white space: punctuation belongs to its word. */
    SPACES,
    /** Runs of letters, digits and underscores; every other character that is not white space is a word of its own. */
    WORDS
}

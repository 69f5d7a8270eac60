package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The symbols of texts with their numbers: 0 begins a document, 1 ends it, 2 and above are symbols in the order of their first use. */
final class NgramVocabulary {
    static final int BEGIN = 0;
    static final int END = 1;
    static final int FIRST = 2;

    private final Ngram.Unit unit;
    private final List<String> symbols = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();

    /** @param known a text whose symbols are known whether or not the data has them */
    NgramVocabulary(Ngram.Unit unit, String known) {
        this.unit = unit;
        split(known).forEach(this::learn);
    }

    /** A copy that does not learn with the original. */
    NgramVocabulary copy() {
        NgramVocabulary copy = new NgramVocabulary(unit, "");
        symbols.forEach(copy::learn);
        return copy;
    }

    int learn(String symbol) {
        Integer id = ids.get(symbol);
        if (id == null) {
            id = FIRST + symbols.size();
            ids.put(symbol, id);
            symbols.add(symbol);
        }
        return id;
    }

    /** Characters, or words and line breaks; runs of other white space stand for one space. */
    List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int length = text.length();
        int at = 0;
        while (at < length) {
            int next = at + Character.charCount(text.codePointAt(at));
            if (unit == Ngram.Unit.WORDS && text.charAt(at) != '\n') {
                if (Character.isWhitespace(text.charAt(at))) {
                    at = next;
                    continue;
                }
                while (next < length && !Character.isWhitespace(text.charAt(next))) {
                    next++;
                }
            }
            parts.add(text.substring(at, next));
            at = next;
        }
        return parts;
    }

    /** The text of symbol numbers; words are joined by a space, except at line breaks. */
    String join(int[] path, int length) {
        List<String> parts = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            parts.add(symbols.get(path[i] - FIRST));
        }
        return join(parts);
    }

    /** The text of symbols; words are joined by a space, except at line breaks. */
    String join(List<String> parts) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (String symbol : parts) {
            boolean word = unit == Ngram.Unit.WORDS && !symbol.equals("\n");
            if (gap && word) {
                text.append(' ');
            }
            text.append(symbol);
            gap = word;
        }
        return text.toString();
    }

    /** The number of a symbol, -1 where it is not known. */
    int id(String symbol) {
        return ids.getOrDefault(symbol, -1);
    }

    List<String> symbols() {
        return symbols;
    }

    /** Numbers in use, begin and end included. */
    int ids() {
        return FIRST + symbols.size();
    }
}

package org.genloss.curate.contamination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers words in the order in which they come, so that sentences are arrays of numbers. */
public final class Lexicon {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** The number of a word, which it keeps. */
    int number(String word) {
        Integer known = numbers.putIfAbsent(word, words.size());
        if (known == null) {
            words.add(word);
            return words.size() - 1;
        }
        return known;
    }

    String word(int number) {
        return words.get(number);
    }

    /** Words numbered so far. */
    public int size() {
        return words.size();
    }
}

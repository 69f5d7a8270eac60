package org.genloss.metric.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.profile.Draw;

/** How many words two answers share. A word is a run of letters and digits in lower case. */
public final class WordOverlap {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private WordOverlap() {}

    /** How often each word occurs in the texts of a group. */
    public static Map<String, Integer> words(Draw.Group group) {
        Map<String, Integer> words = new HashMap<>();
        for (Item item : group.items()) {
            Matcher matcher =
                    WORD.matcher(((Payload.Text) item.payload()).value().toLowerCase(Locale.ROOT));
            while (matcher.find()) {
                words.merge(matcher.group(), 1, Integer::sum);
            }
        }
        return words;
    }

    /** 2 x shared words / all words, with their multiplicity; 1 for two answers without words. */
    public static double f1(Map<String, Integer> a, Map<String, Integer> b) {
        int shared = a.entrySet().stream()
                .mapToInt(e -> Math.min(e.getValue(), b.getOrDefault(e.getKey(), 0)))
                .sum();
        int all = a.values().stream().mapToInt(n -> n).sum()
                + b.values().stream().mapToInt(n -> n).sum();
        return all == 0 ? 1 : 2.0 * shared / all;
    }
}

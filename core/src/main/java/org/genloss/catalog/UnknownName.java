package org.genloss.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A name that nothing bears; the message gives the nearest names that exist. */
public final class UnknownName extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what the kind of thing asked for: "metric"
     * @param name the name asked for
     * @param known all names that exist
     * @param all how to see them all: "genloss metrics"; may be empty
     */
    public UnknownName(String what, String name, Collection<String> known, String all) {
        super(message(what, name, known, all));
    }

    private static String message(String what, String name, Collection<String> known, String all) {
        List<String> near = nearest(name, known);
        String tail = all.isEmpty() ? "" : " All of them: " + all;
        return "no " + what + " " + name + ". Nearest: " + String.join(", ", near) + "." + tail;
    }

    /** Up to two names by edit distance. */
    public static List<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.<String>comparingInt(k -> distance(name, k)).thenComparing(k -> k))
                .limit(2)
                .collect(Collectors.toList());
    }

    /** Levenshtein's distance. */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}

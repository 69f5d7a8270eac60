package org.genloss.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A name that nothing bears; the message gives the nearest names that exist. */
public final class UnknownName extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** So many names can be listed in a message. */
    private static final int FEW = 12;

    /**
     * @param what the kind of thing asked for: "metric"
     * @param name the name asked for
     * @param known all names that exist
     * @param all how to see them all: "genloss metrics"; may be empty
     */
    public UnknownName(String what, String name, Collection<String> known, String all) {
        this(what, name, known, near(name, known), all);
    }

    private UnknownName(String what, String name, Collection<String> known, List<String> near, String all) {
        super(message(wrong(what, name), known, near.isEmpty() && all.isEmpty() ? nearest(name, known) : near, all));
    }

    /** "no metric x." or, of a "setting of ngram", "ngram has no setting x." */
    private static String wrong(String what, String name) {
        int of = what.indexOf(" of ");
        return of < 0
                ? "no " + what + " " + name + "."
                : what.substring(of + 4) + " has no " + what.substring(0, of) + " " + name + ".";
    }

    /**
     * No entry bears the name. Entries whose plain name, sentence, formula or source has it as a word count as near: normal, where there is
     * gaussian. Where nothing is near, those with a part of their name alike are given: distinct-ngrams for distinkt-words.
     */
    public static UnknownName among(String what, String name, List<? extends Carded> entries, String all) {
        List<String> ids = entries.stream().map(e -> e.card().id()).toList();
        Set<String> near = new LinkedHashSet<>(near(name, ids));
        Pattern word = Pattern.compile(
                "(?<![a-z])" + Pattern.quote(name.toLowerCase(Locale.ROOT)) + "(?![a-z])", Pattern.CASE_INSENSITIVE);
        entries.stream()
                .map(Carded::card)
                .filter(card -> name.length() > 3 && place(word, card) >= 0)
                .sorted(Comparator.comparingInt(card -> place(word, card)))
                .map(Card::id)
                .limit(3)
                .forEach(near::add);
        if (near.isEmpty()) {
            near.addAll(alikeInPart(name, ids));
        }
        return new UnknownName(what, name, ids, List.copyOf(near), all);
    }

    /** How far from the beginning of plain name, sentence, formula and source the word stands, -1 where it does not: what an entry is, it says first. */
    private static int place(Pattern word, Card card) {
        Matcher found = word.matcher(String.join(" ", card.name(), card.sentence(), card.formula(), card.citation()));
        return found.find() ? found.start() : -1;
    }

    private static String message(String wrong, Collection<String> known, List<String> near, String all) {
        if (near.isEmpty() && known.size() <= FEW) {
            return wrong + " All of them: " + String.join(", ", known) + ".";
        }
        return wrong
                + (near.isEmpty() ? "" : " Nearest: " + String.join(", ", near) + ".")
                + (all.isEmpty() ? "" : " All of them: " + all);
    }

    /** Up to two names by edit distance, however far. */
    private static List<String> nearest(String name, Collection<String> known) {
        return known.stream().sorted(byDistance(name)).limit(2).toList();
    }

    /** Up to three names that may have been meant: a third of the letters changed at most, or one is the beginning of the other. */
    public static List<String> near(String name, Collection<String> known) {
        int limit = Math.min(4, (name.length() + 2) / 3);
        return known.stream()
                .filter(k -> distance(name, k) <= limit || begins(name, k) || begins(k, name))
                .sorted(byDistance(name))
                .limit(3)
                .toList();
    }

    /** Up to three names that have a word, between hyphens, with at most a quarter of its letters changed. */
    private static List<String> alikeInPart(String name, Collection<String> known) {
        return known.stream()
                .filter(k -> part(name, k) <= 0.25)
                .sorted(Comparator.<String>comparingDouble(k -> part(name, k)).thenComparing(byDistance(name)))
                .limit(3)
                .toList();
    }

    /** The smallest share of letters changed between words of four letters or more of both names. */
    private static double part(String name, String known) {
        double least = 1;
        for (String a : name.split("-")) {
            for (String b : known.split("-")) {
                if (a.length() > 3 && b.length() > 3) {
                    least = Math.min(least, (double) distance(a, b) / Math.max(a.length(), b.length()));
                }
            }
        }
        return least;
    }

    private static boolean begins(String beginning, String name) {
        return beginning.length() >= 3 && name.startsWith(beginning);
    }

    private static Comparator<String> byDistance(String name) {
        return Comparator.<String>comparingInt(k -> distance(name, k)).thenComparing(k -> k);
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

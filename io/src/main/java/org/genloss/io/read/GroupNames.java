package org.genloss.io.read;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names by which fields say what belongs together: words for those who wrote or were asked, and for what items were cut from. Case and the way
 * of joining words do not matter, nor does it whether the name says that it is an id: {@code user}, {@code userId}, {@code USER-ID}, {@code id user}.
 */
final class GroupNames {
    private static final Set<String> WORDS = Set.of(
            // who
            "user",
            "username",
            "uid",
            "customer",
            "cust",
            "patient",
            "person",
            "participant",
            "respondent",
            "annotator",
            "author",
            "writer",
            "speaker",
            "employee",
            "player",
            "household",
            // in what talk
            "session",
            "conversation",
            "conv",
            "thread",
            "dialog",
            "dialogue",
            "chat",
            // from what source
            "document",
            "doc",
            "article",
            "book",
            "paper",
            "url",
            "uri",
            "website",
            "recording",
            "episode",
            // asked what
            "prompt",
            "question",
            "query",
            "instruction",
            "group");

    /** The same, which often name a kind as well. */
    private static final Set<String> KINDS = Set.of(
            "client",
            "subject",
            "account",
            "acct",
            "member",
            "student",
            "visitor",
            "family",
            "device",
            "page",
            "chapter",
            "site",
            "domain",
            "host",
            "store",
            "school",
            "hospital",
            "company",
            "topic");

    private static final Set<String> ID =
            Set.of("id", "ids", "uuid", "guid", "key", "no", "nr", "num", "number", "hash", "name");

    /** Fewer groups than that say a kind, and are too few to test. */
    private static final int LEAST = 20;

    /** Where fewer of the values came before, they are an item's. */
    private static final double AGAIN = 0.01;

    private static final Pattern BOUNDARY =
            Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private GroupNames() {}

    /** Whether a field of this name may say what belongs together, by its name alone. */
    static boolean like(String name) {
        List<String> words = words(name);
        return !words.isEmpty() && words.stream().allMatch(word -> WORDS.contains(word) || KINDS.contains(word));
    }

    /**
     * The same, by its values too: some of them come again, they are not all the same, and what may be a kind has many.
     *
     * @param values looked at
     * @param different among them
     */
    static boolean like(String name, long values, long different) {
        List<String> words = words(name);
        boolean kind = !WORDS.containsAll(words) && parts(name).size() == words.size();
        return like(name) && values - different >= AGAIN * values && different >= (kind ? LEAST : 2);
    }

    /** The words of a name but for those that say that it is an id. */
    private static List<String> words(String name) {
        return parts(name).stream()
                .filter(part -> !ID.contains(part))
                .map(GroupNames::bare)
                .toList();
    }

    private static List<String> parts(String name) {
        return Arrays.stream(BOUNDARY.split(name))
                .filter(part -> !part.isEmpty())
                .map(part -> part.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** {@code userid} is {@code user}. */
    private static String bare(String word) {
        String start = word.endsWith("id") ? word.substring(0, word.length() - 2) : word;
        return WORDS.contains(start) || KINDS.contains(start) ? start : word;
    }
}

package org.genloss.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.genloss.catalog.Carded;

/** Words of the field that name several entries, or one that has another name here: {@code prdc}, {@code fid}. */
final class Families {
    /** What else a word may stand for, as parts of ids. */
    private static final Map<String, List<String>> ALIASES = Map.ofEntries(
            Map.entry("fid", List.of("frechet")),
            Map.entry("chamfer", List.of("nearest-cosine")),
            Map.entry("frontier", List.of("mauve")),
            Map.entry("distinct-n", List.of("distinct")),
            Map.entry("distinct-1", List.of("distinct")),
            Map.entry("distinct-2", List.of("distinct")),
            Map.entry("tv", List.of("total-variation")),
            Map.entry("tvd", List.of("tv", "total-variation")),
            Map.entry("total-variation", List.of("tv")),
            Map.entry("js", List.of("jensen-shannon")),
            Map.entry("jsd", List.of("js", "jensen-shannon")),
            Map.entry("jensen-shannon", List.of("js")),
            Map.entry("kl", List.of("kullback-leibler")),
            Map.entry("kld", List.of("kl", "kullback-leibler")),
            Map.entry("kullback-leibler", List.of("kl")),
            Map.entry("kolmogorov-smirnov", List.of("ks")),
            Map.entry("psi", List.of("population-stability")),
            Map.entry("wasserstein", List.of("w2")),
            Map.entry("emd", List.of("wasserstein")),
            Map.entry("ppl", List.of("perplexity")),
            Map.entry("temperature", List.of("sampling")),
            Map.entry("lambda", List.of("sampling")),
            Map.entry("beams", List.of("sampling")),
            Map.entry("guidance", List.of("sampling")));

    private Families() {}

    /** Entries that bear the word, or what it stands for, between the hyphens of their id or in their name; in their order. */
    static <T extends Carded> List<T> of(String word, List<T> entries) {
        String asked = word.toLowerCase(Locale.ROOT);
        List<String> others = ALIASES.getOrDefault(asked, List.of());
        Pattern inName = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(asked) + "(?![\\p{L}\\p{N}])");
        return entries.stream()
                .filter(e -> isPart(asked, e)
                        || others.stream().anyMatch(other -> isPart(other, e))
                        || inName.matcher(e.card().name().toLowerCase(Locale.ROOT))
                                .find())
                .toList();
    }

    /** Entries other than the one of that id that have it as a part of theirs, or are of its family. */
    static <T extends Carded> List<T> besides(String id, List<T> entries) {
        List<String> others = ALIASES.getOrDefault(id, List.of());
        return entries.stream()
                .filter(e -> !e.card().id().equals(id))
                .filter(e -> isPart(id, e) || others.stream().anyMatch(other -> isPart(other, e)))
                .toList();
    }

    private static boolean isPart(String part, Carded entry) {
        return ("-" + entry.card().id() + "-").contains("-" + part + "-");
    }
}

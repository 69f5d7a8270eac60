package org.genloss.io.curate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.genloss.curate.outcome.Outcome;
import org.genloss.curate.outcome.Tally;
import org.genloss.curate.outcome.Thin;
import org.genloss.curate.recipe.Recipe;
import org.genloss.curate.recipe.Source;
import org.genloss.curate.tail.Clusters;
import org.genloss.curate.tail.SmallCluster;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.profile.Profile;
import org.genloss.verdict.CheckResult;

/**
 * What the mix has too little of, against the reference: words and runs of words that the check finds lost, values of the fields that the report looks at, and
 * years; and, where the recipe protects small clusters, the clusters of the reference, small or not.
 */
final class Sourcing {
    /** The kind of rows about years. */
    private static final String YEAR = "year";

    /** The kind of rows about clusters. */
    private static final String CLUSTER = "cluster";

    /** Chance at which one of all clusters is told. */
    private static final double CHANCE = 0.05;

    /** Values of a field that are counted; a field with more is a name rather than a category. */
    private static final int MOST = 100_000;

    private final Recipe recipe;
    private final Map<String, Map<String, Long>> reference = new TreeMap<>();
    private long all;

    private Sourcing(Recipe recipe) {
        this.recipe = recipe;
    }

    /** Fields of the reference that are asked for. */
    static List<String> fields(Recipe recipe) {
        Set<String> fields = new LinkedHashSet<>(recipe.watch().by());
        fields.addAll(dates(recipe));
        return List.copyOf(fields);
    }

    private static List<String> dates(Recipe recipe) {
        return Stream.concat(
                        recipe.sources().stream().map(Source::fields).flatMap(f -> f.date().stream()),
                        Stream.of("date"))
                .distinct()
                .toList();
    }

    /** Most needed first of each kind. @param before what the sources held @param after the mix */
    static List<Thin> of(
            Recipe recipe, Reference with, CheckResult check, Results results, Corpus before, Corpus after) {
        Sourcing sourcing = new Sourcing(recipe);
        try (Stream<Item> items = with.corpus().items()) {
            items.forEach(sourcing::count);
        }
        List<Thin> thin = new ArrayList<>(sourcing.lost(check));
        sourcing.values(results, thin);
        sourcing.years(results, thin);
        sourcing.clusters(with.corpus(), before, after, thin);
        return thin.stream()
                .filter(Thin::listed)
                .sorted(Comparator.comparing(Thin::kind)
                        .thenComparing(Comparator.comparingLong(Thin::needed).reversed())
                        .thenComparing(Thin::name))
                .toList();
    }

    private void count(Item item) {
        all++;
        recipe.watch().by().forEach(field -> add(field, item.notes().getOrDefault(field, "")));
        add(
                YEAR,
                dates(recipe).stream()
                        .map(field -> Dates.of(item.notes().get(field)))
                        .filter(day -> !day.isEmpty())
                        .map(day -> day.substring(0, 4))
                        .findFirst()
                        .orElse(""));
    }

    private void add(String kind, String value) {
        Map<String, Long> counts = reference.computeIfAbsent(kind, k -> new TreeMap<>());
        if (!value.isEmpty() && (counts.size() < MOST || counts.containsKey(value))) {
            counts.merge(value, 1L, Long::sum);
        }
    }

    private List<Thin> lost(CheckResult check) {
        CheckResult.DataSet mix = check.generations().get(1).data();
        return check.lost().stream()
                .map(lost -> new Thin(
                        lost.what(),
                        lost.name(),
                        new Thin.Seen(lost.reference(), check.reference().items()),
                        new Thin.Seen(lost.generations().get(1), mix.items()),
                        lost.generations().get(0),
                        recipe.watch().coverage()))
                .toList();
    }

    private void values(Results results, List<Thin> thin) {
        List<Outcome.Subgroup> subgroups = results.subgroups();
        for (String field : recipe.watch().by()) {
            Map<String, Long> before = new TreeMap<>();
            Map<String, Long> after = new TreeMap<>();
            subgroups.stream().filter(s -> s.field().equals(field)).forEach(s -> {
                before.put(s.value(), s.before().documents());
                after.put(s.value(), s.after().documents());
            });
            thin(field, before, after, thin);
        }
    }

    private void years(Results results, List<Thin> thin) {
        thin(YEAR, years(results.all()), years(results.mix()), thin);
    }

    /**
     * Clusters that the mix has fewer of than luck explains, at one chance for all of them. They were cut by where the reference has items, so that one it has twice, and the mix not, says
     * nothing by itself.
     */
    private void clusters(Corpus with, Corpus before, Corpus after, List<Thin> thin) {
        Optional<SmallCluster> settings = recipe.protect().isEmpty()
                ? Optional.empty()
                : ProtectFile.of(recipe.protect()).criteria().stream()
                        .filter(SmallCluster.class::isInstance)
                        .map(SmallCluster.class::cast)
                        .findFirst();
        if (settings.isEmpty()) {
            return;
        }
        Profile profile = Profile.of(with, settings.get().needs());
        Clusters clusters = Clusters.of(profile, settings.get(), Tail.seed(recipe));
        if (clusters.count() == 0) {
            return;
        }
        List<String> names = clusters.names(profile);
        long[] real = counts(clusters, with);
        long[] read = counts(clusters, before);
        long[] mix = counts(clusters, after);
        for (int c = 0; c < clusters.count(); c++) {
            Thin one = new Thin(
                    CLUSTER,
                    names.get(c),
                    new Thin.Seen(real[c], LongStream.of(real).sum()),
                    new Thin.Seen(mix[c], LongStream.of(mix).sum()),
                    read[c],
                    recipe.watch().coverage());
            if (one.chance() < CHANCE / clusters.count()) {
                thin.add(one);
            }
        }
    }

    private static long[] counts(Clusters clusters, Corpus corpus) {
        long[] counts = new long[clusters.count()];
        try (Stream<Item> items = corpus.items()) {
            items.mapToInt(clusters::of).filter(c -> c >= 0).forEach(c -> counts[c]++);
        }
        return counts;
    }

    private static Map<String, Long> years(Tally tally) {
        Map<String, Long> years = new TreeMap<>();
        tally.rows()
                .forEach(row -> years.merge(
                        row.month().length() < 4 ? "" : row.month().substring(0, 4),
                        row.amount().documents(),
                        Long::sum));
        return years;
    }

    /** Records without a value count among all, on both sides. Where no source says any value, nothing is compared. */
    private void thin(String kind, Map<String, Long> before, Map<String, Long> after, List<Thin> thin) {
        if (before.keySet().stream().allMatch(String::isEmpty)) {
            return;
        }
        long mix = after.values().stream().mapToLong(n -> n).sum();
        reference
                .getOrDefault(kind, Map.of())
                .forEach((value, count) -> thin.add(new Thin(
                        kind,
                        value,
                        new Thin.Seen(count, all),
                        new Thin.Seen(after.getOrDefault(value, 0L), mix),
                        before.getOrDefault(value, 0L),
                        recipe.watch().coverage())));
    }
}

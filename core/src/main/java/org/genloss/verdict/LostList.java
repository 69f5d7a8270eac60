package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what each generation still has of the reference, and lists what the last one has lost. */
final class LostList {
    private static final int MOST = 24;

    /** Chance below which a thinned-out thing is listed. */
    private static final double UNLIKELY = 0.001;

    private record Key(String what, String name) {}

    private static final class Counts {
        private long reference;
        private final long[] generations;
        private double chance = 1;

        Counts(int generations) {
            this.generations = new long[generations];
        }
    }

    private final int generations;
    private final Map<Key, Counts> known = new LinkedHashMap<>();

    LostList(int generations) {
        this.generations = generations;
    }

    void add(int generation, List<NamedContent> contents, Named named) {
        for (NamedContent content : contents) {
            Counts counts =
                    known.computeIfAbsent(new Key(content.what(), content.name()), k -> new Counts(generations));
            counts.reference = Math.max(counts.reference, content.reference());
            counts.generations[generation] = content.candidate();
            if (generation == generations - 1 && content.reference() > 0 && Named.retained(content) < 0.5) {
                counts.chance = named.chance(content);
            }
        }
    }

    /** Up to 24 of each kind of thing, most frequent in the reference first. */
    List<CheckResult.Lost> top() {
        Map<String, List<CheckResult.Lost>> byKind = new TreeMap<>();
        known.forEach((key, counts) -> {
            if (counts.chance <= UNLIKELY) {
                byKind.computeIfAbsent(key.what(), w -> new ArrayList<>()).add(lost(key, counts));
            }
        });
        Comparator<CheckResult.Lost> telling = Comparator.comparingLong(l -> -l.reference());
        return byKind.values().stream()
                .flatMap(lost -> lost.stream()
                        .sorted(telling.thenComparing(CheckResult.Lost::name))
                        .limit(MOST))
                .toList();
    }

    private static CheckResult.Lost lost(Key key, Counts counts) {
        List<Long> along = java.util.Arrays.stream(counts.generations).boxed().toList();
        return new CheckResult.Lost(key.what(), key.name(), counts.reference, along, counts.chance);
    }
}

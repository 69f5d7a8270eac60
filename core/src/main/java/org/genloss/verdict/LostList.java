package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.genloss.verdict.battery.NamedContent;

/**
 * What one generation has lost by example: the last with a loss, otherwise the last that is shifted. Listed is what is there in less than half
 * of its share, by a chance of at most 0.001 and with at most one in twenty of a kind listed by luck (Benjamini and Hochberg 1995), and what
 * no healthy generation before has as rarely: what comes and goes in healthy data is no loss.
 */
final class LostList {
    private static final int MOST = 24;
    private static final double UNLIKELY = 0.001;
    private static final double BY_LUCK = 0.05;

    private record Key(String what, String name) {}

    private final int generations;
    private final Named named = new Named();
    private final Map<Key, NamedContent[]> known =
            new LinkedHashMap<>(); // one a generation, null where it was not counted

    LostList(int generations) {
        this.generations = generations;
    }

    void add(int generation, List<NamedContent> contents) {
        for (NamedContent content : contents) {
            known.computeIfAbsent(new Key(content.what(), content.name()), k -> new NamedContent[generations])[
                    generation] = content;
        }
    }

    /** Up to 24 of each kind of thing, most frequent in the reference first. */
    List<CheckResult.Lost> top(List<Level> levels) {
        int at = last(levels);
        if (at < 0) {
            return List.of();
        }
        Map<String, List<NamedContent[]>> byKind = new TreeMap<>();
        known.forEach((key, along) -> {
            if (Arrays.stream(along).allMatch(c -> c != null && c.reference() > 0)) {
                byKind.computeIfAbsent(key.what(), w -> new ArrayList<>()).add(along);
            }
        });
        return byKind.values().stream()
                .flatMap(things -> lost(things, at, levels).stream())
                .toList();
    }

    private static int last(List<Level> levels) {
        int loss = -1;
        int shifted = -1;
        for (int g = 0; g < levels.size(); g++) {
            loss = levels.get(g).isLoss() ? g : loss;
            shifted = levels.get(g) == Level.SHIFTED ? g : shifted;
        }
        return loss >= 0 ? loss : shifted;
    }

    private List<CheckResult.Lost> lost(List<NamedContent[]> things, int at, List<Level> levels) {
        double[] p = things.stream().mapToDouble(along -> p(along[at])).toArray();
        double largest = Math.min(UNLIKELY, Findable.discovered(p, BY_LUCK));
        return IntStream.range(0, p.length)
                .filter(i -> p[i] <= largest && !usual(things.get(i), at, levels))
                .mapToObj(i -> lost(things.get(i), at, p[i]))
                .sorted(Comparator.comparingLong((CheckResult.Lost l) -> -l.reference())
                        .thenComparing(CheckResult.Lost::name))
                .limit(MOST)
                .toList();
    }

    /** Chance of so few; 1 where half of the share is there. */
    private double p(NamedContent content) {
        return Named.retained(content) < 0.5 ? named.chance(content) : 1;
    }

    /** Whether a healthy generation before has it as rarely, or as unlikely by luck. */
    private boolean usual(NamedContent[] along, int at, List<Level> levels) {
        double share = Named.retained(along[at]);
        return IntStream.range(0, at)
                .filter(g -> levels.get(g) == Level.HEALTHY)
                .anyMatch(g -> Named.retained(along[g]) <= share || p(along[g]) <= UNLIKELY);
    }

    private CheckResult.Lost lost(NamedContent[] along, int at, double chance) {
        int since = at;
        while (since > 0 && p(along[since - 1]) <= UNLIKELY) {
            since--;
        }
        List<Long> counts = Arrays.stream(along).map(NamedContent::candidate).toList();
        return new CheckResult.Lost(
                along[at].what(), along[at].name(), along[at].reference(), counts, at, since, chance);
    }
}

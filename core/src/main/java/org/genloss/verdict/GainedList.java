package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genloss.verdict.battery.NamedContent;

/**
 * What took the place of the lost: things that the last generation with a loss has and the reference hardly has, with their counts along the
 * generations. A thing counts as gained where its share of the groups is over four times the reference's, and the reference would hold so
 * few by luck in less than one case in a thousand (hypergeometric, as for what is lost). What an earlier healthy generation has at least half
 * as often is no gain: other real data has it too.
 */
final class GainedList {
    private static final int MOST = 12;
    private static final double FEW = 0.25;
    private static final double UNLIKELY = 0.001;

    private record Key(String what, String name) {}

    private final int generations;
    private final boolean[] healthy;
    private final double[] groups;
    private final Map<Key, long[]> counts = new LinkedHashMap<>();
    private List<NamedContent> told = List.of();
    private int at = -1;
    private boolean loss;

    GainedList(int generations) {
        this.generations = generations;
        this.healthy = new boolean[generations];
        this.groups = new double[generations];
    }

    void add(int generation, List<NamedContent> contents, Level level) {
        if (level.isLoss() || (level == Level.SHIFTED && !loss)) {
            told = contents;
            at = generation;
            loss = level.isLoss();
        }
        healthy[generation] = level == Level.HEALTHY;
        for (NamedContent content : contents) {
            groups[generation] = content.of().candidate();
            counts.computeIfAbsent(new Key(content.what(), content.name()), k -> new long[generations])[generation] =
                    content.candidate();
        }
    }

    /** Up to 12 of each kind of thing, most frequent first. */
    List<CheckResult.Lost> top() {
        Named named = new Named();
        Map<String, List<CheckResult.Lost>> byKind = new TreeMap<>();
        for (NamedContent content : told) {
            NamedContent turned = turned(content);
            if (content.candidate() > 0 && Named.retained(turned) < FEW && !usual(content)) {
                double chance = named.chance(turned);
                if (chance <= UNLIKELY) {
                    byKind.computeIfAbsent(content.what(), w -> new ArrayList<>())
                            .add(gained(content, chance));
                }
            }
        }
        Comparator<CheckResult.Lost> telling =
                Comparator.comparingLong(g -> -g.generations().get(at));
        return byKind.values().stream()
                .flatMap(gained -> gained.stream()
                        .sorted(telling.thenComparing(CheckResult.Lost::name))
                        .limit(MOST))
                .toList();
    }

    /** Whether a healthy generation before the one that is meant has at least half its share. */
    private boolean usual(NamedContent content) {
        long[] along = counts.get(new Key(content.what(), content.name()));
        for (int g = 0; g < at; g++) {
            if (healthy[g] && groups[g] > 0 && 2 * along[g] / groups[g] >= along[at] / groups[at]) {
                return true;
            }
        }
        return false;
    }

    /** The generation's count as the reference's: what the generation has and the reference lost. */
    private static NamedContent turned(NamedContent content) {
        NamedContent.Among of = content.of();
        return new NamedContent(content.what(), content.name(), content.candidate(), content.reference(), of.turned());
    }

    /** From which generation on, up to the one that is meant, it is at least half as frequent as there. */
    private int since(long[] along) {
        int since = at;
        while (since > 0 && 2 * along[since - 1] >= along[at]) {
            since--;
        }
        return since;
    }

    private CheckResult.Lost gained(NamedContent content, double chance) {
        long[] along = counts.get(new Key(content.what(), content.name()));
        return new CheckResult.Lost(
                content.what(),
                content.name(),
                content.reference(),
                Arrays.stream(along).boxed().toList(),
                at,
                since(along),
                chance);
    }
}

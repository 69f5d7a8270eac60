package org.genloss.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Since when something is lost: the first generation with a loss finding of a family from which on at most one later generation has none of
 * that family. Of several families the one that sets in first; of several that set in together the graver finding.
 *
 * @param generation index of that generation
 * @param finding its gravest finding of the family
 * @param earliest the first generation in which the finding's share kept is told from 1: its upper 95 % limit lies below; empty where no
 *     shares are known, as for content lost by name
 * @param latest the first, from the onset on, in which that limit lies below the floor of losses too; empty where there is none
 */
public record Onset(int generation, Finding finding, OptionalInt earliest, OptionalInt latest) {
    /** The onset in these generations; empty where no loss lasts. */
    static Optional<Onset> of(List<CheckResult.Generation> generations) {
        for (int g = 0; g < generations.size(); g++) {
            for (Finding finding : generations.get(g).verdict().findings()) {
                if (finding.loss() && lasts(generations, finding.family(), g)) {
                    return Optional.of(of(generations, finding, g));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean lasts(List<CheckResult.Generation> generations, String family, int from) {
        return IntStream.range(from, generations.size())
                        .filter(g -> !has(generations.get(g), family))
                        .count()
                <= 1;
    }

    /** Whether a generation has a loss finding of that family. */
    static boolean has(CheckResult.Generation generation, String family) {
        return generation.verdict().findings().stream()
                .anyMatch(f -> f.loss() && f.family().equals(family));
    }

    private static Onset of(List<CheckResult.Generation> generations, Finding finding, int onset) {
        OptionalInt earliest = first(generations, finding, 0, k -> k.high() < 1);
        OptionalInt latest = first(generations, finding, onset, k -> k.high() < k.floor());
        return new Onset(onset, finding, earliest, latest);
    }

    private static OptionalInt first(
            List<CheckResult.Generation> generations, Finding finding, int from, Predicate<Kept> test) {
        return IntStream.range(from, generations.size())
                .filter(g -> generations.get(g).verdict().kept().stream()
                        .filter(k -> k.metric().equals(finding.metric())
                                && k.subject().equals(finding.subject()))
                        .anyMatch(test))
                .findFirst();
    }
}

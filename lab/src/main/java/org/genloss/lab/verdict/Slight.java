package org.genloss.lab.verdict;

import java.util.List;
import java.util.function.Predicate;

/** Losses that are there and are too small to count as collapse. */
final class Slight {
    private static final double EXCLUDES = 0.05;

    private Slight() {}

    /** Surely below what real data alone keeps, least first. @param sure among all readings */
    static List<Comparison> of(List<Comparison> losses, Predicate<Comparison> sure) {
        return losses.stream()
                .filter(k -> k.ratio() < 1 && !k.lost() && sure.test(k))
                .toList();
    }

    /** What a regime lost that is healthy: one sentence; where nothing is lost, which error is lower than the control's. */
    static String words(List<Comparison> losses, List<Comparison> others, Predicate<Comparison> sure) {
        List<Comparison> slight = of(losses, sure);
        if (!slight.isEmpty()) {
            return slight.get(0).said() + ": a loss, but less than the tenth that counts as collapse"
                    + others(slight.size() - 1) + ".";
        }
        return losses.stream()
                .filter(k -> k.ratio() < 1 && k.p() <= EXCLUDES)
                .findFirst()
                .map(k -> k.said() + ", which" + (losses.size() == 1 ? "" : " among " + losses.size() + " readings")
                        + " may be chance and is less than the tenth that counts as collapse.")
                .orElseGet(() -> others.stream()
                        .filter(k ->
                                k.kind() == Comparison.Kind.ERROR && k.ratio() <= Comparison.INTACT && sure.test(k))
                        .findFirst()
                        .map(k -> "Nothing was lost; better than real data alone: " + k.said() + ".")
                        .orElse("Nothing was lost."));
    }

    private static String others(int more) {
        return more == 0 ? "" : more == 1 ? "; so is 1 more reading" : "; so are " + more + " more readings";
    }
}

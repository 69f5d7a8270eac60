package org.genloss.metric.copying;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.metric.text.Ngrams;
import org.genloss.metric.text.Tokens;
import org.genloss.profile.Pool;

/** A run of words that two texts have in common. */
public final class SharedRun {
    private SharedRun() {}

    /**
     * The words of a run, with spaces between; empty where they share none.
     *
     * @param item a text of the pool
     * @param group a group of the pool: its texts
     * @param words length of the run
     */
    public static String of(Pool pool, int item, int group, int words) {
        Ngrams.Coded runs = pool.get(new Ngrams(words));
        int[] theirs = IntStream.range(pool.firstItem(group), pool.firstItem(group + 1))
                .flatMap(other -> types(runs, other))
                .sorted()
                .toArray();
        Tokens.Coded tokens = pool.get(new Tokens());
        return types(runs, item)
                .filter(type -> Arrays.binarySearch(theirs, type) >= 0)
                .boxed()
                .findFirst()
                .map(type -> IntStream.range(runs.position()[type], runs.position()[type] + words)
                        .mapToObj(at -> tokens.names().get(tokens.word()[at]))
                        .collect(Collectors.joining(" ")))
                .orElse("");
    }

    private static IntStream types(Ngrams.Coded runs, int item) {
        return Arrays.stream(runs.type(), runs.start()[item], runs.start()[item + 1]);
    }
}

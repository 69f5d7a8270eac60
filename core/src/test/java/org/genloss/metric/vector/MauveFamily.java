package org.genloss.metric.vector;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;
import org.genloss.profile.Sides;

/** MAUVE and its relatives, from histograms that the case gives and from points. */
final class MauveFamily implements OracleFamily {
    private static final int RESTARTS = new Mauve().restarts();

    @Override
    public Set<String> names() {
        return Set.of("mauve_histogram", "mauve_pipeline");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        boolean star = key.endsWith("_star");
        String name = star ? key.substring(0, key.length() - "_star".length()) : key;
        double scale = asked.parameter("mauve_scaling_factor", 5);
        int steps = (int) asked.parameter("discretization", Mauve.STEPS);
        if (name.equals("mauve")) {
            return Optional.of(frontier(asked, star).mauve(scale, steps));
        }
        if (name.equals("frontier_integral")) {
            return Optional.of(frontier(asked, star).integral());
        }
        if (name.matches("curve_first_\\d+")) {
            int points = Integer.parseInt(name.replaceAll("\\D", ""));
            return Optional.of(Arrays.asList(Arrays.copyOf(frontier(asked, star).curve(scale, steps), points)));
        }
        return Optional.of(clustered(asked, key));
    }

    private static Frontier frontier(OracleCase asked, boolean star) {
        double added = star ? Clusters.SMOOTHED : 0;
        if (asked.metric().equals("mauve_histogram")) {
            OracleCase.Table table = asked.table(0);
            return Frontier.of(table.numbers(0), table.numbers(1), added);
        }
        Sides sides = CasePool.sides(asked);
        return sides.pool().get(clusters(asked)).frontier(sides, added);
    }

    private static Clusters.Of clusters(OracleCase asked) {
        return new Clusters.Of(
                (int) asked.parameter("num_buckets", 0),
                asked.parameter("explained_variance", Clusters.EXPLAINED),
                RESTARTS,
                Integer.MAX_VALUE);
    }

    /** Clusters from the one with most reference points down; of equally many the one with more candidates first. */
    private static Object clustered(OracleCase asked, String key) {
        Sides sides = CasePool.sides(asked);
        Clusters clusters = sides.pool().get(clusters(asked));
        double[] p = clusters.counts(sides.reference());
        double[] q = clusters.counts(sides.candidate());
        int[] ranked = IntStream.range(0, p.length)
                .boxed()
                .sorted((a, b) -> p[a] != p[b] ? Double.compare(p[b], p[a]) : Double.compare(q[b], q[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        return switch (key) {
            case "pca_components_kept" -> clusters.axes();
            case "p_counts_sorted" ->
                Arrays.stream(ranked).mapToDouble(c -> p[c]).toArray();
            case "q_counts_by_p_rank" ->
                Arrays.stream(ranked).mapToDouble(c -> q[c]).toArray();
            default -> throw OracleFamily.unknown(asked, key);
        };
    }
}

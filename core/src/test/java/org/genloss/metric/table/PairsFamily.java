package org.genloss.metric.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/** What pairs of columns say about each other. */
final class PairsFamily implements OracleFamily {

    private static final Pattern KEY =
            Pattern.compile("(pearson|spearman)_(real|synth|frobenius_diff|mean_abs_offdiag_diff)"
                    + "|(n?mi)_(.+)_(real|synth)_(nats|arithmetic)"
                    + "|sdmetrics_(correlation|contingency)_similarity_(.+?)(_spearman|_pearson)?");

    @Override
    public Set<String> names() {
        return Set.of("correlation_and_mi_difference");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        Matcher found = KEY.matcher(key);
        if (!found.matches()) {
            throw OracleFamily.unknown(asked, key);
        }
        Pool pool = OracleColumns.pool(asked);
        if (found.group(1) != null) {
            return Optional.of(correlations(pool, found.group(1).equals("spearman"), found.group(2)));
        }
        if (found.group(3) != null) {
            View side = found.group(5).equals("real") ? pool.reference() : pool.candidate();
            JointCounts joint = joint(pool, side, found.group(4));
            double own = joint.normalized();
            return Optional.of(found.group(3).equals("mi") ? joint.information() : Double.isNaN(own) ? 1 : own);
        }
        if (found.group(7).equals("contingency")) {
            return Optional.of(1
                    - joint(pool, pool.reference(), found.group(8))
                            .moved(joint(pool, pool.candidate(), found.group(8))));
        }
        int[] at = pair(pool, found.group(8)).stream()
                .mapToInt(column -> numbers(pool).indexOf(column))
                .toArray();
        double[][] change = change(pool, "_spearman".equals(found.group(9)));
        return Optional.of(1 - Math.abs(change[at[0]][at[1]]) / 2);
    }

    private static Object correlations(Pool pool, boolean ranks, String what) {
        double[][] change = change(pool, ranks);
        double n = change.length;
        return switch (what) {
            case "real" -> List.of((Object[]) matrix(pool.reference(), ranks));
            case "synth" -> List.of((Object[]) matrix(pool.candidate(), ranks));
            case "frobenius_diff" ->
                Math.sqrt(Arrays.stream(change)
                        .flatMapToDouble(Arrays::stream)
                        .map(x -> x * x)
                        .sum());
            default ->
                Arrays.stream(change)
                                .flatMapToDouble(Arrays::stream)
                                .map(Math::abs)
                                .sum()
                        / (n * (n - 1));
        };
    }

    private static double[][] change(Pool pool, boolean ranks) {
        double[][] reference = matrix(pool.reference(), ranks);
        double[][] candidate = matrix(pool.candidate(), ranks);
        for (int a = 0; a < reference.length; a++) {
            for (int b = 0; b < reference.length; b++) {
                reference[a][b] = a == b ? 0 : reference[a][b] - candidate[a][b];
            }
        }
        return reference;
    }

    private static double[][] matrix(View side, boolean ranks) {
        double[][] lower =
                CorrelationChange.matrix(side, ranks ? CorrelationChange::ranks : (column, counts) -> column.numbers());
        double[][] full = new double[lower.length][lower.length];
        for (int a = 0; a < full.length; a++) {
            for (int b = 0; b < full.length; b++) {
                full[a][b] = lower[Math.max(a, b)][Math.min(a, b)];
            }
        }
        return full;
    }

    private static List<Column> numbers(Pool pool) {
        return Columns.of(pool).all().stream().filter(Column::ordered).toList();
    }

    private static JointCounts joint(Pool pool, View side, String names) {
        List<JointCounts.Binned> pair = pair(pool, names).stream()
                .map(column -> new JointCounts.Binned(column, JointCounts.bins(column, Sides.of(pool))))
                .toList();
        return JointCounts.of(side, pair.get(0), pair.get(1));
    }

    /** The two columns whose names, joined by nothing or by a low line, are those. */
    private static List<Column> pair(Pool pool, String names) {
        for (Column a : Columns.of(pool).all()) {
            for (Column b : Columns.of(pool).all()) {
                if (names.equals(a.name() + b.name()) || names.equals(a.name() + "_" + b.name())) {
                    return List.of(a, b);
                }
            }
        }
        throw new IllegalArgumentException("no two columns are called " + names);
    }
}

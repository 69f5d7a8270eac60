package org.genloss.metric.table;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** One column of categories. */
final class CategoriesFamily implements OracleFamily {

    @Override
    public Set<String> names() {
        return Set.of("categorical_drift");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        PerColumn.Counts counts = OracleColumns.categories(asked);
        int[] r = counts.reference();
        int[] c = counts.candidate();
        double rare = asked.parameter("rare_threshold", 0.05);
        if (key.matches("(evidently|alibi|nannyml)_.*|sdmetrics_tv_complement")) {
            return Optional.empty(); // smoothed in ways of their own
        }
        return Optional.of(
                switch (key) {
                    case "categories_sorted" -> named(counts.column(), IntStream.range(0, r.length));
                    case "rare_categories" ->
                        named(
                                counts.column(),
                                IntStream.range(0, r.length)
                                        .filter(i -> RareCategoryRecall.rare(r[i], PerColumn.sum(r), rare)));
                    case "rare_category_recall" -> RareCategoryRecall.recall(r, c, rare);
                    default ->
                        key.contains("yates") || key.contains("fisher") ? two(key, r, c) : number(asked, key, r, c);
                });
    }

    private static Object two(String key, int[] r, int[] c) {
        if (key.contains("odds")) {
            int[][] table = ChiSquare.occurring(r, c);
            return table[0][0] * (double) table[1][1] / (table[0][1] * (double) table[1][0]);
        }
        if (key.contains("fisher")) {
            return FisherP.p(r, c);
        }
        boolean chance = key.matches(".*(^|_)p(_.*)?$");
        return chance ? ChiSquareP.p(r, c, true) : ChiSquare.statistic(r, c, true);
    }

    private static Object number(OracleCase asked, String key, int[] r, int[] c) {
        return switch (key) {
            case "chi2" -> ChiSquare.statistic(r, c);
            case "chi2_p" ->
                ChiSquare.freedom(r, c) == 0 ? 1 : ChiSquareP.p(r, c, false); // scipy's answer for one category
            case "chi2_dof" -> ChiSquare.freedom(r, c);
            case "js_distance_base2" -> Math.sqrt(Shares.jensenShannon(r, c) / Math.log(2));
            case "tvd" -> Shares.totalVariation(r, c);
            case "l_infinity" -> Shares.largest(r, c);
            case "hellinger" -> Shares.hellinger(r, c);
            case "entropy_real_bits" -> CategoryEntropy.plugIn(r);
            case "entropy_synth_bits" -> CategoryEntropy.plugIn(c);
            case "reference_mass_lost" -> ReferenceMassLost.lost(r, c);
            case "novel_mass" -> ReferenceMassLost.lost(c, r);
            case "sdmetrics_category_coverage" -> RareCategoryRecall.recall(r, c, 1);
            case "sdmetrics_category_adherence" -> 1 - ReferenceMassLost.lost(c, r);
            case "deepchecks_cramers_v" -> CramersV.v(r, c, true);
            case "cramers_v", "cramers_v_bias_corrected" -> CramersV.v(r, c, false);
            case "deepchecks_psi_floor_1pct" -> Shares.stability(r, c, 0.01);
            default -> {
                if (!key.startsWith("psi_floor_")) {
                    throw OracleFamily.unknown(asked, key);
                }
                yield Shares.stability(r, c, OracleColumns.setting(key));
            }
        };
    }

    /** In the order of code points, which is not that of Java's strings above U+D7FF. */
    private static List<String> named(Column column, IntStream levels) {
        Comparator<String> order = (a, b) -> {
            int[] left = a.codePoints().toArray();
            int[] right = b.codePoints().toArray();
            return java.util.Arrays.compare(left, right);
        };
        return levels.mapToObj(column::text).sorted(order).toList();
    }
}

package org.genloss.metric.table;

import java.util.Optional;
import java.util.Set;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** Two samples of numbers, column by column: entries are the keys themselves, or the column and the key. */
final class NumbersFamily implements OracleFamily {

    @Override
    public Set<String> names() {
        return Set.of("ks_two_sample", "per_feature_drift", "energy_distance");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        int dot = asked.metric().equals("per_feature_drift") ? key.lastIndexOf('.') : -1;
        PerColumn.Counts counts = OracleColumns.numbers(asked, dot < 0 ? "" : key.substring(0, dot));
        double[] numbers = counts.column().numbers();
        int[] r = counts.reference();
        int[] c = counts.candidate();
        double answer = switch (key.substring(dot + 1)) {
            case "statistic", "ks", "deepchecks_ks" -> KolmogorovSmirnov.statistic(r, c);
            case "sdmetrics_kscomplement" -> 1 - KolmogorovSmirnov.statistic(r, c);
            case "p_asymp" -> KolmogorovSmirnovP.asymptotic(r, c);
            case "p_exact" -> KolmogorovSmirnovP.exact(r, c);
            case "anderson_darling_k_statistic" -> AndersonDarling.standardized(r, c);
            case "cvm_statistic" -> CramerVonMises.statistic(r, c);
            case "cvm_p_asymptotic" -> CramerVonMisesP.p(r, c, 1e-7); // where scipy, the case's source, ends the series
            case "mann_whitney_u" -> MannWhitney.u(r, c);
            case "mann_whitney_p" -> MannWhitneyP.p(r, c);
            case "wasserstein", "wasserstein_1" -> Wasserstein.distance(numbers, r, c);
            case "wasserstein_normed", "wasserstein_normed_by_ref_std", "evidently_wasserstein_norm" ->
                Wasserstein.distance(numbers, r, c) / Math.max(Wasserstein.standardDeviation(numbers, r), 0.001);
            case "energy", "scipy_energy_distance" -> EnergyDistance.distance(numbers, r, c);
            case "squared_V_statistic" -> Math.pow(EnergyDistance.distance(numbers, r, c), 2);
            default -> throw OracleFamily.unknown(asked, key);
        };
        return Optional.of(answer);
    }
}

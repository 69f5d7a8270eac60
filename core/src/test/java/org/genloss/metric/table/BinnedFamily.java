package org.genloss.metric.table;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** A column of numbers in tenths of the reference. */
final class BinnedFamily implements OracleFamily {

    @Override
    public Set<String> names() {
        return Set.of("psi_js_kl_binned");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        if (key.matches("(evidently|nannyml|alibi|deepchecks|sdmetrics)_.*")) {
            return Optional.empty();
        }
        PerColumn.Counts counts = OracleColumns.numbers(asked, "");
        double[] edges = Deciles.merged(counts.column().numbers(), counts.reference());
        PerColumn.Counts bins = Deciles.of(counts, edges);
        int[] r = bins.reference();
        int[] c = bins.candidate();
        return Optional.of(
                switch (key) {
                    case "decile_edges_inner" -> edges;
                    case "decile_counts_real" ->
                        IntStream.of(r).asDoubleStream().toArray();
                    case "decile_counts_synth" ->
                        IntStream.of(c).asDoubleStream().toArray();
                    case "js_distance_base2_decile" -> Math.sqrt(Shares.jensenShannon(r, c) / Math.log(2));
                    case "js_divergence_nats_decile" -> Shares.jensenShannon(r, c);
                    case "kl_real_synth_jeffreys_smoothed_nats" -> Shares.kullbackLeibler(r, c);
                    case "kl_synth_real_jeffreys_smoothed_nats" -> Shares.kullbackLeibler(c, r);
                    case "hellinger_decile" -> Shares.hellinger(r, c);
                    case "tvd_decile" -> Shares.totalVariation(r, c);
                    case "l_infinity_decile" -> Shares.largest(r, c);
                    default -> {
                        if (!key.startsWith("psi_decile_floor_")) {
                            throw OracleFamily.unknown(asked, key);
                        }
                        yield Shares.stability(r, c, OracleColumns.setting(key));
                    }
                });
    }
}

package org.genloss.metric.vector;

import java.util.Optional;
import java.util.Set;
import org.genloss.metric.Metric;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;
import org.genloss.profile.Sides;

/** Eigenvalues of the covariance and distances of pairs, of each side: {@code real.effective_rank}, or bare where there is one input. */
final class SpectrumFamily implements OracleFamily {
    @Override
    public Set<String> names() {
        return Set.of("embedding_spectrum");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        int input = key.contains(".") ? asked.input(key.substring(0, key.indexOf('.'))) : 0;
        double[][] rows = CasePool.rows(asked, input);
        Sides sides = Sides.of(Clouds.pool(rows, rows));
        String name = key.substring(key.indexOf('.') + 1);
        return Optional.of(
                switch (name) {
                    case "effective_rank" -> number(new EffectiveRank(), sides);
                    case "participation_ratio" -> number(new ParticipationRatio(), sides);
                    case "log_det" -> number(new LogDeterminant(), sides);
                    case "top1_share" -> number(new TopShare(1), sides);
                    case "total_variance" ->
                        sides.candidate().get(new Moments.Of()).totalVariance();
                    case "mean_pairwise_cosine_distance" -> number(new CosineDistance(), sides);
                    case "mean_pairwise_euclidean" -> number(new PairwiseDistance(PairTable.MOST), sides);
                    case "chamfer_min_cosine" -> number(new NearestCosineDistance(), sides);
                    default -> {
                        if (!name.matches("top\\d+_share")) {
                            throw OracleFamily.unknown(asked, key);
                        }
                        yield number(new TopShare(Integer.parseInt(name.replaceAll("\\D", ""))), sides);
                    }
                });
    }

    private static double number(Metric metric, Sides sides) {
        return CasePool.number(metric, sides, "items");
    }
}

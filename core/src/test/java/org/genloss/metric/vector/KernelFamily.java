package org.genloss.metric.vector;

import java.util.Optional;
import java.util.Set;
import org.genloss.metric.Value;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;
import org.genloss.profile.Sides;

/** Maximum mean discrepancies under a Gaussian and under a polynomial kernel. */
final class KernelFamily implements OracleFamily {
    private static final int ALL = PairTable.MOST;

    @Override
    public Set<String> names() {
        return Set.of("mmd_rbf", "kid");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        return Optional.of(asked.metric().equals("kid") ? polynomial(asked, key) : gaussian(asked, key));
    }

    private static double gaussian(OracleCase asked, String key) {
        double width = asked.parameter("sigma", 0);
        return switch (key) {
            case "median_heuristic_sigma" -> medianWidth(asked);
            case "mmd2_unbiased", "peer_mmd2_unbiased" ->
                CasePool.number(new MaximumMeanDiscrepancy(width, true, ALL), asked);
            case "mmd2_biased" -> CasePool.number(new MaximumMeanDiscrepancy(width, false, ALL), asked);
            default -> throw OracleFamily.unknown(asked, key);
        };
    }

    private static double medianWidth(OracleCase asked) {
        Sides sides = CasePool.sides(asked);
        PairTable table = sides.pool().get(new PairTable.Of(ALL, PairTable.Kind.SQUARED_DISTANCE));
        return Math.sqrt(MaximumMeanDiscrepancy.medianWidthSquared(
                table, table.rows(sides.reference()), table.rows(sides.candidate())));
    }

    private static double polynomial(OracleCase asked, String key) {
        if (!key.equals("mmd2_unbiased")) {
            throw OracleFamily.unknown(asked, key);
        }
        Sides sides = CasePool.sides(asked);
        double perDimension = 1.0 / sides.pool().schema().width();
        KernelDistance.Kernel kernel = new KernelDistance.Kernel(
                (int) asked.parameter("degree", 3),
                asked.parameter("gamma", perDimension),
                asked.parameter("coef0", 1));
        Value value = new KernelDistance(kernel.degree(), ALL, ALL).compare(sides, kernel);
        return value instanceof Value.Of of ? of.number() : Double.NaN;
    }
}

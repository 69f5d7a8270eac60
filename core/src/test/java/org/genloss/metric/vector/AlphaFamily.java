package org.genloss.metric.vector;

import java.util.Optional;
import java.util.Set;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;
import org.genloss.profile.Sides;

final class AlphaFamily implements OracleFamily {
    @Override
    public Set<String> names() {
        return Set.of("alpha_precision");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        int steps = (int) asked.parameter("n_steps", 30);
        Sides sides = CasePool.sides(asked);
        return Optional.of(
                switch (key) {
                    case "delta_precision_alpha" -> CasePool.number(new AlphaPrecision(steps), sides, "items");
                    case "delta_coverage_beta" -> CasePool.number(new BetaRecall(steps), sides, "items");
                    case "alpha_precision_curve" -> curves(sides, steps).precision();
                    case "beta_coverage_curve" -> curves(sides, steps).coverage();
                    default -> throw OracleFamily.unknown(asked, key);
                });
    }

    private static AlphaCurves curves(Sides sides, int steps) {
        return sides.candidate().get(new AlphaCurves.Of(sides.reference(), steps));
    }
}

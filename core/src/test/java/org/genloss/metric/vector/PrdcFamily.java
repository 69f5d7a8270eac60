package org.genloss.metric.vector;

import java.util.Optional;
import java.util.Set;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;
import org.genloss.profile.Sides;

/** Precision, recall, density, coverage. The peer decides ties by rounding, so its own numbers are left out. */
final class PrdcFamily implements OracleFamily {
    @Override
    public Set<String> names() {
        return Set.of("prdc");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        if (key.startsWith("peer")) {
            return Optional.empty();
        }
        Sides sides = CasePool.sides(asked);
        int k = (int) asked.parameter("nearest_k", 5);
        Prdc prdc = sides.candidate().get(new Prdc.Of(sides.reference(), k, 0)).prdc();
        if (prdc == null) {
            return Optional.of(Double.NaN);
        }
        return Optional.of(
                switch (key) {
                    case "precision" -> prdc.precision();
                    case "recall" -> prdc.recall();
                    case "density" -> prdc.density();
                    case "coverage" -> prdc.coverage();
                    default -> throw OracleFamily.unknown(asked, key);
                });
    }
}

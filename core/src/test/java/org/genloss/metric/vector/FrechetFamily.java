package org.genloss.metric.vector;

import java.util.Optional;
import java.util.Set;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

final class FrechetFamily implements OracleFamily {
    @Override
    public Set<String> names() {
        return Set.of("frechet_distance");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        return Optional.of(
                switch (key) {
                    case "frechet_distance", "efficient_eigen_form" -> CasePool.number(new FrechetDistance(), asked);
                    case "sw_approx" -> CasePool.number(new ApproximateSlicedWasserstein(), asked);
                    default -> throw OracleFamily.unknown(asked, key);
                });
    }
}

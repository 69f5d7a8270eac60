package org.genloss.metric.vector;

import java.util.Optional;
import java.util.Set;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** Vendi scores under the cosine kernel; the peer's below order 1 hang on the rounding of eigenvalues that are 0. */
final class VendiFamily implements OracleFamily {
    @Override
    public Set<String> names() {
        return Set.of("vendi_score");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        String kernel = asked.json().path("params").path("kernel").asString("cosine");
        if (!kernel.equals("cosine") || !key.matches("(peer_|peer_score_dual_)?q=.+")) {
            throw OracleFamily.unknown(asked, key);
        }
        String written = key.substring(key.indexOf('=') + 1);
        double order = written.matches("(?i)inf(inity)?") ? Double.POSITIVE_INFINITY : Double.parseDouble(written);
        if (key.startsWith("peer") && order < 1) {
            return Optional.empty();
        }
        return Optional.of(CasePool.sides(asked)
                .reference()
                .get(new Vendi.Spectrum(Integer.MAX_VALUE))
                .score(order));
    }
}

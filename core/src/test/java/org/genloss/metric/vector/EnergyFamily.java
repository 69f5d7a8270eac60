package org.genloss.metric.vector;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** Energy distances of points of more than one dimension, over all pairs or (U) over pairs of different points, as they are or their roots. */
final class EnergyFamily implements OracleFamily {
    @Override
    public Set<String> names() {
        return Set.of("energy_distance");
    }

    @Override
    public boolean answers(OracleCase asked) {
        return OracleFamily.super.answers(asked) && asked.table(0).width() > 1;
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        String name = key.toLowerCase(Locale.ROOT);
        if (!name.matches("(.*_)?(squared|energy|v|u|unbiased|biased|root|sqrt)(_.*)?")) {
            throw OracleFamily.unknown(asked, key);
        }
        boolean unbiased = name.matches("(.*_)?(u|unbiased)(_.*)?");
        double energy = CasePool.number(new EnergyDistance(unbiased, PairTable.MOST), asked);
        return Optional.of(name.matches("(scipy|sqrt|root)_.*|.*_(root|sqrt)") ? Math.sqrt(energy) : energy);
    }
}

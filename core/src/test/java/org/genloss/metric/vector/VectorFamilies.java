package org.genloss.metric.vector;

import java.util.List;
import org.genloss.oracle.OracleFamily;
import org.genloss.verdict.PermutationFamily;

/** The oracle's families that the metrics of this package answer. */
public final class VectorFamilies {
    private VectorFamilies() {}

    public static List<OracleFamily> all() {
        return List.of(
                new PrdcFamily(),
                new FrechetFamily(),
                new VendiFamily(),
                new SpectrumFamily(),
                new KernelFamily(),
                new SlicedFamily(),
                new AlphaFamily(),
                new MauveFamily(),
                new PermutationFamily(),
                new EnergyFamily());
    }
}

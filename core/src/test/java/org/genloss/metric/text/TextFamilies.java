package org.genloss.metric.text;

import java.util.List;
import org.genloss.metric.label.CalibrationFamily;
import org.genloss.oracle.OracleFamily;

/** The oracle's families that the metrics of this package answer. */
public final class TextFamilies {
    private TextFamilies() {}

    public static List<OracleFamily> all() {
        return List.of(
                new DiversityFamily(),
                new InformationFamily(),
                new CompressionFamily(),
                new RichnessFamily(),
                new SelfBleuFamily(),
                new HomogenizationFamily(),
                new PerplexityFamily(),
                new CalibrationFamily());
    }
}

package org.genloss.metric.copying;

import org.genloss.data.Schema;
import org.genloss.metric.Metric;

/** A metric of distances between items that tells copying from likeness by a holdout. */
interface HoldoutMetric extends Metric {
    @Override
    default boolean fits(Schema schema) {
        return Space.fits(schema);
    }

    @Override
    default boolean asksHoldout() {
        return true;
    }
}

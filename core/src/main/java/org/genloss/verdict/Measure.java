package org.genloss.verdict;

import java.util.List;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Workers;
import org.genloss.metric.Metric;
import org.genloss.profile.Draw;
import org.genloss.profile.Kind;
import org.genloss.profile.Pool;
import org.genloss.profile.Profile;

/** One metric between two data sets, without a verdict. */
public final class Measure {
    private static final int LIGHT = 199;
    private static final int HEAVY = 39;

    private Measure() {}

    /** The metric's readings. @throws IllegalArgumentException where the two have different shapes, or one of them no items */
    public static List<Reading> run(
            Check.Given reference, Check.Given candidate, Metric metric, CheckSettings settings, Workers workers) {
        Kind<Draw> kind = new Draw.Of(settings.drawBytes());
        Profile left = reference.profile().apply(Set.of(kind));
        Profile right = candidate.profile().apply(Set.of(kind));
        Shapes.requireAlike(reference.name(), left.schema(), candidate.name(), right.schema());
        Pool pool =
                new Pool(left.schema(), left.get(kind).groups(), right.get(kind).groups());
        int relabellings = metric.card().effort() == Card.Effort.LIGHT ? LIGHT : HEAVY;
        return Compare.run(pool, List.of(metric), relabellings, settings.seed(), workers);
    }
}

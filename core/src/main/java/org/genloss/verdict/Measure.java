package org.genloss.verdict;

import java.util.List;
import java.util.Set;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Metric;
import org.genloss.profile.Draw;
import org.genloss.profile.Kind;
import org.genloss.profile.Pool;
import org.genloss.profile.Profile;

/** One metric between two data sets, without a verdict; on the same items the same reading as in a check. */
public final class Measure {
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
        Seed seed = settings.seedOf(candidate.name());
        return Compare.run(pool, List.of(metric), metric.card().effort(), seed, workers);
    }
}

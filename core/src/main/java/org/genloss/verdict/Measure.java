package org.genloss.verdict;

import java.util.List;
import java.util.Set;
import org.genloss.data.Schema;
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

    /**
     * The metric's readings.
     *
     * @param real the holdout in it is read by metrics that ask one
     * @throws IllegalArgumentException where the data sets have different shapes, or one of them no items
     */
    public static List<Reading> run(
            Check.Real real, Check.Given candidate, Metric metric, CheckSettings settings, Workers workers) {
        Check.Given reference = real.reference();
        Kind<Draw> kind = settings.draw();
        Profile left = reference.profile().apply(Set.of(kind));
        Profile right = candidate.profile().apply(Set.of(kind));
        Shapes.requireAlike(reference.name(), left.schema(), candidate.name(), right.schema());
        List<Draw.Group> holdout = real.holdout()
                .filter(given -> metric.asksHoldout())
                .map(given -> holdout(given, kind, reference.name(), left.schema()))
                .orElse(List.of());
        Pool pool =
                new Pool(left.schema(), left.get(kind).groups(), right.get(kind).groups(), holdout);
        Seed seed = settings.seedOf(candidate.name());
        return Compare.run(pool, List.of(metric), metric.card().effort(), seed, workers);
    }

    private static List<Draw.Group> holdout(Check.Given given, Kind<Draw> kind, String reference, Schema expected) {
        Profile held = given.profile().apply(Set.of(kind));
        Shapes.requireAlike(reference, expected, given.name(), held.schema());
        if (held.get(kind).size() == 0) {
            throw new IllegalArgumentException("the holdout " + given.name() + " has no items");
        }
        return held.get(kind).groups();
    }
}

package org.genloss.verdict;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Metric;
import org.genloss.profile.Draw;
import org.genloss.profile.Kind;
import org.genloss.profile.Pool;
import org.genloss.profile.Profile;

/** Metrics between two data sets, without a verdict; on the same items the same reading as in a check. */
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
        return run(real, candidate, List.of(metric), settings, workers).get(0);
    }

    /** The readings of each metric, each as it would be alone, of data that is read once; the metrics fit the data. */
    public static List<List<Reading>> run(
            Check.Real real, Check.Given candidate, List<Metric> metrics, CheckSettings settings, Workers workers) {
        Check.Given reference = real.reference();
        Kind<Draw> kind = settings.draw();
        Profile left = reference.profile().apply(Set.of(kind));
        Profile right = candidate.profile().apply(Set.of(kind));
        Shapes.requireAlike(reference.name(), left.schema(), candidate.name(), right.schema());
        List<Draw.Group> holdout = real.holdout()
                .filter(given -> metrics.stream().anyMatch(Metric::asksHoldout))
                .map(given -> holdout(given, kind, reference.name(), left.schema()))
                .orElse(List.of());
        List<Draw.Group> before = left.get(kind).groups();
        List<Draw.Group> after = right.get(kind).groups();
        Pool two = new Pool(left.schema(), before, after);
        Pool three = holdout.isEmpty() ? two : new Pool(left.schema(), before, after, holdout);
        Seed seed = settings.seedOf(candidate.name());
        Map<Metric, List<Reading>> readings = new IdentityHashMap<>();
        metrics.stream()
                .collect(Collectors.groupingBy(Alike::of, LinkedHashMap::new, Collectors.toList()))
                .forEach((alike, some) -> {
                    Pool pool = alike.holdout ? three : two;
                    int relabellings = Compare.relabellings(pool, alike.effort);
                    List<List<Reading>> each = Compare.each(pool, some, relabellings, seed, workers);
                    for (int m = 0; m < some.size(); m++) {
                        readings.put(some.get(m), each.get(m));
                    }
                });
        return metrics.stream().map(readings::get).toList();
    }

    /** Metrics that are read off the same pool with as many relabellings. */
    private record Alike(boolean holdout, Card.Effort effort) {
        static Alike of(Metric metric) {
            return new Alike(metric.asksHoldout(), metric.card().effort());
        }
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

package org.genloss.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.profile.Pool;
import org.genloss.verdict.table.Partition;
import org.genloss.verdict.table.SubgroupBattery;

/**
 * Subgroups of a partition of one pool: one permutation test of all that is asked of them.
 *
 * @param column of a table
 */
record SubgroupsOfRows(String column) implements Subgroups {
    private static final Floors FLOORS = new Floors(0, false);

    @Override
    public Symptom of(Pool even, Pool whole, double level, Seed seed, Workers workers) {
        return of(even, Partition.ofColumn(even, column), level, seed, workers);
    }

    /** Also of texts, of which it asks the sizes. */
    static Symptom of(Pool even, Partition by, double level, Seed seed, Workers workers) {
        SubgroupBattery battery = new SubgroupBattery(even, by);
        if (battery.statistics().isEmpty() || even.referenceGroups() < Check.LEAST_GROUPS) {
            String none = "No subgroup of " + by.field() + " is large enough to be tested.";
            return new Symptom(List.of(), List.of(), 1, List.of(), Optional.of(none));
        }
        Relabelling relabelling = new Relabelling(even);
        Tested tested =
                Engine.run(battery, relabelling, seed.child("subgroups"), Subgroups.relabellings(level), workers);
        Trial trial = Trial.of(battery, tested, relabelling.truth());
        List<Finding> findings = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (int j = 0; j < trial.size(); j++) {
            double floor = FLOORS.floor(trial.statistic(j));
            double share = trial.effect()[j];
            if (trial.result(j).defined() && Double.isFinite(share)) {
                kept.add(Subgroups.kept(trial, j, floor));
            }
            if (trial.differs(j, level) && share <= floor) {
                findings.add(Subgroups.finding(trial, j));
            }
        }
        Optional<String> note = Optional.of(battery.leftOut())
                .filter(n -> n > 0)
                .map(n -> Subgroups.small(by.field(), n, "to be tested"));
        return new Symptom(TestedReadings.of(trial, even), findings, 1, kept, note);
    }
}

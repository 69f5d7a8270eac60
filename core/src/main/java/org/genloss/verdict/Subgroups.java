package org.genloss.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.battery.Wording;
import org.genloss.verdict.table.SubgroupBattery;

/**
 * Whether the subgroups that a column makes keep their size and the variety within them: one permutation test of all of them at once, with its own
 * part of the check's rate. A loss in a subgroup is never late by itself.
 */
final class Subgroups {
    static final String FAMILY = "subgroup";
    private static final int MOST_RELABELLINGS = 100_000;
    private static final Floors FLOORS = new Floors(0, true);

    private final String column;

    /** @throws IllegalArgumentException where the data is no table */
    Subgroups(String column, Schema schema) {
        if (schema.kind() != Schema.Kind.TABLE) {
            throw new IllegalArgumentException("subgroups are made by a column of a table, and this is "
                    + schema.kind().word() + " data; leave --subgroup out, or check the parts one by one");
        }
        this.column = column;
    }

    /**
     * Asks one generation.
     *
     * @param even both sides at one size
     * @param level false-alarm rate of all findings together
     */
    Symptom of(Pool even, double level, Seed seed, Workers workers) {
        SubgroupBattery battery = new SubgroupBattery(even, column);
        if (battery.statistics().isEmpty() || even.referenceGroups() < Check.LEAST_GROUPS) {
            return new Symptom(
                    List.of(),
                    List.of(),
                    1,
                    List.of(),
                    Optional.of("No subgroup of " + column + " is large enough to be tested."));
        }
        int permutations = (int) Math.min(MOST_RELABELLINGS, Math.max(1000, Math.ceil(5 / level)));
        Relabelling relabelling = new Relabelling(even);
        Tested tested = Engine.run(battery, relabelling, seed.child("subgroups"), permutations, workers);
        Trial trial = Trial.of(battery, tested, relabelling.truth());
        List<Finding> findings = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (int j = 0; j < trial.size(); j++) {
            Statistic statistic = trial.statistic(j);
            double share = trial.effect()[j];
            if (trial.result(j).defined() && Double.isFinite(share)) {
                kept.add(kept(trial, j));
            }
            if (trial.differs(j, level) && share <= FLOORS.floor(statistic)) {
                findings.add(finding(trial, j));
            }
        }
        Optional<String> note = Optional.of(battery.leftOut())
                .filter(n -> n > 0)
                .map(n -> "Of " + column + ", " + (n == 1 ? "one subgroup was" : Wording.count(n) + " subgroups were")
                        + " too small to be tested.");
        return new Symptom(TestedReadings.of(trial, even), findings, 1, kept, note);
    }

    private static Kept kept(Trial trial, int j) {
        Statistic statistic = trial.statistic(j);
        Tested.Result result = trial.result(j);
        double z = (result.observed() - result.mean()) / result.deviation();
        return Kept.of(statistic.card().id(), statistic.subject(), trial.effect()[j], z, FLOORS.floor(statistic));
    }

    private static Finding finding(Trial trial, int j) {
        Finding own = trial.finding(j);
        return new Finding(
                own.metric(),
                trial.statistic(j).subject(),
                FAMILY,
                true,
                own.effect(),
                own.p(),
                own.sentence(),
                own.examples(),
                own.counts());
    }
}

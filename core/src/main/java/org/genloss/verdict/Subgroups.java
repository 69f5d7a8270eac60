package org.genloss.verdict;

import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Wording;
import org.genloss.verdict.table.Partition;

/** Whether the subgroups that a field makes keep their size and the variety within them. A loss in a subgroup is never late by itself. */
interface Subgroups {
    String FAMILY = "subgroup";

    /**
     * Asks one generation.
     *
     * @param even both sides at one size
     * @param whole all that was drawn of both sides
     * @param level false-alarm rate of all findings together
     */
    Symptom of(Pool even, Pool whole, double level, Seed seed, Workers workers);

    /**
     * By a column of a table, or by a field beside texts.
     *
     * @param samePopulation both sides are meant to be the same population, in each subgroup too
     * @throws IllegalArgumentException where such data makes no subgroups
     */
    static Subgroups by(String field, Schema schema, boolean samePopulation) {
        return switch (schema.kind()) {
            case TABLE -> {
                Partition.need(schema, field);
                yield new SubgroupsOfRows(field);
            }
            case TEXT -> new SubgroupsOfTexts(field, samePopulation);
            case VECTOR ->
                throw new IllegalArgumentException(
                        "subgroups are made by a column of a table or a field beside texts, and this is "
                                + schema.kind().word()
                                + " data; leave --subgroup out, or check the parts one by one");
        };
    }

    /** Relabellings that tell p values of this level: five times as many as could reach it. */
    static int relabellings(double level) {
        return (int) Math.min(100_000, Math.max(1000, Math.ceil(5 / level)));
    }

    /** A loss of the trial as one of a subgroup. */
    static Finding finding(Trial trial, int j) {
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

    /** What a statistic of loss kept, where it is known. */
    static Kept kept(Trial trial, int j, double floor) {
        Tested.Result result = trial.result(j);
        double z = (result.observed() - result.mean()) / result.deviation();
        return Kept.of(trial.statistic(j).card().id(), trial.statistic(j).subject(), trial.effect()[j], z, floor);
    }

    /** {@code Of sex, two subgroups were too small to be tested.} */
    static String small(String field, int subgroups, String what) {
        return "Of " + field + ", "
                + (subgroups == 1 ? "one subgroup was" : Wording.count(subgroups) + " subgroups were") + " too small "
                + what + ".";
    }
}

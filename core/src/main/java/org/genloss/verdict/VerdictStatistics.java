package org.genloss.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.genloss.data.Schema;
import org.genloss.verdict.battery.NamedContent;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.battery.Statistic.Family;
import org.genloss.verdict.battery.Wording;
import org.genloss.verdict.table.SubgroupStatistics;
import org.genloss.verdict.table.TableNamed;
import org.genloss.verdict.vector.VectorStatistic;

/** Every statistic behind verdicts by its id: what findings and tested readings of a check name. */
public final class VerdictStatistics {
    private static final Floors FLOORS = new Floors(0, false);
    private static final Floors DECLARED = FLOORS.ofOnePopulation();

    private VerdictStatistics() {}

    /** All of them in the order of their ids, each once; beside those of the test content lost by name and agreement of answers. */
    public static List<VerdictStatistic> all() {
        Map<String, VerdictStatistic> all = new TreeMap<>();
        for (Schema.Kind kind : Schema.Kind.values()) {
            for (Statistic statistic : Batteries.statistics(kind)) {
                all.merge(
                        statistic.card().id(),
                        new VerdictStatistic(
                                statistic.card(), List.of(kind), rule(statistic, kind) + embedded(statistic, kind)),
                        VerdictStatistics::both);
            }
        }
        all.put(
                Agreement.CARD.id(),
                new VerdictStatistic(
                        Agreement.CARD,
                        List.of(Schema.Kind.TEXT),
                        "Agreement: a " + kept(Agreement.FLOOR) + late(Agreement.LATE)
                                + " Of texts that share a group of one name, from the second generation on."));
        all.put(
                Benchmarks.CARD.id(),
                new VerdictStatistic(
                        Benchmarks.CARD,
                        List.of(Schema.Kind.values()),
                        "Quality: a " + kept(Benchmarks.FLOOR) + late(Benchmarks.LATE)
                                + " Of each benchmark that --evaluations brings, and of each class or subgroup of it, which is never late by itself."));
        for (Statistic statistic : SubgroupStatistics.all()) {
            all.put(
                    statistic.card().id(),
                    new VerdictStatistic(
                            statistic.card(),
                            List.of(Schema.Kind.TABLE),
                            "Subgroup: a " + kept(FLOORS.floor(statistic)) + late(0)
                                    + " Of each subgroup that --subgroup makes."));
        }
        all.put(
                Named.CARD.id(),
                new VerdictStatistic(
                        Named.CARD,
                        List.of(Schema.Kind.TEXT, Schema.Kind.TABLE),
                        "A loss where less than " + Wording.percent(NamedContent.GONE)
                                + " of a thing is kept beyond chance, and others of its kind did not take its place; of a column as a whole, where less than "
                                + Wording.percent(TableNamed.EMPTIED)
                                + " of its values are. Never late by itself."));
        return List.copyOf(all.values());
    }

    /** The statistic with that id; empty where there is none. */
    public static Optional<VerdictStatistic> find(String id) {
        return all().stream().filter(s -> s.card().id().equals(id)).findFirst();
    }

    private static VerdictStatistic both(VerdictStatistic a, VerdictStatistic b) {
        List<Schema.Kind> kinds = new ArrayList<>(a.kinds());
        kinds.addAll(b.kinds());
        // the longer rule also says what holds for the kind whose body can move
        return new VerdictStatistic(
                a.card(), kinds, a.rule().length() >= b.rule().length() ? a.rule() : b.rule());
    }

    private static String rule(Statistic statistic, Schema.Kind kind) {
        if (statistic.side() == Statistic.Side.SHIFT) {
            return "A change that lost nothing, whichever way it goes: never a loss.";
        }
        String together = statistic.family() == Family.DIVERSITY_SINGLE && kind == Schema.Kind.TABLE
                ? " Late only where a third of the columns are."
                : "";
        return Wording.capital(word(statistic.family())) + ": a "
                + kept(FLOORS.floor(statistic), DECLARED.floor(statistic))
                + late(FLOORS.late(statistic))
                + together
                + (kind == Schema.Kind.TABLE ? "" : moved(statistic.family()));
    }

    private static String embedded(Statistic statistic, Schema.Kind kind) {
        return kind == Schema.Kind.TEXT && VectorStatistic.all().contains(statistic)
                ? " Of texts where they bring embeddings."
                : "";
    }

    private static String word(Family family) {
        return switch (family) {
            case TAIL -> "tail";
            case DIVERSITY -> "diversity";
            case DIVERSITY_SINGLE -> "diversity of a single column, or evenness";
            case STRUCTURE -> "structure";
            case COVERAGE -> "coverage";
            case REPETITION -> "variety across texts";
            case SHIFT -> "change";
        };
    }

    private static String kept(double floor) {
        return kept(floor, floor);
    }

    private static String kept(double floor, double declared) {
        return "loss at " + Wording.percent(floor) + " kept or less"
                + (declared > floor ? " (" + Wording.percent(declared) + " with --same-population)" : "")
                + ", beyond chance; ";
    }

    private static String late(double late) {
        return late == 0 ? "never late by itself." : "late at " + Wording.percent(late) + " or less.";
    }

    private static String moved(Family family) {
        return " Limits fall where the body moved as well, by S: times exp("
                + (family == Family.REPETITION ? "-12 max(0, S - 0.03)" : "-5 max(0, S - 0.08)")
                + "); not with --same-population.";
    }
}

package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.data.Item;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.table.Partition;
import org.genloss.verdict.text.SubgroupTexts;

/**
 * Subgroups that a field beside texts makes. Half of the rate goes to their sizes; the other half to the losses of the verdict's own statistics within the {@value #MOST}
 * commonest that have {@value #LEAST} groups on both sides, cut to one size, in one test of all of them: each is relabelled for itself.
 *
 * @param field beside the text
 * @param samePopulation floors of losses do not yield to a body that moved
 */
record SubgroupsOfTexts(String field, boolean samePopulation) implements Subgroups {
    private static final int LEAST = 100;
    private static final int MOST = 20;

    /** Groups a side in all parts together. */
    private static final int MOST_GROUPS = 2000;

    @Override
    public Symptom of(Pool even, Pool whole, double level, Seed seed, Workers workers) {
        Partition all = Partition.ofNotes(whole, field);
        Symptom sizes = SubgroupsOfRows.of(even, Partition.ofNotes(even, field), level / 2, seed, workers);
        List<SubgroupTexts.Part> parts = parts(whole, all);
        int small = all.names().size() - parts.size();
        Optional<String> note = Optional.of(small)
                .filter(n -> n > 0)
                .map(n -> Subgroups.small(
                        field, n, "for a test of the words within, which takes " + LEAST + " texts on each side"));
        if (parts.isEmpty()) {
            return new Symptom(
                    sizes.readings(),
                    sizes.findings(),
                    1,
                    sizes.kept(),
                    sizes.note().or(() -> note));
        }
        return beside(sizes, parts, level / 2, seed.child("subgroups").child("within"), workers, note);
    }

    private Symptom beside(
            Symptom sizes,
            List<SubgroupTexts.Part> parts,
            double level,
            Seed seed,
            Workers workers,
            Optional<String> note) {
        SubgroupTexts battery = new SubgroupTexts(parts);
        Strata strata = new Strata(
                parts.stream().map(part -> new Relabelling(part.pool())).toList());
        Tested tested = Engine.run(battery, strata, seed, Subgroups.relabellings(level), workers);
        Trial trial = Trial.of(battery, tested, strata.truth());
        List<Floors> floors = IntStream.range(0, parts.size())
                .mapToObj(p -> floors(battery, p, trial))
                .toList();
        List<Reading> readings = new ArrayList<>(sizes.readings());
        List<Finding> findings = new ArrayList<>(sizes.findings());
        List<Kept> kept = new ArrayList<>(sizes.kept());
        List<Reading> all =
                TestedReadings.of(trial, j -> side(parts.get(battery.part(j)).pool()));
        for (int j = 0; j < trial.size(); j++) {
            Statistic statistic = trial.statistic(j);
            if (statistic.side() != Statistic.Side.LOSS) {
                continue;
            }
            readings.add(all.get(j));
            double floor = floors.get(battery.part(j)).floor(statistic);
            double share = trial.effect()[j];
            if (trial.result(j).defined() && Double.isFinite(share)) {
                kept.add(Subgroups.kept(trial, j, floor));
            }
            if (trial.differs(j, level)
                    && share <= floor
                    && battery.lossHolds(j, trial.truth(), tested.observed(), trial.effect(), samePopulation)) {
                findings.add(Subgroups.finding(trial, j));
            }
        }
        return new Symptom(readings, findings, 1, kept, note);
    }

    private Floors floors(SubgroupTexts battery, int part, Trial trial) {
        Tested tested = trial.tested();
        return new Floors(battery.bodyMoved(part, trial.truth(), tested.observed(), tested.means()), samePopulation);
    }

    private static int side(Pool pool) {
        return pool.items().size() - pool.firstItem(pool.referenceGroups());
    }

    /** The commonest subgroups that can be asked, of both sides the groups of smallest hash. */
    private static List<SubgroupTexts.Part> parts(Pool whole, Partition by) {
        List<List<List<Draw.Group>>> sides = Stream.of(
                        groups(whole, by, 0, whole.referenceGroups()),
                        groups(whole, by, whole.referenceGroups(), whole.groups()))
                .toList();
        int[] asked = IntStream.range(0, by.names().size())
                .filter(s -> sides.stream().allMatch(side -> side.get(s).size() >= LEAST))
                .boxed()
                .sorted(Comparator.comparingInt(s ->
                        -sides.stream().mapToInt(side -> side.get(s).size()).sum()))
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
        int most = Math.max(LEAST, MOST_GROUPS / Math.max(1, asked.length));
        List<SubgroupTexts.Part> parts = new ArrayList<>();
        for (int s : asked) {
            int k = Math.min(
                    most,
                    sides.stream().mapToInt(side -> side.get(s).size()).min().orElse(0));
            List<Draw.Group> left = sides.get(0).get(s).subList(0, k);
            List<Draw.Group> right = sides.get(1).get(s).subList(0, k);
            parts.add(new SubgroupTexts.Part(by.subject(s), by.quoted(s), new Pool(whole.schema(), left, right)));
        }
        return parts;
    }

    /** Groups from..to of each subgroup, each with its items of the subgroup alone. */
    private static List<List<Draw.Group>> groups(Pool whole, Partition by, int from, int to) {
        List<List<Draw.Group>> groups = new ArrayList<>();
        by.names().forEach(name -> groups.add(new ArrayList<>()));
        for (int g = from; g < to; g++) {
            Draw.Group group = whole.group(g);
            int firstItem = whole.firstItem(g);
            int[] there = IntStream.range(firstItem, whole.firstItem(g + 1))
                    .map(i -> by.codes()[i])
                    .filter(code -> code < by.names().size())
                    .distinct()
                    .toArray();
            for (int code : there) {
                List<Item> items = IntStream.range(0, group.items().size())
                        .filter(i -> by.codes()[firstItem + i] == code)
                        .mapToObj(group.items()::get)
                        .toList();
                groups.get(code).add(new Draw.Group(group.name(), group.hash(), items));
            }
        }
        return groups;
    }
}

package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Metric;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.NamedContent;
import org.genloss.verdict.battery.Wording;

/** Judges generations against the reference, in their order. */
final class Judge {
    /** Groups a side in the permutation test: a cap on cost, and on the significance of trifles. */
    private static final int MOST_GROUPS = 2000;

    /**
     * Of texts more groups, where they are short: as many as hold so many bytes a side, as the draw counts them. Two thousand lines have too few words
     * to show which of them are gone; a corpus is as large as its words, not as its lines.
     */
    private static final long MOST_TEXT = 1 << 20;

    /** Items a group in the permutation test. */
    private static final int MOST_ITEMS = 32;

    /** Items a side in the permutation test where statistics compare all pairs of items. */
    private static final int MOST_PAIRED_ITEMS = 8000;

    /** Items of both sides up to which metrics that cost more than a pass read all of them, as {@code genloss metric} does. */
    private static final int MOST_READ = 2 * MOST_GROUPS;

    private final CheckSettings settings;
    private final Check.Side left;
    private final Budget budget;
    private final int permutations;
    private final Workers workers;
    private final List<Metric> metrics;
    private final Optional<Agreement> agreement;
    private final Optional<Subgroups> subgroups;
    private Optional<Benchmarks> benchmarks = Optional.empty();

    /** @param metrics what to read, whatever fits */
    Judge(CheckSettings settings, Check.Side left, Budget budget, Workers workers, List<Metric> metrics) {
        this.settings = settings;
        this.left = left;
        this.budget = budget;
        this.permutations = Budget.permutations(settings.alpha(), budget.generations());
        this.workers = workers;
        this.metrics = metrics;
        boolean series = budget.generations() > 1 && left.schema().kind() == Schema.Kind.TEXT;
        this.agreement = series ? Optional.of(new Agreement(left.draw().groups())) : Optional.empty();
        this.subgroups =
                settings.subgroup().map(field -> Subgroups.by(field, left.schema(), settings.samePopulation()));
    }

    /** Results of benchmarks to judge by as well. */
    Judge withEvaluations(Optional<Evaluations> evaluations) {
        benchmarks = evaluations.map(e -> new Benchmarks(e, left.name(), settings.seed()));
        return this;
    }

    /** @param alike all of both, groups of like size */
    private List<Symptom> symptoms(Check.Side right, Pool even, Pool alike) {
        List<Symptom> symptoms = new ArrayList<>();
        agreement.flatMap(a -> a.of(right.draw().groups(), budget.agreement())).ifPresent(symptoms::add);
        benchmarks.ifPresent(b -> symptoms.add(b.of(right.name(), budget.benchmarks())));
        subgroups.ifPresent(
                s -> symptoms.add(s.of(even, alike, budget.subgroups(), settings.seedOf(right.name()), workers)));
        return symptoms;
    }

    /** A judged generation with what the list of lost things needs. */
    record Judged(CheckResult.Generation generation, int permutations, List<NamedContent> contents) {}

    /** What does not wait for readings. */
    private record Prepared(Battery battery, List<NamedContent> contents) {}

    Judged judge(Check.Side right, Consumer<String> progress) {
        Pool whole = new Pool(left.schema(), left.draw().groups(), right.draw().groups());
        int most = GroupSizes.most(left.draw().groups(), right.draw().groups());
        Pool alike = most == GroupSizes.ALL ? whole : alike(left, right, most);
        Pool even = even(left, right, most);
        Pool asked = words() ? words(left, right, even, most) : even;
        Seed seed = settings.seedOf(right.name());
        progress.accept("measuring");
        Meanwhile<Prepared> meanwhile = new Meanwhile<>(
                workers, () -> new Prepared(Batteries.of(asked), Batteries.named(alike, WholeNamed.of(left, right))));
        List<Reading> readings = metrics(whole, even, seed, meanwhile);
        progress.accept("testing");
        Relabelling relabelling = new Relabelling(asked);
        Battery battery = meanwhile.result().battery;
        Tested tested = test(battery, relabelling, asked, seed);
        Trial trial = Trial.of(battery, tested, relabelling.truth());
        readings.addAll(TestedReadings.of(trial, asked));
        List<NamedContent> contents = meanwhile.result().contents;
        List<Finding> gone = new Named().findings(contents, budget.named(), c -> Batteries.lost(alike, c));
        List<Symptom> symptoms = symptoms(right, even, alike);
        symptoms.forEach(s -> readings.addAll(s.readings()));
        Verdict verdict = new Policy(trial, budget, settings, sizes(right))
                .judge(gone, symptoms, warnings(relabelling, whole, right));
        return new Judged(
                new CheckResult.Generation(
                        right.dataSet(), verdict, readings, Likenesses.of(left, right, verdict.findings())),
                tested.permutations(),
                contents);
    }

    /** "40 items on each side"; with names where the sides differ: "3 items of gen1 against 1,230 of human". */
    private String sizes(Check.Side right) {
        int here = right.draw().groups().size();
        int there = left.draw().groups().size();
        boolean single = here == right.draw().size() && there == left.draw().size();
        String unit = (settings.groupField().isEmpty() && single ? " item" : " group") + (here == 1 ? "" : "s");
        return Wording.count(here)
                + (here == there
                        ? unit + " on each side"
                        : unit + " of " + right.name() + " against " + Wording.count(there) + " of " + left.name());
    }

    private List<Reading> metrics(Pool whole, Pool even, Seed seed, Workers workers) {
        Pool some = whole.items().size() <= MOST_READ ? whole : even;
        List<Reading> readings = new ArrayList<>(Compare.run(whole, metrics, Card.Effort.LIGHT, seed, workers));
        readings.addAll(Compare.run(some, metrics, Card.Effort.HEAVY, seed, workers));
        readings.addAll(Compare.run(some, metrics, Card.Effort.ASKED, seed, workers));
        readings.sort(Comparator.comparing(r -> r.card().id()));
        return readings;
    }

    private Tested test(Battery battery, Relabelling relabelling, Pool even, Seed seed) {
        if (even.referenceGroups() < Check.LEAST_GROUPS) {
            double[] nothing = new double[battery.statistics().size()];
            Arrays.fill(nothing, Double.NaN);
            return Tested.of(battery.statistics(), new double[][] {nothing});
        }
        return Engine.run(battery, relabelling, seed, permutations, workers);
    }

    private static Pool alike(Check.Side here, Check.Side there, int most) {
        return new Pool(
                here.schema(),
                capped(here.draw().groups(), most),
                capped(there.draw().groups(), most));
    }

    /** The same number of groups on both sides, those of smallest hash. @param most items a group */
    private Pool even(Check.Side here, Check.Side there, int most) {
        int k = Math.min(
                MOST_GROUPS,
                Math.min(here.draw().groups().size(), there.draw().groups().size()));
        int paired = words() ? MOST_ITEMS : Math.max(1, Math.min(MOST_ITEMS, MOST_PAIRED_ITEMS / k));
        return even(here, there, k, Math.min(most, paired));
    }

    /** Of texts as many as hold enough; both sides are counted together, so that no relabelling would have taken others. */
    private static Pool words(Check.Side here, Check.Side there, Pool least, int most) {
        List<Draw.Group> reference = capped(here.draw().groups(), Math.min(most, MOST_ITEMS));
        List<Draw.Group> candidate = capped(there.draw().groups(), Math.min(most, MOST_ITEMS));
        int all = Math.min(reference.size(), candidate.size());
        long rest = 2 * MOST_TEXT;
        int k = 0;
        while (k < all && rest >= bytes(reference.get(k)) + bytes(candidate.get(k))) {
            rest -= bytes(reference.get(k)) + bytes(candidate.get(k));
            k++;
        }
        return k <= least.referenceGroups()
                ? least
                : new Pool(here.schema(), reference.subList(0, k), candidate.subList(0, k));
    }

    private static long bytes(Draw.Group group) {
        return group.items().stream()
                .mapToLong(item -> Draw.size(item.payload()))
                .sum();
    }

    private boolean words() {
        return left.schema().kind() == Schema.Kind.TEXT && left.schema().embedding() == 0;
    }

    private static Pool even(Check.Side here, Check.Side there, int k, int most) {
        return new Pool(
                here.schema(),
                capped(here.draw().groups().subList(0, k), most),
                capped(there.draw().groups().subList(0, k), most));
    }

    private static List<Draw.Group> capped(List<Draw.Group> groups, int most) {
        return groups.stream()
                .map(g -> g.items().size() <= most ? g : capped(g, most))
                .toList();
    }

    private static Draw.Group capped(Draw.Group group, int most) {
        List<Item> items = group.items().subList(0, most);
        return new Draw.Group(group.name(), group.hash(), items);
    }

    /** What a reader must know where the draws do not hold everything. */
    private Optional<String> sampled(Check.Side right) {
        if (left.draw().whole() && right.draw().whole()) {
            return Optional.empty();
        }
        String drawn = "Readings and the test come from samples: " + sample(left) + ", " + sample(right) + ". ";
        boolean vectors = left.schema().kind() == Schema.Kind.VECTOR;
        String thing = left.schema().kind() == Schema.Kind.TEXT ? "Words lost by name" : "Values lost by name";
        String counted = WholeNamed.of(left, right).isPresent()
                ? thing + " were counted in all items."
                : thing + " were counted in the samples too, because " + why(left, right) + ".";
        return Optional.of(vectors ? drawn.strip() : drawn + counted);
    }

    /** Why counts of all items are no counts of groups. */
    private static String why(Check.Side left, Check.Side right) {
        return Stream.of(left, right)
                .filter(side -> !side.census().exact())
                .flatMap(side -> side.draw().repeated().stream()
                        .map(id -> "the id " + id + " comes more than once in " + side.name()))
                .findFirst()
                .orElse("items share groups");
    }

    private static String given(Check.Side side) {
        return side.paths().isEmpty() ? side.name() : String.join(", ", side.paths());
    }

    private static String sample(Check.Side side) {
        return Wording.count(side.draw().size()) + " of "
                + Wording.count(side.draw().seen()) + " items of " + side.name();
    }

    private List<String> warnings(Relabelling relabelling, Pool whole, Check.Side right) {
        List<String> warnings = new ArrayList<>();
        if (SameContent.of(left.draw(), right.draw())) {
            warnings.add("The same content is on both sides: " + given(right) + " holds the "
                    + Wording.count(right.draw().seen())
                    + " items of the reference " + given(left)
                    + ". Nothing can be lost between them; give the generation's own file.");
        }
        warnings.addAll(DataNotes.of(left, right, settings.groupField().isPresent()));
        sampled(right).ifPresent(warnings::add);
        if (settings.groupField().isEmpty() && !settings.candidateGroupFields().isEmpty()) {
            String fields = String.join(", ", settings.candidateGroupFields());
            warnings.add("Every item was taken as independent, but " + fields
                    + " may say what belongs together. If so, give --group-field "
                    + settings.candidateGroupFields().get(0)
                    + "; otherwise differences between groups can pass for a loss.");
        }
        if (relabelling.paired()) {
            String name = settings.groupField().orElse("id");
            warnings.add("Items with the same " + name
                    + " on both sides were taken as answers to the same prompt, and compared in pairs.");
        }
        int relabellings = Compare.relabellings(whole, Card.Effort.LIGHT);
        if (relabellings < Compare.LIGHT_RELABELLINGS) {
            warnings.add("Floors of readings come from " + relabellings + " relabellings of "
                    + Wording.count(whole.items().size()) + " items.");
        }
        return warnings;
    }
}

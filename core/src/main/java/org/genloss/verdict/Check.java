package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Workers;
import org.genloss.metric.Metric;
import org.genloss.profile.Draw;
import org.genloss.profile.Kind;
import org.genloss.profile.Profile;

/** The check of one or more generations against a reference: one pass over each corpus, then readings, the test and the level. */
public final class Check {
    /** Groups a side below which nothing is tested. */
    static final int LEAST_GROUPS = 20;

    /**
     * Data handed to a check.
     *
     * @param name short name: the file's, without directory and endings
     * @param paths the files
     * @param profile gives the profile of the asked kinds: by one pass over a corpus, or as saved
     * @param uncompared columns of the files that are not read, since the reference has none of that name
     */
    public record Given(
            String name, List<String> paths, Function<Set<Kind<?>>, Profile> profile, List<String> uncompared) {
        public Given {
            paths = List.copyOf(paths);
            uncompared = List.copyOf(uncompared);
        }

        /** All columns are read. */
        public Given(String name, List<String> paths, Function<Set<Kind<?>>, Profile> profile) {
            this(name, paths, profile, List.of());
        }

        public static Given of(String name, List<String> paths, Corpus corpus) {
            return new Given(name, paths, kinds -> Profile.of(corpus, kinds));
        }
    }

    /**
     * The real data of a check.
     *
     * @param reference what generations are compared with; their makers may have learned from it
     * @param holdout real data of the same source that no maker ever saw; empty where there is none
     * @param evaluations results of benchmarks under the names of the reference and the generations; empty where there are none
     */
    public record Real(Given reference, Optional<Given> holdout, Optional<Evaluations> evaluations) {
        /** Without results of benchmarks. */
        public Real(Given reference, Optional<Given> holdout) {
            this(reference, holdout, Optional.empty());
        }

        /** Without a holdout. */
        public static Real of(Given reference) {
            return new Real(reference, Optional.empty());
        }
    }

    /** Hears how far the check is. */
    public interface Progress {
        /**
         * @param what what is being done: "reading gen2"
         * @param done share of the whole check that is done, 0 to 1
         */
        void at(String what, double done);
    }

    private final CheckSettings settings;
    private final Workers workers;
    private final Progress progress;
    private final double steps;
    private final AtomicInteger step = new AtomicInteger(); // corpora are read at the same time

    private Check(CheckSettings settings, Workers workers, Progress progress, int generations) {
        this.settings = settings;
        this.workers = workers;
        this.progress = progress;
        this.steps = 2 + 3.0 * generations;
    }

    /**
     * Checks all generations, in the order given; the result is the same for any number of threads.
     *
     * @throws IllegalArgumentException where a generation has another shape than the reference, or bears the name of another
     */
    public static CheckResult run(
            Given reference, List<Given> generations, CheckSettings settings, Workers workers, Progress progress) {
        return run(Real.of(reference), generations, settings, workers, progress);
    }

    /**
     * The same beside a holdout, which tells copying of the reference from likeness.
     *
     * @throws IllegalArgumentException also where the holdout has another shape, or is the reference itself
     */
    public static CheckResult run(
            Real real, List<Given> generations, CheckSettings settings, Workers workers, Progress progress) {
        refuseSameNames(generations);
        return new Check(settings, workers, progress, generations.size()).run(real, generations);
    }

    /** The verdict alone, without readings. @throws IllegalArgumentException where the two have different shapes */
    public static Verdict verdict(Given reference, Given generation, CheckSettings settings, Workers workers) {
        Check check = new Check(settings, workers, (what, done) -> {}, 1);
        List<Side> sides = check.first(Real.of(reference), generation);
        return new Judge(
                        settings,
                        sides.get(0),
                        Budget.of(settings.alpha(), 1, check.beside(Set.of())),
                        workers,
                        List.of())
                .judge(sides.get(1), what -> {})
                .generation()
                .verdict();
    }

    /**
     * What is found of copying alone, without readings and level.
     *
     * @throws IllegalArgumentException where there is no holdout, it is the reference itself, or shapes differ
     */
    public static List<Finding> copying(Real real, Given generation, CheckSettings settings, Workers workers) {
        if (real.holdout().isEmpty()) {
            throw new IllegalArgumentException("copying is told from likeness only by a holdout; none was given");
        }
        List<Side> sides = new Check(settings, workers, (what, done) -> {}, 1).first(real, generation);
        return Copies.of(
                        settings,
                        Budget.of(settings.alpha(), 1, Set.of(Budget.Beside.HOLDOUT)),
                        sides.get(0),
                        sides.get(1))
                .tested(sides.get(2), workers)
                .findings();
    }

    private static void refuseSameNames(List<Given> generations) {
        if (generations.isEmpty()) {
            throw new IllegalArgumentException("a check needs at least one generation; none was given");
        }
        Set<String> names = new HashSet<>();
        for (Given given : generations) {
            if (!names.add(given.name())) {
                throw new IllegalArgumentException(
                        "two generations are called " + given.name() + "; give each another name");
            }
        }
    }

    private CheckResult run(Real real, List<Given> generations) {
        List<Side> first = first(real, generations.get(0));
        Side left = first.get(0);
        Optional<Side> held = real.holdout().map(given -> first.get(1));
        Set<Budget.Beside> given = EnumSet.noneOf(Budget.Beside.class);
        held.ifPresent(side -> given.add(Budget.Beside.HOLDOUT));
        real.evaluations().ifPresent(results -> given.add(Budget.Beside.EVALUATIONS));
        Budget budget = Budget.of(settings.alpha(), generations.size(), beside(given));
        Optional<Copies> copies = held.map(side -> Copies.of(settings, budget, left, side));
        Judge judge = new Judge(settings, left, budget, workers, metrics(held.isPresent()))
                .withEvaluations(real.evaluations());
        LostList lost = new LostList(generations.size());
        GainedList gained = new GainedList(generations.size());
        List<CheckResult.Generation> results = new ArrayList<>();
        List<long[]> keys = new ArrayList<>();
        int most = 0;
        for (int g = 0; g < generations.size(); g++) {
            Side right = g == 0 ? first.get(first.size() - 1) : read(generations.get(g));
            Shapes.requireAlike(left.name(), left.schema(), right.name(), right.schema());
            Judge.Judged judged = judge.judge(right, what -> tell(what + " " + right.name()));
            keys.add(SameContent.keys(right.draw()));
            lost.add(g, judged.contents());
            gained.add(g, judged.contents(), judged.generation().verdict().level());
            results.add(copies.map(c -> beside(judged.generation(), c.of(right, workers)))
                    .orElse(judged.generation()));
            most = Math.max(most, judged.permutations());
        }
        List<Level> levels = results.stream().map(r -> r.verdict().level()).toList();
        progress.at("done", 1);
        return new CheckResult(
                settings,
                most,
                left.dataSet(),
                held.map(Side::dataSet),
                results,
                lost.top(levels),
                gained.top(),
                Carried.ofKeys(keys));
    }

    private Set<Budget.Beside> beside(Set<Budget.Beside> given) {
        Set<Budget.Beside> all = new HashSet<>(given);
        settings.subgroup().ifPresent(column -> all.add(Budget.Beside.SUBGROUPS));
        return all;
    }

    /** The reference, the holdout where there is one, and the first generation, read side by side. */
    private List<Side> first(Real real, Given generation) {
        List<Given> given = Stream.of(Stream.of(real.reference()), real.holdout().stream(), Stream.of(generation))
                .flatMap(g -> g)
                .toList();
        List<Side> sides = workers.map(given.size(), i -> read(given.get(i)));
        Side left = sides.get(0);
        sides.forEach(side -> Shapes.requireAlike(left.name(), left.schema(), side.name(), side.schema()));
        return sides;
    }

    private static CheckResult.Generation beside(CheckResult.Generation judged, Copies.Result copies) {
        List<Reading> readings = Stream.concat(judged.readings().stream(), copies.readings().stream())
                .sorted(Comparator.comparing(Reading::tested)
                        .thenComparing(r -> r.tested() ? "" : r.card().id()))
                .toList();
        return new CheckResult.Generation(
                judged.data(),
                judged.verdict().beside(copies.findings(), copies.notes()),
                readings,
                judged.likenesses());
    }

    /** What a check reads unless told otherwise: all of the shelf but what waits to be asked, and chances, since each reading has its own. */
    public static List<Metric> usual() {
        return Catalog.of(Metric.class, "metric").all().stream()
                .filter(m -> m.card().effort() != Card.Effort.ASKED)
                .filter(m -> m.card().unit() != Card.Unit.PROBABILITY)
                .toList();
    }

    /** With a holdout, those that ask it are read beside it. */
    private List<Metric> metrics(boolean held) {
        return settings.metrics().orElseGet(Check::usual).stream()
                .filter(m -> !held || !m.asksHoldout())
                .toList();
    }

    private void tell(String what) {
        progress.at(what, step.getAndIncrement() / steps);
    }

    private Side read(Given given) {
        tell("reading " + given.name());
        Draw.Of kind = settings.draw();
        Census.Of census = Census.Of.beside(kind);
        Profile profile = given.profile().apply(Set.of(kind, census));
        Draw draw = profile.get(kind);
        if (draw.size() == 0) {
            throw new IllegalArgumentException(given.name() + " has no items; a check needs at least one on each side");
        }
        return new Side(given.name(), given.paths(), profile.schema(), draw, profile.get(census), given.uncompared());
    }

    /** One side as read. */
    record Side(String name, List<String> paths, Schema schema, Draw draw, Census census, List<String> uncompared) {
        Side(String name, List<String> paths, Schema schema, Draw draw, Census census) {
            this(name, paths, schema, draw, census, List.of());
        }

        CheckResult.DataSet dataSet() {
            return new CheckResult.DataSet(
                    name, paths, schema.kind(), draw.seen(), draw.groups().size(), draw.size());
        }
    }
}

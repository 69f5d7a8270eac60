package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Metric;
import org.genloss.metric.copying.CopiedRuns;
import org.genloss.metric.copying.DcrShare;
import org.genloss.metric.copying.IdenticalShare;
import org.genloss.metric.copying.MatchTest;
import org.genloss.metric.copying.Matches;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;

/**
 * Whether generations copy the reference, told by a holdout: real data of the same source that their maker never saw. Contents equal to real
 * ones, and near copies among the others, are each tested by exchanging reference and holdout, at half of the budget. A copying generation
 * may well have kept everything: copying is a finding beside the level and never changes it.
 *
 * @param settings what decides the numbers
 * @param budget its false-alarm rate for copying, of one generation
 * @param left the reference
 * @param held the holdout
 * @param note what must be known of the holdout; empty where it is fine
 */
record Copies(CheckSettings settings, Budget budget, Check.Side left, Check.Side held, Optional<String> note) {
    /** Generated items whose nearest real ones are looked for, real ones among which, and differences of numbers that this may cost. */
    private static final int MOST_ASKED = 2000;

    private static final int MOST_REAL = 10_000;
    private static final double WORK = 1e10;

    /** Bytes a side among which runs of words are looked for. */
    private static final long MOST_BYTES = 8L << 20;

    /** Copies below these shares of a generation do not count, however certain they are. */
    private static final double FEWEST_EQUAL = 0.001;

    private static final double FEWEST_NEAR = 0.02;

    /** Four of five tests find so many standard deviations beyond their limit. */
    private static final double POWER = 0.84;

    /** What was read and found of one generation; a note where nothing was found. */
    record Result(List<Reading> readings, List<Finding> findings, List<String> notes) {}

    /**
     * One test.
     *
     * @param card of the reading that shows the same
     * @param subject of that reading
     * @param least share of copies that counts
     * @param pool the three sides
     */
    record Asked(Card card, String subject, double least, Pool pool, Matches matches, MatchTest test) {
        /** Estimated share of the generation's different contents that are copies, beyond what goes with the reference anyway. */
        double copied() {
            return share(test.share() - test.expected());
        }

        private double share(double difference) {
            double share = difference * matches.groups().length / (1 - test.expected()) / matches.asked();
            return Double.isFinite(share) ? share : 0;
        }

        boolean found(double level) {
            return test.p() <= level && copied() >= least;
        }

        /** The share of copies that four of five tests would have found. */
        double seen(double level) {
            double limit = NormalDistribution.of(0, 1).inverseSurvivalProbability(level) + POWER;
            double alone =
                    Math.ceil(Math.log(1 / level) / Math.log(2)) / matches.asked(); // fewer all go one way by chance
            return Math.max(Math.max(least, alone), share(limit * test.deviation()));
        }

        /** Contents that go with the reference alone, or with the holdout alone. */
        long alone(boolean ofReference) {
            return Arrays.stream(matches.groups())
                    .filter(groups -> groups.length > 0
                            && Arrays.stream(groups).allMatch(g -> g < pool.referenceGroups() == ofReference))
                    .count();
        }
    }

    /** @throws IllegalArgumentException where the holdout is the reference itself */
    static Copies of(CheckSettings settings, Budget budget, Check.Side left, Check.Side held) {
        if (SameContent.of(left.draw(), held.draw())) {
            throw new IllegalArgumentException("the holdout " + held.name() + " holds the same items as the reference "
                    + left.name() + ". Give real data that the generation's maker never saw");
        }
        return new Copies(settings, budget, left, held, CopyWords.overlap(left, held));
    }

    Result of(Check.Side right, Workers workers) {
        Result tested = tested(right, workers);
        List<Reading> readings = readings(some(right), settings.seedOf(right.name()), workers);
        return new Result(readings, tested.findings(), tested.notes());
    }

    /** The same without readings. */
    Result tested(Check.Side right, Workers workers) {
        Seed seed = settings.seedOf(right.name()).child("copying");
        double level = budget.copying() / 2;
        List<Asked> asked = List.of(equal(right, seed, workers), near(some(right), seed, workers));
        CopyWords words = new CopyWords(left, held);
        List<Finding> findings = new ArrayList<>();
        asked.stream().filter(a -> a.found(level)).forEach(a -> findings.add(words.finding(a)));
        List<String> notes = new ArrayList<>(note.stream().toList());
        if (findings.isEmpty()) {
            notes.add(words.nothing(asked, level));
        }
        return new Result(List.of(), findings, notes);
    }

    private Asked equal(Check.Side right, Seed seed, Workers workers) {
        Pool pool = new Pool(
                left.schema(),
                left.draw().groups(),
                right.draw().groups(),
                held.draw().groups());
        Matches matches = Matches.identical(pool);
        MatchTest test = test(pool, matches, seed, workers);
        return new Asked(new IdenticalShare().card(), IdenticalShare.REFERENCE, FEWEST_EQUAL, pool, matches, test);
    }

    /** What near copies are looked for in, and what is read. */
    private Pool some(Check.Side right) {
        boolean text = left.schema().kind() == Schema.Kind.TEXT;
        int real = (int)
                Math.min(MOST_REAL, WORK / (2.0 * MOST_ASKED * left.schema().width()));
        return new Pool(
                left.schema(),
                text ? upTo(left, MOST_BYTES) : first(left, real),
                text ? upTo(right, MOST_BYTES) : first(right, MOST_ASKED),
                text ? upTo(held, MOST_BYTES) : first(held, real));
    }

    private Asked near(Pool pool, Seed seed, Workers workers) {
        boolean text = left.schema().kind() == Schema.Kind.TEXT;
        CopiedRuns runs = new CopiedRuns();
        Matches matches = text ? Matches.runs(pool, runs.words()) : Matches.nearest(pool, workers);
        MatchTest test = test(pool, matches, seed.child("near"), workers);
        return text
                ? new Asked(runs.card(), CopiedRuns.REFERENCE, FEWEST_EQUAL, pool, matches, test)
                : new Asked(new DcrShare().card(), DcrShare.ITEMS, FEWEST_NEAR, pool, matches, test);
    }

    private MatchTest test(Pool pool, Matches matches, Seed seed, Workers workers) {
        int most = Budget.permutations(budget.copying(), 1);
        return MatchTest.of(pool, matches, most, seed, workers);
    }

    private List<Reading> readings(Pool pool, Seed seed, Workers workers) {
        List<Metric> metrics = settings.metrics().orElseGet(Catalog.of(Metric.class, "metric")::all).stream()
                .filter(Metric::asksHoldout)
                .toList();
        List<Reading> readings = new ArrayList<>();
        for (Card.Effort effort : Card.Effort.values()) {
            readings.addAll(Compare.run(pool, metrics, effort, seed, workers));
        }
        return readings;
    }

    /** Whole groups of smallest hash, up to so many items. */
    private static List<Draw.Group> first(Check.Side side, int items) {
        return upTo(side.draw().groups(), items, g -> g.items().size());
    }

    private static List<Draw.Group> upTo(Check.Side side, long bytes) {
        return upTo(
                side.draw().groups(),
                bytes,
                g -> g.items().stream()
                        .mapToLong(item -> Draw.size(item.payload()))
                        .sum());
    }

    private static List<Draw.Group> upTo(List<Draw.Group> groups, long most, ToLongFunction<Draw.Group> size) {
        long sum = 0;
        int taken = 0;
        while (taken < groups.size() && (taken == 0 || sum + size.applyAsLong(groups.get(taken)) <= most)) {
            sum += size.applyAsLong(groups.get(taken++));
        }
        return groups.subList(0, taken);
    }
}

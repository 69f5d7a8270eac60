package org.genloss.verdict.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.battery.Wording;

/** The statistics over pairs of columns. */
final class TablePairs implements TablePart {
    private static final int EXAMPLES = 12;
    private static final double LEAST_TV = 0.02;
    private static final double LEAST_FACTOR = 1.15;

    private enum Kind {
        RARE_COMBINATIONS,
        JOINT_ENTROPY,
        PAIRS_TV,
        DEPENDENCE,
        DEPENDENCE_CHANGED
    }

    private final TableJoint joint;
    private final double dependence;
    private final List<Kind> kinds = new ArrayList<>();

    TablePairs(Pool pool) {
        joint = new TableJoint(pool);
        double[] known = joint.pooledDependence();
        dependence = known[0];
        if (!joint.pairs.isEmpty()) {
            kinds.addAll(List.of(Kind.RARE_COMBINATIONS, Kind.JOINT_ENTROPY, Kind.PAIRS_TV));
            if (known[0] > 3 * known[1]) {
                kinds.addAll(List.of(Kind.DEPENDENCE, Kind.DEPENDENCE_CHANGED));
            }
        }
    }

    @Override
    public List<Statistic> statistics() {
        return kinds.stream().map(TablePairs::statistic).toList();
    }

    private static Statistic statistic(Kind kind) {
        return switch (kind) {
            case RARE_COMBINATIONS -> TableStatistics.RARE_COMBINATIONS.about("pairs");
            case JOINT_ENTROPY -> TableStatistics.JOINT_ENTROPY.about("pairs");
            case PAIRS_TV -> TableStatistics.PAIRS_TV.about("pairs");
            case DEPENDENCE -> TableStatistics.DEPENDENCE.about("pairs");
            case DEPENDENCE_CHANGED -> TableStatistics.DEPENDENCE_CHANGED.about("pairs");
        };
    }

    @Override
    public void evaluate(TableSplit split, double[] out, int at) {
        if (kinds.isEmpty()) {
            return;
        }
        TableJoint.Sums sums = joint.sums(split);
        for (int k = 0; k < kinds.size(); k++) {
            double value = switch (kinds.get(k)) {
                case RARE_COMBINATIONS -> Math.log((double) sums.rareCells()[0] / sums.rareCells()[1]);
                case JOINT_ENTROPY -> (sums.entropy()[0] - sums.entropy()[1]) / joint.pairs.size();
                case PAIRS_TV -> sums.variation();
                case DEPENDENCE, DEPENDENCE_CHANGED -> sums.dependence()[0] - sums.dependence()[1];
            };
            out[at + k] = Double.isNaN(value) || value == Double.POSITIVE_INFINITY ? Double.NaN : Math.max(value, -20);
        }
    }

    @Override
    public double effect(int which, TableSplit split, double observed, double permutedMean) {
        return switch (kinds.get(which)) {
            case RARE_COMBINATIONS, JOINT_ENTROPY -> Math.exp(observed);
            case PAIRS_TV -> observed - permutedMean;
            case DEPENDENCE, DEPENDENCE_CHANGED -> {
                double[] both = joint.adjusted(split);
                yield both[1] > 0 ? Math.sqrt(Math.max(0, both[0]) / both[1]) : Double.NaN;
            }
        };
    }

    @Override
    public Battery.Effect effectOf(int which, TableSplit split, double permutedMean) {
        return switch (kinds.get(which)) {
            case RARE_COMBINATIONS, JOINT_ENTROPY -> Battery.Effect.kept(Math::exp);
            case PAIRS_TV -> Battery.Effect.kept(value -> value - permutedMean);
            case DEPENDENCE -> Battery.Effect.kept(keptDependence(split));
            case DEPENDENCE_CHANGED -> new Battery.Effect(Card.Unit.RATIO, keptDependence(split));
        };
    }

    /**
     * sqrt(MI_G / MI_R) beyond chance if their difference were this, their sum being fixed. Relabelled sides show the same by chance, so that
     * no difference stays none; what the true sides show beyond it differs a little from what was tested.
     */
    private DoubleUnaryOperator keptDependence(TableSplit split) {
        double[] tested = joint.sums(split).dependence();
        double[] both = joint.adjusted(split);
        double sum = both[0] + both[1];
        double beyond = both[0] - both[1];
        double difference = tested[0] - tested[1];
        double factor = beyond / difference;
        boolean alike = factor >= 0.5 && factor <= 2;
        return x -> {
            double adjusted = alike ? x * factor : x + beyond - difference;
            double reference = (sum - adjusted) / 2;
            return reference > 0 ? Math.sqrt(Math.max(0, sum - reference) / reference) : Double.NaN;
        };
    }

    /** Combinations with empty cells that were filled, or in columns whose values were exchanged, are no loss: at least half of it has to be there without them. */
    @Override
    public boolean lossHolds(int which, TableSplit split, double effect) {
        TableJoint.Sums sums = joint.ofValues(split);
        return switch (kinds.get(which)) {
            case RARE_COMBINATIONS -> mostly(effect, (double) sums.rareCells()[0] / sums.rareCells()[1]);
            case JOINT_ENTROPY ->
                mostly(effect, Math.exp((sums.entropy()[0] - sums.entropy()[1]) / joint.pairs.size()));
            case PAIRS_TV, DEPENDENCE, DEPENDENCE_CHANGED -> true;
        };
    }

    private static boolean mostly(double kept, double keptOfValues) {
        return 1 - keptOfValues >= (1 - kept) / 2;
    }

    @Override
    public boolean shiftHolds(int which, double effect) {
        return kinds.get(which) == Kind.PAIRS_TV
                ? effect >= LEAST_TV
                : effect >= LEAST_FACTOR || effect <= 1 / LEAST_FACTOR;
    }

    @Override
    public Battery.Told tell(int which, TableSplit split, double effect) {
        return switch (kinds.get(which)) {
            case RARE_COMBINATIONS -> {
                int[] cells = joint.sums(split).rareCells();
                String counts = Wording.count(cells[0]) + " against " + Wording.count(cells[1]) + " of the reference";
                yield new Battery.Told(
                        "Of the combinations of two columns that are rare in both sets together, it has " + counts
                                + " (retained " + TableWords.share(effect) + ").",
                        lostCombinations(split));
            }
            case JOINT_ENTROPY ->
                new Battery.Told(
                        "Combinations of two columns vary " + changed(effect)
                                + " in the reference (effective combinations " + TableWords.share(effect) + ").",
                        lostCombinations(split));
            case PAIRS_TV ->
                new Battery.Told(
                        Wording.percent(effect)
                                + " of the rows hold another combination of two columns than in the reference.",
                        List.of());
            case DEPENDENCE, DEPENDENCE_CHANGED -> dependence(split, effect);
        };
    }

    private static String changed(double effect) {
        return Wording.changed(effect, "more", "less", "as much");
    }

    private Battery.Told dependence(TableSplit split, double effect) {
        double[][] informations = joint.informations(split);
        double sign = effect < 1 ? 1 : -1;
        List<String> names = IntStream.range(0, informations.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer p) -> sign * (informations[p][0] - informations[p][1]))
                        .thenComparing(p -> p))
                .limit(3)
                .map(p -> name(joint.pairs.get(p)))
                .toList();
        String strongest = "; strongest pair " + (effect < 1 ? "lost: " : "gained: ") + names.get(0) + ".";
        return new Battery.Told(
                "Columns depend on each other " + changed(effect) + " in the reference" + strongest, names);
    }

    private String name(TablePair pair) {
        return joint.columns.get(pair.first()).column().name() + " - "
                + joint.columns.get(pair.second()).column().name();
    }

    private record Lost(TablePair pair, int cell, int rows) {}

    /** Combinations that the candidate lacks, most frequent in the reference first, at most two of a pair of columns. */
    private List<String> lostCombinations(TableSplit split) {
        List<Lost> lost = new ArrayList<>();
        for (TablePair pair : joint.pairs) {
            int[] counts = pair.counts(split);
            IntStream.range(0, counts.length)
                    .filter(k -> counts[k] == 0)
                    .mapToObj(k -> new Lost(pair, k, pair.pooled()[k]))
                    .sorted(Comparator.comparingInt(Lost::rows).reversed())
                    .limit(2)
                    .forEach(lost::add);
        }
        return lost.stream()
                .sorted(Comparator.comparingInt(Lost::rows).reversed())
                .limit(EXAMPLES)
                .map(this::words)
                .toList();
    }

    private String words(Lost lost) {
        TableCode a = joint.columns.get(lost.pair.first());
        TableCode b = joint.columns.get(lost.pair.second());
        return a.column().name() + " " + a.names().get(lost.pair.firstOf()[lost.cell]) + " with "
                + b.column().name() + " " + b.names().get(lost.pair.secondOf()[lost.cell]);
    }

    @Override
    public double seen(int which, double need) {
        return switch (kinds.get(which)) {
            case RARE_COMBINATIONS, JOINT_ENTROPY -> Math.exp(-need);
            case DEPENDENCE -> Math.sqrt(Math.max(0, 1 - need / dependence));
            case PAIRS_TV, DEPENDENCE_CHANGED -> Double.NaN;
        };
    }
}

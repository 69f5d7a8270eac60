package org.genloss.verdict.vector;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Card;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.metric.Interval;
import org.genloss.metric.vector.Axes;
import org.genloss.metric.vector.Points;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;

/**
 * The statistics of points: what neighbour lists say, and the cloud as a whole. Coordinates are those on the 32 leading principal axes of
 * the pool; axes, lists and clusters are worked out once. Items are taken in a seeded random order, so that neither ties nor starts know
 * the side.
 */
public final class VectorBattery implements Battery {
    private static final int MOST_AXES = 32;
    private static final int MOST_PROJECTED = 64;
    private static final int MOST_DIRECT = 256;
    private static final int EXAMPLES = 12;

    /** By which coverage and support of a cloud that merely moved may differ by chance where both are near 1. */
    private static final double ALIKE = 0.015;

    /** Characters of a text that stands as an example. */
    private static final int MOST_SHOWN = 80;

    private final Pool pool;
    private final int[] items;
    private final int[] group;
    private final NeighbourStatistics neighbours;
    private final VectorCloud cloud;
    private final VectorStatistic[] all;

    /** All statistics, of a pool of vectors. Above 64 dimensions a fixed random projection to 64 comes first. */
    public VectorBattery(Pool pool) {
        this(pool, reduced(Points.of(pool), MOST_PROJECTED), true);
    }

    /**
     * Only what neighbour lists say: coverage, support, mixing, local spread, outlying items.
     *
     * @param points one for each item of the pool, in its order
     */
    public VectorBattery(Pool pool, Points points) {
        this(pool, reduced(points, MOST_DIRECT), false);
    }

    private VectorBattery(Pool pool, Points points, boolean whole) {
        if (points.size() != pool.items().size()) {
            throw new IllegalArgumentException(
                    points.size() + " points for " + pool.items().size() + " items");
        }
        this.pool = pool;
        this.items = shuffled(points.size());
        this.group = groups(pool, items);
        Points chosen = points.choose(items);
        this.neighbours = new NeighbourStatistics(chosen);
        this.cloud = whole
                ? new VectorCloud(chosen, Math.min(pool.referenceGroups(), pool.groups() - pool.referenceGroups()))
                : null;
        VectorStatistic[] values = VectorStatistic.values();
        this.all = whole ? values : Arrays.copyOf(values, VectorStatistic.OUTLYING.ordinal() + 1);
    }

    private static Points reduced(Points points, int mostDirect) {
        return Axes.leading(
                points.dimensions() > mostDirect ? Axes.projected(points, MOST_PROJECTED) : points, MOST_AXES);
    }

    private static int[] shuffled(int n) {
        UniformRandomProvider random = Seed.of(0).child("order").random();
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    private static int[] groups(Pool pool, int[] items) {
        int[] byItem = new int[items.length];
        for (int g = 0; g < pool.groups(); g++) {
            Arrays.fill(byItem, pool.firstItem(g), pool.firstItem(g + 1), g);
        }
        return Arrays.stream(items).map(i -> byItem[i]).toArray();
    }

    private boolean[] labels(boolean[] candidate) {
        boolean[] labels = new boolean[group.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = candidate[group[i]];
        }
        return labels;
    }

    @Override
    public List<Statistic> statistics() {
        return Arrays.stream(all).map(VectorStatistic::statistic).toList();
    }

    @Override
    public void evaluate(boolean[] candidate, double[] out) {
        boolean[] labels = labels(candidate);
        neighbours.evaluate(labels, out);
        if (cloud != null) {
            cloud.evaluate(labels, out);
        }
    }

    @Override
    public double[] effect(boolean[] candidate, double[] observed, double[] permutedMean) {
        boolean[] labels = labels(candidate);
        double[] effects = new double[all.length];
        for (int s = 0; s < effects.length; s++) {
            effects[s] = switch (all[s].scale()) {
                case OVER_MEAN -> observed[s] / permutedMean[s];
                case LOG -> Math.exp(observed[s]);
                case COUNTS -> retained(all[s], labels);
                case OVER_CHANCE -> observed[s] - permutedMean[s];
                case PLAIN -> observed[s];
            };
        }
        return effects;
    }

    @Override
    public Effect effectOf(int statistic, boolean[] candidate, double permutedMean) {
        VectorStatistic s = all[statistic];
        Card.Unit unit = s.statistic().side() == Statistic.Side.LOSS ? Card.Unit.SHARE : s.effectUnit();
        return switch (s.scale()) {
            case OVER_MEAN -> new Effect(unit, value -> value / permutedMean);
            case LOG -> new Effect(unit, Math::exp);
            case OVER_CHANCE -> new Effect(unit, value -> value - permutedMean);
            case PLAIN -> new Effect(unit, value -> value);
            case COUNTS -> {
                VectorCounts counts = counts(s, labels(candidate));
                yield new Effect(unit, value -> counts == null ? Double.NaN : counts.retained(value));
            }
        };
    }

    private double retained(VectorStatistic statistic, boolean[] labels) {
        VectorCounts counts = counts(statistic, labels);
        return counts == null ? Double.NaN : counts.retained();
    }

    private VectorKinds kinds(VectorStatistic statistic) {
        return statistic == VectorStatistic.EMPTIEST_SMALL_CLUSTER ? cloud.small() : cloud.kinds();
    }

    private VectorCounts counts(VectorStatistic statistic, boolean[] labels) {
        return switch (statistic) {
            case OUTLYING -> VectorCounts.of(neighbours.outlying(), labels);
            case FAR -> VectorCounts.of(cloud.far(), labels);
            default -> {
                VectorKinds kinds = kinds(statistic);
                yield kinds == null ? null : kinds.emptiest(labels);
            }
        };
    }

    /** A cloud that drew together about its mean has not moved: excess total variation of clusters, or of those of {@link VectorCloud#sharesAtOneSize} if less. */
    @Override
    public double bodyMoved(boolean[] candidate, double[] observed, double[] permutedMean) {
        int at = VectorStatistic.CLUSTER_TV.ordinal();
        if (cloud == null || Double.isNaN(observed[at])) {
            return 0;
        }
        double lost = observed[VectorStatistic.TOTAL_SPREAD.ordinal()];
        double moved = lost < 0 ? Math.min(observed[at], cloud.sharesAtOneSize(labels(candidate), lost)) : observed[at];
        return moved - permutedMean[at];
    }

    /**
     * Coverage is lost only where items do not sit farther apart (local spread at most 1.05), and only inside the reference: what is missing of
     * coverage is twice what is missing of support and more, since a cloud that merely moved misses as much of the one as of the other; below
     * 0.9 coverage is at most 0.8 of support. The emptiest cluster, large or small, counts only where vanished clusters of that size outweigh
     * new ones.
     */
    @Override
    public boolean lossHolds(
            int statistic, boolean[] candidate, double[] observed, double[] effect, boolean samePopulation) {
        return switch (all[statistic]) {
            case COVERAGE -> samePopulation || coverageHolds(effect);
            case EMPTIEST_CLUSTER, EMPTIEST_SMALL_CLUSTER ->
                kinds(all[statistic]).vanishedOutweighsNew(labels(candidate));
            default -> true;
        };
    }

    private static boolean coverageHolds(double[] effect) {
        double coverage = effect[VectorStatistic.COVERAGE.ordinal()];
        double support = effect[VectorStatistic.SUPPORT.ordinal()];
        boolean inside = 1 - coverage >= 2 * (1 - support) + ALIKE && (coverage >= 0.9 || coverage <= 0.8 * support);
        return inside && !(effect[VectorStatistic.LOCAL_SPREAD.ordinal()] > 1.05);
    }

    @Override
    public boolean shiftHolds(int statistic, double effect) {
        return all[statistic].shiftHolds(effect);
    }

    @Override
    public Told tell(int statistic, boolean[] candidate, double effect, Interval floor) {
        boolean[] labels = labels(candidate);
        VectorStatistic told = all[statistic];
        VectorCounts counts = told.scale() == VectorStatistic.Scale.COUNTS ? counts(told, labels) : null;
        int clusters = cloud == null || cloud.kinds() == null ? 0 : kinds(told).size();
        return new VectorTelling(told, effect, clusters, names(examples(told, labels))).told(counts);
    }

    private int[] examples(VectorStatistic statistic, boolean[] labels) {
        return switch (statistic) {
            case OUTLYING -> farthest(neighbours.outlying(), neighbours.reach(), labels);
            case FAR -> farthest(cloud.far(), cloud.norms(), labels);
            case EMPTIEST_CLUSTER, EMPTIEST_SMALL_CLUSTER -> kinds(statistic).typicalOfEmptiest(labels, EXAMPLES);
            default -> new int[0];
        };
    }

    private static int[] farthest(boolean[] marked, double[] distance, boolean[] labels) {
        return IntStream.range(0, marked.length)
                .filter(i -> marked[i] && !labels[i])
                .boxed()
                .sorted((a, b) -> Double.compare(distance[b], distance[a]))
                .mapToInt(Integer::intValue)
                .limit(EXAMPLES)
                .toArray();
    }

    private List<String> names(int[] places) {
        return Arrays.stream(places)
                .mapToObj(i -> name(pool.items().get(items[i])))
                .toList();
    }

    /** The id; of a text how it begins. */
    private static String name(Item item) {
        if (!(item.payload() instanceof Payload.Text text)) {
            return item.id();
        }
        String line = text.value().strip().replaceAll("\\s+", " ");
        int end = line.offsetByCodePoints(0, Math.min(MOST_SHOWN, line.codePointCount(0, line.length())));
        return "\u201c" + line.substring(0, end) + (end < line.length() ? "\u2026" : "") + "\u201d";
    }

    @Override
    public double seen(int statistic, double need) {
        return switch (all[statistic]) {
            case COVERAGE -> Math.max(0, 1 - need / 0.97);
            case OUTLYING -> share(neighbours.outlying(), need);
            case FAR -> share(cloud.far(), need);
            case LOCAL_SPREAD, EFFECTIVE_CLUSTERS, TOTAL_SPREAD, AXES_SPREAD -> Math.exp(-need);
            default -> Double.NaN;
        };
    }

    /** (1-x)/(1+x), x = need / sqrt(marked items): the share retained at which (c - r)/sqrt(c + r) is -need. */
    private static double share(boolean[] marked, double need) {
        int count = 0;
        for (boolean mark : marked) {
            count += mark ? 1 : 0;
        }
        double x = need / Math.sqrt(count);
        return x >= 1 ? 0 : (1 - x) / (1 + x);
    }
}

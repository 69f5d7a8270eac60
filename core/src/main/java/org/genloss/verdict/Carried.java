package org.genloss.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Item;
import org.genloss.data.Seed;
import org.genloss.metric.vector.Symmetric;

/**
 * The items that generations have in common because they were kept, and what that does to a trend. An item counts as kept where it stands, to the
 * letter, once in each of two generations; from these go the items that stand twice in one of the two and not in the other: where nothing is kept,
 * items that repeat by chance, as short answers do, are split so at least as often, whatever the laws of the two (the mean of a^2 and b^2 is at least
 * a b). A rest within four standard deviations of that is none: so
 * far no pair of a dozen generations comes by chance.
 *
 * <p>A statistic of n independent items has with the same statistic of n others, of which a share r is the same, a correlation of at most r
 * (Hoeffding 1948: of its parts of k items, k >= 1, at most r^k is common). So the numbers of generations that keep items move together, a
 * wandering passes for a trend, and their chance is counted among normal numbers with those correlations. What is common to all generations alike
 * changes nothing in it.
 */
public final class Carried {
    /** No generation keeps anything of another. */
    static final Carried NONE = new Carried(new long[0][0]);

    private static final int DRAWS = 99_999;
    private static final double BEYOND = 4;

    private final long[][] common; // kept by pair; once in each on the diagonal
    private final Map<Asked, double[]> chances = new ConcurrentHashMap<>();

    private record Asked(List<Integer> known, long seed) {}

    private Carried(long[][] common) {
        this.common = common;
    }

    /** @param generations the items of each, in the order of the generations */
    public static Carried of(List<List<Item>> generations) {
        return ofKeys(generations.stream()
                .map(items -> items.stream().mapToLong(SameContent::key).toArray())
                .toList());
    }

    /** @param generations what stands for the content of each item */
    static Carried ofKeys(List<long[]> generations) {
        List<Counts> counts = generations.stream().map(Counts::of).toList();
        int n = counts.size();
        long[][] common = new long[n][n];
        for (int s = 0; s < n; s++) {
            common[s][s] = counts.get(s).once();
            for (int t = 0; t < s; t++) {
                common[s][t] = counts.get(s).kept(counts.get(t));
                common[t][s] = common[s][t];
            }
        }
        return new Carried(common);
    }

    /** Contents in ascending order, and how many items have each. */
    private record Counts(long[] keys, int[] counts) {
        static Counts of(long[] keys) {
            long[] sorted = keys.clone();
            Arrays.sort(sorted);
            long[] different = Arrays.stream(sorted).distinct().toArray();
            int[] counts = new int[different.length];
            int at = -1;
            for (int i = 0; i < sorted.length; i++) {
                at += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
                counts[at]++;
            }
            return new Counts(different, counts);
        }

        long once() {
            return Arrays.stream(counts).filter(c -> c == 1).count();
        }

        long kept(Counts other) {
            long each = 0;
            long apart = 0;
            int i = 0;
            int j = 0;
            while (i < keys.length || j < other.keys.length) {
                int order = i == keys.length ? 1 : j == other.keys.length ? -1 : Long.compare(keys[i], other.keys[j]);
                int here = order <= 0 ? counts[i++] : 0;
                int there = order >= 0 ? other.counts[j++] : 0;
                if (here + there == 2) {
                    each += here == 1 ? 1 : 0;
                    apart += here == 1 ? 0 : 1;
                }
            }
            return each - apart > BEYOND * Math.sqrt(each + apart) ? each - apart : 0;
        }
    }

    /** Whether no generation keeps items of another. */
    public boolean none() {
        return IntStream.range(0, common.length)
                .allMatch(s -> IntStream.range(0, s).allMatch(t -> common[s][t] == 0));
    }

    /** The share of a generation's items that it keeps of the one before; 0 for the first. */
    public double ofTheOneBefore(int generation) {
        return generation == 0 || generation >= common.length || common[generation][generation] == 0
                ? 0
                : (double) common[generation - 1][generation] / common[generation][generation];
    }

    /** The largest of these shares. */
    public double most() {
        return IntStream.range(0, common.length)
                .mapToDouble(this::ofTheOneBefore)
                .max()
                .orElse(0);
    }

    /**
     * The chance (k+1)/(B+1) that the statistic S of Mann and Kendall is at least as far from 0 where nothing moves.
     *
     * @param known the generations with a value
     * @param s their S
     */
    double chance(int[] known, double s, Seed seed) {
        Asked asked = new Asked(Arrays.stream(known).boxed().toList(), seed.key());
        double[] sorted = chances.computeIfAbsent(asked, k -> Quantiles.sorted(drawn(known, seed)));
        int from = Arrays.binarySearch(sorted, Math.abs(s) - 0.5);
        int below = from >= 0 ? from : -from - 1;
        return (sorted.length - below + 1.0) / (sorted.length + 1.0);
    }

    /** |S| of series of normal numbers that are correlated as much as their generations share. */
    private double[] drawn(int[] known, Seed seed) {
        int n = known.length;
        double[] root = Symmetric.of(correlations(known), n).root();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(seed.random());
        double[] free = new double[n];
        double[] bound = new double[n];
        double[] sums = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            Arrays.setAll(free, i -> normal.sample());
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += root[i * n + k] * free[k];
                }
                bound[i] = sum;
            }
            sums[draw] = Math.abs(Trend.rises(bound));
        }
        return sums;
    }

    private double[] correlations(int[] known) {
        int n = known.length;
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i * n + j] = i == j ? 1 : correlation(known[i], known[j]);
            }
        }
        return matrix;
    }

    private double correlation(int s, int t) {
        return common[s][t] == 0 ? 0 : common[s][t] / Math.sqrt((double) common[s][s] * common[t][t]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Carried carried && Arrays.deepEquals(common, carried.common);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(common);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(common);
    }
}

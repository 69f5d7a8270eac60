package org.genloss.curate.tail;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.IntStream;
import org.genloss.data.Seed;
import org.genloss.metric.vector.KMeans;
import org.genloss.profile.Kind;
import org.genloss.profile.Profile;

/**
 * Items of small clusters. A sample of the reference, placed as in {@link SparseRegion}, is cut into k clusters (Lloyd's, from k-means++ starts); the smallest that
 * together hold at most {@code share} of it are its tail, and an item belongs to the cluster whose mean is nearest.
 *
 * @param clusters k
 * @param share of the reference that is its tail, at most
 * @param sample items of the reference that are looked at, at most
 * @param dimensions of texts
 */
public record SmallCluster(int clusters, double share, int sample, int dimensions) implements Criterion {
    private static final int ROUNDS = 100;

    /** 50 clusters of 2,000 items; up to a tenth is the tail. */
    public SmallCluster() {
        this(50, 0.1, 2000, 256);
    }

    public SmallCluster {
        Check.least("small-cluster.clusters", clusters, 2);
        Check.share("small-cluster.share", share);
        Check.least("small-cluster.sample", sample, 2);
        Check.least("small-cluster.dimensions", dimensions, 8);
    }

    @Override
    public String id() {
        return "small-cluster";
    }

    @Override
    public Set<Kind<?>> needs() {
        return Set.of(RareWords.DRAW);
    }

    @Override
    public Mark ready(Profile reference, Seed seed) {
        SparseRegion.Places places = SparseRegion.Places.of(reference, sample, dimensions);
        double[][] points = places.points();
        if (points.length < clusters) {
            return item -> false;
        }
        int d = points[0].length;
        double[] flat = Arrays.stream(points).flatMapToDouble(Arrays::stream).toArray();
        int[] of = new KMeans.Of(clusters, ROUNDS, 4)
                .cluster(flat, d, seed.child("small-cluster").random());
        double[][] means = new double[clusters][d];
        int[] sizes = new int[clusters];
        for (int i = 0; i < of.length; i++) {
            sizes[of[i]]++;
            for (int j = 0; j < d; j++) {
                means[of[i]][j] += points[i][j];
            }
        }
        for (int c = 0; c < clusters; c++) {
            for (int j = 0; j < d && sizes[c] > 0; j++) {
                means[c][j] /= sizes[c];
            }
        }
        boolean[] small = small(sizes, points.length);
        return item -> {
            double[] point = places.of(item);
            return point != null && small[nearest(point, means, sizes)];
        };
    }

    private boolean[] small(int[] sizes, int all) {
        boolean[] small = new boolean[sizes.length];
        int held = 0;
        for (int c : IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparing(c -> sizes[c]))
                .mapToInt(Integer::intValue)
                .toArray()) {
            held += sizes[c];
            small[c] = sizes[c] > 0 && held <= share * all;
        }
        return small;
    }

    private static int nearest(double[] point, double[][] means, int[] sizes) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < means.length; c++) {
            double squares = SparseRegion.Places.squared(point, means[c]);
            if (sizes[c] > 0 && squares < least) {
                least = squares;
                nearest = c;
            }
        }
        return nearest;
    }
}

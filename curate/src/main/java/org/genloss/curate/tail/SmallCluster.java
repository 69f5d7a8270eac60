package org.genloss.curate.tail;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.IntStream;
import org.genloss.data.Seed;
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
        Clusters clusters = Clusters.of(reference, this, seed);
        boolean[] small = small(clusters.sizes(), clusters.sampled());
        return item -> {
            int cluster = clusters.of(item);
            return cluster >= 0 && small[cluster];
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
}

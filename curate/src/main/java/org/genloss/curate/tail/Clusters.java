package org.genloss.curate.tail;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.metric.vector.KMeans;
import org.genloss.profile.Profile;

/**
 * Clusters of alike items of a reference, as {@link SmallCluster} cuts them. An item belongs to the cluster whose mean is nearest; without a place, as rows of tables
 * are, to none. There are none where the sample has fewer items than clusters are asked for.
 */
public final class Clusters {
    private static final int ROUNDS = 100;
    private static final int WORDS = 4;

    private final SparseRegion.Places places;
    private final double[][] means;
    private final int[] sizes; // of the sample; nothing belongs to a cluster of none

    private Clusters(SparseRegion.Places places, double[][] means, int[] sizes) {
        this.places = places;
        this.means = means;
        this.sizes = sizes;
    }

    /** @param reference with {@link SmallCluster#needs} of the settings @param seed of the tail, from which that of the clusters comes */
    public static Clusters of(Profile reference, SmallCluster settings, Seed seed) {
        SparseRegion.Places places = SparseRegion.Places.of(reference, settings.sample(), settings.dimensions());
        double[][] points = places.points();
        if (points.length < settings.clusters()) {
            return new Clusters(places, new double[0][], new int[0]);
        }
        int d = points[0].length;
        double[] flat = Arrays.stream(points).flatMapToDouble(Arrays::stream).toArray();
        int[] of = new KMeans.Of(settings.clusters(), ROUNDS, 4)
                .cluster(flat, d, seed.child("small-cluster").random());
        double[][] means = new double[settings.clusters()][d];
        int[] sizes = new int[settings.clusters()];
        for (int i = 0; i < of.length; i++) {
            sizes[of[i]]++;
            for (int j = 0; j < d; j++) {
                means[of[i]][j] += points[i][j];
            }
        }
        for (int c = 0; c < means.length; c++) {
            for (int j = 0; j < d && sizes[c] > 0; j++) {
                means[c][j] /= sizes[c];
            }
        }
        return new Clusters(places, means, sizes);
    }

    /** How many there are. */
    public int count() {
        return sizes.length;
    }

    /** Items of the sample in each. */
    int[] sizes() {
        return sizes.clone();
    }

    /** Items of the sample. */
    int sampled() {
        return places.points().length;
    }

    /** The number of the cluster to which an item belongs, from 0; -1 for none. */
    public int of(Item item) {
        double[] point = sizes.length == 0 ? null : places.of(item);
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; point != null && c < means.length; c++) {
            double squares = SparseRegion.Places.squared(point, means[c]);
            if (sizes[c] > 0 && squares < least) {
                least = squares;
                nearest = c;
            }
        }
        return nearest;
    }

    /**
     * What people may call each cluster: its number from 1, and the words that tell it from the others. Of n texts, a word is in b, and in a of the m of a cluster; the words are those
     * with the highest {@code a/m ln((a/m) / (b/n))}, the first of the alphabet where some are equal.
     *
     * @param reference of which the clusters are
     */
    public List<String> names(Profile reference) {
        Map<String, int[]> occurs = new HashMap<>();
        int[] texts = new int[count() + 1];
        for (Item item : SparseRegion.Places.sample(reference, sampled())) {
            int cluster = of(item);
            if (cluster >= 0 && item.payload() instanceof Payload.Text text) {
                texts[cluster]++;
                texts[count()]++;
                for (String word : words(text.value())) {
                    int[] counts = occurs.computeIfAbsent(word, w -> new int[count() + 1]);
                    counts[cluster]++;
                    counts[count()]++;
                }
            }
        }
        return IntStream.range(0, count())
                .mapToObj(c -> (c + 1) + telling(c, occurs, texts))
                .toList();
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        Words.each(text, words::add);
        return words;
    }

    private static String telling(int cluster, Map<String, int[]> occurs, int[] texts) {
        int all = texts.length - 1;
        Map<String, Double> scores = new HashMap<>();
        occurs.forEach((word, counts) -> {
            double own = (double) counts[cluster] / texts[cluster];
            double score = own * Math.log(own * texts[all] / counts[all]);
            if (counts[cluster] > 0 && score > 0) {
                scores.put(word, score);
            }
        });
        String words = scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(WORDS)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : ": " + words;
    }
}

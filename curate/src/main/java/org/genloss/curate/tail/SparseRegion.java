package org.genloss.curate.tail;

import java.util.List;
import java.util.Set;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.metric.text.HashedEmbedding;
import org.genloss.profile.Kind;
import org.genloss.profile.Profile;

/**
 * Items in a region of low density: those whose k-th nearest neighbour in a sample of the reference is far away. Texts are placed by their runs of 3 to 5
 * characters, hashed ({@link HashedEmbedding}); vectors, such as embeddings of a model, by what they are. Without the text itself, which the sample may hold: a
 * neighbour at distance 0 does not count.
 *
 * @param neighbours k
 * @param share of the reference that is its tail
 * @param sample items of the reference that are looked at, at most
 * @param dimensions of texts
 */
public record SparseRegion(int neighbours, double share, int sample, int dimensions) implements Criterion {
    /** The fifth neighbour among 1,000 items; a tenth is the tail. */
    public SparseRegion() {
        this(5, 0.1, 1000, 256);
    }

    public SparseRegion {
        Check.least("low-density.neighbours", neighbours, 1);
        Check.share("low-density.share", share);
        Check.least("low-density.sample", sample, 2);
        Check.least("low-density.dimensions", dimensions, 8);
    }

    @Override
    public String id() {
        return "low-density";
    }

    @Override
    public Set<Kind<?>> needs() {
        return Set.of(RareWords.DRAW);
    }

    @Override
    public Mark ready(Profile reference, Seed seed) {
        Places places = Places.of(reference, sample, dimensions);
        double[][] points = places.points();
        double[] distances = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            distances[i] = distance(points[i], points);
        }
        double reached = Quantile.upper(distances, share);
        return item -> {
            double[] point = places.of(item);
            return point != null && distance(point, points) >= reached;
        };
    }

    /** Squared distance to the k-th nearest that is not the point itself; to the farthest where there are fewer. */
    private double distance(double[] point, double[][] points) {
        double[] nearest = new double[neighbours];
        int found = 0;
        for (double[] other : points) {
            double squares = Places.squared(point, other);
            if (squares > 0 && (found < neighbours || squares < nearest[found - 1])) {
                int at = found < neighbours ? found++ : found - 1;
                while (at > 0 && nearest[at - 1] > squares) {
                    nearest[at] = nearest[at - 1];
                    at--;
                }
                nearest[at] = squares;
            }
        }
        return found == 0 ? 0 : nearest[found - 1];
    }

    /** Items of the reference as points, and others among them. */
    record Places(double[][] points, HashedEmbedding texts) {
        static Places of(Profile reference, int sample, int dimensions) {
            List<Item> items = sample(reference, sample);
            List<String> texts = items.stream()
                    .map(Item::payload)
                    .filter(Payload.Text.class::isInstance)
                    .map(payload -> ((Payload.Text) payload).value())
                    .toList();
            HashedEmbedding embedding = HashedEmbedding.fit(texts, dimensions);
            Places places = new Places(null, embedding);
            return new Places(
                    items.stream().map(places::of).filter(p -> p != null).toArray(double[][]::new), embedding);
        }

        /** The first items of the draw of a reference. */
        static List<Item> sample(Profile reference, int sample) {
            return reference.get(RareWords.DRAW).groups().stream()
                    .flatMap(group -> group.items().stream())
                    .limit(sample)
                    .toList();
        }

        /** Null for what has no place: rows of tables. */
        double[] of(Item item) {
            return item.payload() instanceof Payload.Text text
                    ? texts.point(text.value())
                    : item.payload() instanceof Payload.Vector vector ? vector.x() : null;
        }

        static double squared(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += (a[i] - b[i]) * (a[i] - b[i]);
            }
            return sum;
        }
    }
}

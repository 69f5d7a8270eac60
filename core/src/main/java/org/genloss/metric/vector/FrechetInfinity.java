package org.genloss.metric.vector;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/**
 * {@link Frechet} distance as it would be with endless generations: a line through the distances of ever more of the candidate's items, in the order
 * of their group hashes, over 1/n, read at 0.
 *
 * @param sizes numbers of items at which the distance is taken, at least 2
 */
@Shelf(Metric.class)
public record FrechetInfinity(int sizes) implements Metric {
    private static final int LARGEST_FIRST = 5000;
    private static final Card CARD = Card.of("frechet-infinity", "Fréchet distance without the effect of size")
            .says(
                    "How far apart the two clouds are in mean and covariance, with what a small generation adds by chance taken off. It can fall "
                            + "below 0 where there is next to no distance.")
            .formula(
                    "intercept of the least-squares line of the Fréchet distance of the generation's first n items over 1/n, n at 15 even steps "
                            + "(sizes) from a tenth of the items (2 to 5,000) to all; " + Axes.NOTE)
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .undefinedWhen("the reference has fewer than 2 items or the generation fewer than 3")
            .source("Chong and Forsyth 2020, CVPR (arXiv 1911.07023)")
            .asked();

    public FrechetInfinity {
        if (sizes < 2) {
            throw new IllegalArgumentException("frechet-infinity.sizes needs to be at least 2, got " + sizes);
        }
    }

    public FrechetInfinity() {
        this(15);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return Points.fits(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        View reference = sides.reference();
        int[] candidate = Nearest.smallest(sides.candidate(), Integer.MAX_VALUE);
        if (reference.items().length < 2 || candidate.length < 3) {
            return List.of(new Value.Undefined("items", "the reference needs 2 items and the generation 3"));
        }
        Points points = sides.pool().get(new Axes.Of());
        Moments first = reference.get(new Moments.Of());
        double[] root = reference.get(new Frechet.Root());
        int[] used = sizes(candidate.length);
        double[] distances = Arrays.stream(used)
                .mapToDouble(n -> Frechet.distance(
                        first, root, Moments.of(points.values(), points.dimensions(), Arrays.copyOf(candidate, n))))
                .toArray();
        return List.of(new Value.Of("items", intercept(used, distances)));
    }

    /** Even steps from a tenth of n to n, both included, rounded down. */
    int[] sizes(int n) {
        double from = Math.min(LARGEST_FIRST, Math.max(n / 10, 2));
        return IntStream.range(0, sizes)
                .map(i -> i == sizes - 1 ? n : (int) (from + i * (n - from) / (sizes - 1)))
                .toArray();
    }

    /** Of the least-squares line of y over 1/n. */
    static double intercept(int[] n, double[] y) {
        double meanX = Arrays.stream(n).mapToDouble(k -> 1.0 / k).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < n.length; i++) {
            double off = 1.0 / n[i] - meanX;
            products += off * (y[i] - meanY);
            squares += off * off;
        }
        return meanY - products / squares * meanX;
    }
}

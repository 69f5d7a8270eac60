package org.genloss.metric.vector;

import java.util.List;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Wasserstein distances along directions: mean, largest, and root mean square of the second order.
 *
 * @param directions how many, at least 1; the same ones each time
 */
@Shelf(Metric.class)
public record SlicedWasserstein(int directions) implements Metric {
    private static final int MOST = 1024;
    static final String MEAN = "mean";
    static final String LARGEST = "largest";
    static final String SECOND = "second order";
    private static final Card CARD = Card.of("sliced-wasserstein", "Sliced Wasserstein distance")
            .says(
                    "How far items would have to be moved along a typical direction, and along the worst, to turn the generation into the "
                            + "reference; the second order counts long ways more.")
            .formula(
                    "W1 along each of 128 fixed directions (directions), between empirical quantile functions: their mean and the largest; "
                            + "sqrt(mean of W2^2) (second order); at most 10,000 items a side, those of smallest group hash")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 2 items")
            .source(
                    "Bonneel et al. 2015, J. Math. Imaging Vis. 51:22; Deshpande et al. 2019 (arXiv 1904.05877, the largest)")
            .asked();

    public SlicedWasserstein {
        if (directions < 1 || directions > MOST) {
            throw new IllegalArgumentException(
                    "sliced-wasserstein.directions needs to be from 1 to " + MOST + ", got " + directions);
        }
    }

    public SlicedWasserstein() {
        this(128);
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
    public int reads(Sides sides) {
        return Math.min(Nearest.CAP, sides.candidate().items().length);
    }

    @Override
    public List<Value> compare(Sides sides) {
        if (Math.min(sides.reference().items().length, sides.candidate().items().length) < 2) {
            String whyNot = "each side needs at least 2 items";
            return Stream.of(MEAN, LARGEST, SECOND)
                    .<Value>map(subject -> new Value.Undefined(subject, whyNot))
                    .toList();
        }
        return compare(sides, sides.pool().get(new Slices.Of(directions)));
    }

    static List<Value> compare(Sides sides, Slices slices) {
        boolean[] reference = slices.members(sides.reference());
        boolean[] candidate = slices.members(sides.candidate());
        int count = slices.order().length;
        double sum = 0;
        double largest = 0;
        double squares = 0;
        for (int s = 0; s < count; s++) {
            Moved moved = Moved.of(slices.sorted(s, reference), slices.sorted(s, candidate));
            sum += moved.distance();
            largest = Math.max(largest, moved.distance());
            squares += moved.square();
        }
        String whyNot = "a side is empty";
        return List.of(
                Value.of(MEAN, sum / count, whyNot),
                Value.of(LARGEST, largest, whyNot),
                Value.of(SECOND, Math.sqrt(squares / count), whyNot));
    }

    /**
     * What it takes to move one distribution on the line onto another.
     *
     * @param distance W1, the integral over levels of the difference of quantiles
     * @param square W2 squared
     */
    record Moved(double distance, double square) {
        /** Of ascending numbers, as many as there are on either side; NaN where there are none. Levels are compared as whole numbers. */
        static Moved of(double[] x, double[] y) {
            long m = x.length;
            long n = y.length;
            if (m == 0 || n == 0) {
                return new Moved(Double.NaN, Double.NaN);
            }
            double distance = 0;
            double square = 0;
            long level = 0;
            int i = 0;
            int j = 0;
            while (i < m && j < n) {
                long next = Math.min((i + 1) * n, (j + 1) * m);
                double way = Math.abs(x[i] - y[j]);
                distance += (next - level) * way;
                square += (next - level) * way * way;
                i += next == (i + 1) * n ? 1 : 0;
                j += next == (j + 1) * m ? 1 : 0;
                level = next;
            }
            return new Moved(distance / m / n, square / m / n);
        }
    }
}

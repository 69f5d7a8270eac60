package org.genloss.metric.copying;

import org.genloss.data.Schema;
import org.genloss.metric.vector.Distances;
import org.genloss.metric.vector.Points;
import org.genloss.profile.Pool;

/**
 * How far items of a pool are from each other: rows by Gower's distance, vectors by Euclid's. Distances are compared as <i>measures</i>, which
 * order alike and are sums of differences: of vectors the squared distance.
 */
public interface Space {
    /** The pool's items as a space. */
    record Of() implements Pool.Coding<Space> {
        @Override
        public Space code(Pool pool) {
            return pool.schema().kind() == Schema.Kind.VECTOR ? Euclid.of(Points.of(pool)) : Gower.of(pool);
        }
    }

    static Space of(Pool pool) {
        return pool.get(new Of());
    }

    /** Whether items of this shape have distances. */
    static boolean fits(Schema schema) {
        return schema.kind() != Schema.Kind.TEXT && schema.width() > 0;
    }

    /** Numbers that an item consists of. */
    int width();

    /** Measures from some items to others, both by their indices in the pool; the sink hears positions in these arrays. */
    void all(int[] from, int[] to, Distances.Sink sink);

    /** The distance that a measure stands for. */
    double distance(double measure);

    /** Two measures of at most this size differ by rounding alone where they differ by at most this. */
    double slack(double measure);

    /** Euclidean distance of vectors. Exact, and so are ties, for integers below 2^26 in size. */
    record Euclid(Points points, double largest) implements Space {
        /** Two roundings of a coordinate as read and two of a difference, twice for its square. */
        private static final double ROUNDING = 0x1p-50;

        static Euclid of(Points points) {
            double largest = 0;
            for (double x : points.values()) {
                largest = Math.max(largest, Math.abs(x));
            }
            return new Euclid(points, largest);
        }

        @Override
        public int width() {
            return points.dimensions();
        }

        @Override
        public void all(int[] from, int[] to, Distances.Sink sink) {
            Distances.all(points.choose(from).values(), points.choose(to).values(), points.dimensions(), sink);
        }

        @Override
        public double distance(double measure) {
            return Math.sqrt(measure);
        }

        @Override
        public double slack(double measure) {
            return ROUNDING * (measure + largest * Math.sqrt(points.dimensions() * measure));
        }
    }
}

package org.genloss.metric.vector;

/** Points in space as numbers of whatever width, point after point. */
interface Coordinates {
    int dimensions();

    int size();

    /** Number {@code index} of them all, size x dimensions. */
    double at(int index);

    /** As points in double. */
    Points wide();

    /** Squared Euclidean distance from point i to point j of the other, in double. */
    default double squared(int i, Coordinates other, int j) {
        int d = dimensions();
        double sum = 0;
        for (int t = 0; t < d; t++) {
            double difference = at(i * d + t) - other.at(j * d + t);
            sum += difference * difference;
        }
        return sum;
    }

    /**
     * Numbers that came as float, and stay so: half the memory.
     *
     * @param values size x dimensions
     */
    record Narrow(float[] values, int dimensions) implements Coordinates {
        @Override
        public int size() {
            return values.length / dimensions;
        }

        @Override
        public double at(int index) {
            return values[index];
        }

        @Override
        public Points wide() {
            double[] wide = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                wide[i] = values[i];
            }
            return Points.of(wide, dimensions);
        }
    }
}

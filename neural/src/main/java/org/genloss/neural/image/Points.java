package org.genloss.neural.image;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;

/**
 * Points as a network reads them.
 *
 * @param width numbers of a point
 * @param values point after point
 */
record Points(int width, float[] values) {
    private static final int MOST = 1024;

    /** Rows that a network reads side by side where nothing is learned. */
    static final int ABREAST = 256;

    int size() {
        return values.length / width;
    }

    /** Every so many-th point of a share of all, as evenly as can be; none of a share of 0. @param held whether these, or all but these */
    Points part(double share, boolean held) {
        int[] chosen = IntStream.range(0, size())
                .filter(i -> (Math.floor((i + 1) * share) > Math.floor(i * share)) == held)
                .toArray();
        return new Points(width, gathered(chosen));
    }

    private float[] gathered(int[] places) {
        if ((long) places.length * width > Integer.MAX_VALUE - 8) {
            throw new OutOfMemoryError(places.length + " points of " + width + " numbers");
        }
        float[] gathered = new float[places.length * width];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(values, places[i] * width, gathered, i * width, width);
        }
        return gathered;
    }

    /** Some of them, each as likely as any other at each place. */
    Tensor drawn(int count, UniformRandomProvider random) {
        int[] places = new int[count];
        Arrays.setAll(places, i -> random.nextInt(size()));
        return Tensor.of(gathered(places), count, width);
    }

    /** So many from one on. */
    Tensor rows(int from, int count) {
        return Tensor.of(Arrays.copyOfRange(values, from * width, (from + count) * width), count, width);
    }

    int mark() {
        return Arrays.hashCode(values);
    }

    /** Something of several rows. */
    @FunctionalInterface
    interface Mean {
        /** @param first place of the first of the rows */
        double of(Tensor rows, int first);
    }

    /** The mean over up to 1,024 points of something that is a mean over rows; NaN without any. */
    double mean(Mean of) {
        int count = Math.min(MOST, size());
        double sum = 0;
        for (int first = 0; first < count; first += ABREAST) {
            int from = first;
            int rows = Math.min(ABREAST, count - first);
            sum += rows * Scope.run(() -> of.of(rows(from, rows), from));
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}

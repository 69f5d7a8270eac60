package org.genloss.metric.copying;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.profile.Pool;
import org.genloss.profile.View;

/**
 * The items of a {@link Vicinity} in cells: each belongs to the nearest of some real items, drawn one after another with chance in proportion to
 * the squared distance from those drawn before (Arthur and Vassilvitskii 2007). Blind to whether a real item is held.
 *
 * @param most cells at most; fewer where the real items are fewer different ones
 */
record Cells(int most) implements Pool.Coding<Cells.Coded> {
    /** @param of cell of each item of the pool; -1 for those that no distance is taken of */
    record Coded(int[] of) {}

    @Override
    public Coded code(Pool pool) {
        Vicinity vicinity = pool.get(new Vicinity.Of(false));
        View candidate = pool.candidate();
        boolean[] real = new boolean[pool.items().size()];
        for (int item : vicinity.items()) {
            real[item] = true;
        }
        for (int item : candidate.items()) {
            real[item] = false;
        }
        int[] cell = new int[real.length];
        Arrays.fill(cell, -1);
        double[] nearest = new double[vicinity.items().length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        UniformRandomProvider random = Seed.of(0).child("cells").random();
        for (int c = 0; c < most; c++) {
            int seed = draw(vicinity, real, nearest, random);
            if (seed < 0) {
                break;
            }
            join(vicinity, seed, nearest, cell, c);
        }
        return new Coded(cell);
    }

    /** A real item, or -1 where all lie on seeds. */
    private static int draw(Vicinity vicinity, boolean[] real, double[] nearest, UniformRandomProvider random) {
        double[] weight = new double[nearest.length];
        double total = 0;
        for (int i = 0; i < weight.length; i++) {
            double distance =
                    Double.isInfinite(nearest[i]) ? 1 : vicinity.space().distance(nearest[i]);
            weight[i] = real[vicinity.items()[i]] ? distance * distance : 0;
            total += weight[i];
        }
        double left = random.nextDouble() * total;
        int last = -1;
        for (int i = 0; i < weight.length; i++) {
            if (weight[i] > 0) {
                last = vicinity.items()[i];
                left -= weight[i];
                if (left < 0) {
                    return last;
                }
            }
        }
        return last;
    }

    private static void join(Vicinity vicinity, int seed, double[] nearest, int[] cell, int c) {
        vicinity.space().all(new int[] {seed}, vicinity.items(), (row, from, count, measures) -> {
            for (int l = 0; l < count; l++) {
                if (measures[l] < nearest[from + l]) {
                    nearest[from + l] = measures[l];
                    cell[vicinity.items()[from + l]] = c;
                }
            }
        });
    }
}

package org.genloss.curate.duplicate;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Signatures cut into bands: two texts are candidates if all rows of any band agree. At a similarity s that has the chance
 *
 * <p>{@code P(candidate | s) = 1 - (1 - s^r)^b}
 *
 * <p>for b bands of r rows each (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4).
 *
 * @param bands b
 * @param rows r
 */
public record Banding(int bands, int rows) {
    /** Abscissas and weights of Gauss and Legendre's rule of eight points on [-1, 1], the positive half. */
    private static final double[] POINTS = {
        0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
    };

    private static final double[] WEIGHTS = {
        0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
    };

    private static final int PANELS = 64;

    /** @throws IllegalArgumentException without bands or rows */
    public Banding {
        if (bands < 1 || rows < 1) {
            throw new IllegalArgumentException("at least one band of at least one row, got " + bands + " of " + rows);
        }
    }

    /** Values of a signature that the bands use. */
    public int permutations() {
        return bands * rows;
    }

    /** The chance that texts of this similarity become candidates. */
    public double candidate(double similarity) {
        return -Math.expm1(bands * Math.log1p(-Math.pow(similarity, rows)));
    }

    /** About where that chance is one half: {@code (1/b)^(1/r)}. */
    public double threshold() {
        return Math.pow(1.0 / bands, 1.0 / rows);
    }

    /**
     * The bands and rows that err least about a similarity threshold t: the least
     * {@code w integral_0^t P(candidate | s) ds + v integral_t^1 (1 - P(candidate | s)) ds} over all b r up to the number of permutations.
     * Of equals the one with the fewest bands, then the fewest rows.
     *
     * @param falsePositives w, the weight of candidates below the threshold
     * @param falseNegatives v, the weight of those missed above it
     */
    public static Banding optimal(double threshold, int permutations, double falsePositives, double falseNegatives) {
        if (!(threshold >= 0 && threshold <= 1) || permutations < 1) {
            throw new IllegalArgumentException(
                    "a threshold from 0 to 1 and at least one permutation, got " + threshold + " and " + permutations);
        }
        Banding best = new Banding(1, 1);
        double least = Double.POSITIVE_INFINITY;
        for (int b = 1; b <= permutations; b++) {
            for (int r = 1; r <= permutations / b; r++) {
                Banding one = new Banding(b, r);
                double error = falsePositives * one.integral(0, threshold)
                        + falseNegatives * (1 - threshold - one.integral(threshold, 1));
                if (error < least) {
                    least = error;
                    best = one;
                }
            }
        }
        return best;
    }

    /**
     * Bands that make texts of a similarity candidates with at least some chance: of those that use up to so many values the ones with the most rows, which compare the fewest texts less
     * similar; where so many are too few, as many bands of one row as it takes.
     *
     * @param similarity above 0
     * @param chance below 1
     */
    public static Banding reaching(double chance, double similarity, int permutations) {
        if (!(similarity > 0 && similarity <= 1) || !(chance > 0 && chance < 1) || permutations < 1) {
            throw new IllegalArgumentException("a chance and a similarity above 0 and at least one permutation, got "
                    + chance + ", " + similarity + " and " + permutations);
        }
        for (int r = permutations; r >= 1; r--) {
            Banding one = new Banding(permutations / r, r);
            if (one.candidate(similarity) >= chance) {
                return one;
            }
        }
        return new Banding((int) Math.ceil(Math.log1p(-chance) / Math.log1p(-similarity)), 1);
    }

    private double integral(double from, double to) {
        double half = (to - from) / PANELS / 2;
        double sum = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            double middle = from + (2 * panel + 1) * half;
            for (int i = 0; i < POINTS.length; i++) {
                sum += WEIGHTS[i] * (candidate(middle - half * POINTS[i]) + candidate(middle + half * POINTS[i]));
            }
        }
        return sum * half;
    }

    /**
     * The groups of signatures that agree in a band, two and more; groups in the order of their first members, of all bands one after the other.
     *
     * @param signatures null for texts that have none
     */
    public List<int[]> groups(List<long[]> signatures) {
        List<int[]> groups = new ArrayList<>();
        for (int band = 0; band < bands; band++) {
            Map<LongBuffer, List<Integer>> alike = new HashMap<>();
            List<List<Integer>> inOrder = new ArrayList<>();
            for (int i = 0; i < signatures.size(); i++) {
                if (signatures.get(i) != null) {
                    LongBuffer key = LongBuffer.wrap(signatures.get(i), band * rows, rows);
                    List<Integer> group = alike.computeIfAbsent(key, k -> {
                        inOrder.add(new ArrayList<>());
                        return inOrder.get(inOrder.size() - 1);
                    });
                    group.add(i);
                }
            }
            inOrder.stream()
                    .filter(group -> group.size() > 1)
                    .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                    .forEach(groups::add);
        }
        return groups;
    }
}

package org.genloss.metric.vector;

/**
 * Exact neighbour lists by way of float: the points with the smallest lower bounds on their distance, somewhat more than asked for, are
 * measured in double; a list is right where its last distance lies below the lower bound of everything left out.
 */
final class NeighbourScreen {
    private static final int SPARE = 16;

    /** Share of lists that may be measured against all points before the plain way is faster. */
    private static final double MOST_AGAIN = 0.05;

    private final Coordinates points;
    private final Screen screen;
    private final NeighbourHeaps bounds;

    private NeighbourScreen(Coordinates points, Screen screen, int length) {
        this.points = points;
        this.screen = screen;
        int n = points.size();
        this.bounds = NeighbourHeaps.empty(n, Math.min(n - 1, length + SPARE));
    }

    /** Null where too many distances lie too close together to be told apart in float. */
    static Neighbours of(Coordinates points, Screen screen, int length) {
        NeighbourScreen search = new NeighbourScreen(points, screen, length);
        screen.pairs(search::offer);
        return search.lists(length);
    }

    private void offer(int row, int from, int count, float[] products) {
        double rowLow = screen.low()[row];
        double limit = bounds.limit(row);
        for (int l = 0; l < count; l++) {
            int point = from + l;
            double low = rowLow + screen.low()[point] - 2.0 * products[l];
            if (low < limit) {
                bounds.replace(row, low, point);
                limit = bounds.limit(row);
            }
            if (low < bounds.limit(point)) {
                bounds.replace(point, low, row);
            }
        }
    }

    private Neighbours lists(int length) {
        int n = points.size();
        NeighbourHeaps kept = NeighbourHeaps.empty(n, length);
        int again = 0;
        for (int i = 0; i < n; i++) {
            measure(i, kept);
            if (bounds.length() < n - 1 && screen.frame().squared(kept.limit(i)) >= bounds.limit(i)) {
                if (++again > MOST_AGAIN * n) {
                    return null;
                }
                all(i, kept);
            }
            kept.sort(i);
        }
        return new Neighbours(length, kept.ids(), kept.values());
    }

    private void measure(int i, NeighbourHeaps kept) {
        for (int at = i * bounds.length(); at < (i + 1) * bounds.length(); at++) {
            int j = bounds.ids()[at];
            offer(kept, i, j, points.squared(i, points, j));
        }
    }

    private void all(int i, NeighbourHeaps kept) {
        int end = (i + 1) * kept.length();
        java.util.Arrays.fill(kept.values(), i * kept.length(), end, Double.POSITIVE_INFINITY);
        java.util.Arrays.fill(kept.ids(), i * kept.length(), end, Integer.MAX_VALUE);
        for (int j = 0; j < points.size(); j++) {
            if (j != i) {
                offer(kept, i, j, points.squared(i, points, j));
            }
        }
    }

    /** In any order of j: of equal distances the smaller index stays. */
    private static void offer(NeighbourHeaps kept, int i, int j, double squared) {
        int root = i * kept.length();
        if (squared < kept.values()[root] || (squared == kept.values()[root] && j < kept.ids()[root])) {
            kept.replace(i, squared, j);
        }
    }
}

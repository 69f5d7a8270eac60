package org.genloss.metric.vector;

/**
 * For each point its nearest other points, nearest first, equal distances by index. A point is never its own neighbour, an equal one is.
 *
 * @param length neighbours a point
 * @param ids size x length indices
 * @param squared size x length squared distances
 */
public record Neighbours(int length, int[] ids, double[] squared) {
    /** From as many dimensions on a search in float that is made exact afterwards is faster. */
    private static final int WIDE = 48;

    /** The lists of all points, of the given length or one less than there are points. */
    public static Neighbours of(Points points, int length) {
        int kept = Math.max(0, Math.min(length, points.size() - 1));
        Screen screen = kept == 0 || points.dimensions() < WIDE
                ? null
                : Screen.Frame.of(points).screen(points);
        return of(points, screen, kept);
    }

    /** @param screen of these points, or null */
    static Neighbours of(Coordinates points, Screen screen, int length) {
        if (length == 0) {
            return new Neighbours(0, new int[0], new double[0]);
        }
        Neighbours screened = screen == null ? null : NeighbourScreen.of(points, screen, length);
        return screened == null ? plain(points.wide(), length) : screened;
    }

    private static Neighbours plain(Points points, int length) {
        int n = points.size();
        NeighbourHeaps heaps = NeighbourHeaps.empty(n, length);
        double[] values = points.values();
        Distances.all(values, values, points.dimensions(), new Plain(heaps));
        for (int i = 0; i < n; i++) {
            heaps.sort(i);
        }
        return new Neighbours(length, heaps.ids(), heaps.values());
    }

    /** Keeps what is near, points in ascending order: of equal distances the first stays. */
    private record Plain(NeighbourHeaps heaps) implements Distances.Sink {
        @Override
        public void accept(int row, int from, int count, double[] squared) {
            double limit = heaps.limit(row);
            for (int l = 0; l < count; l++) {
                if (squared[l] < limit && from + l != row) {
                    heaps.replace(row, squared[l], from + l);
                    limit = heaps.limit(row);
                }
            }
        }
    }

    public int size() {
        return length == 0 ? 0 : ids.length / length;
    }
}

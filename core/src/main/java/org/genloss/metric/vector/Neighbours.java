package org.genloss.metric.vector;

import java.util.Arrays;

/**
 * For each point its nearest other points, nearest first, equal distances by index. A point is never its own neighbour, an equal one is.
 *
 * @param length neighbours a point
 * @param ids size x length indices
 * @param squared size x length squared distances
 */
public record Neighbours(int length, int[] ids, double[] squared) {
  /** The lists of all points, of the given length or one less than there are points. */
  public static Neighbours of(Points points, int length) {
    int n = points.size();
    int kept = Math.max(0, Math.min(length, n - 1));
    int[] ids = new int[n * kept];
    double[] squared = new double[n * kept];
    Arrays.fill(ids, Integer.MAX_VALUE);
    Arrays.fill(squared, Double.POSITIVE_INFINITY);
    if (kept > 0) {
      Heaps heaps = new Heaps(kept, ids, squared);
      Distances.all(points.values(), points.values(), points.dimensions(), heaps::offer);
      for (int i = 0; i < n; i++) {
        heaps.sort(i * kept);
      }
    }
    return new Neighbours(kept, ids, squared);
  }

  public int size() {
    return length == 0 ? 0 : ids.length / length;
  }

  /** One heap a row in place, the farthest neighbour kept at its root; of equal distances the larger index is farther. */
  private record Heaps(int length, int[] ids, double[] squared) {
    void offer(int row, int from, int count, double[] distances) {
      int root = row * length;
      double limit = squared[root];
      for (int l = 0; l < count; l++) {
        if (distances[l] < limit && from + l != row) {
          sink(root, length, distances[l], from + l);
          limit = squared[root];
        }
      }
    }

    /** Puts the pair in the place of the root of the heap of that size. */
    private void sink(int root, int size, double value, int id) {
      int at = 0;
      while (true) {
        int child = 2 * at + 1;
        if (child >= size) {
          break;
        }
        if (child + 1 < size && farther(root + child + 1, squared[root + child], ids[root + child])) {
          child++;
        }
        if (!farther(root + child, value, id)) {
          break;
        }
        squared[root + at] = squared[root + child];
        ids[root + at] = ids[root + child];
        at = child;
      }
      squared[root + at] = value;
      ids[root + at] = id;
    }

    private boolean farther(int at, double value, int id) {
      return squared[at] > value || (squared[at] == value && ids[at] > id);
    }

    /** Heap sort, ascending. */
    void sort(int root) {
      for (int last = length - 1; last > 0; last--) {
        double value = squared[root + last];
        int id = ids[root + last];
        squared[root + last] = squared[root];
        ids[root + last] = ids[root];
        sink(root, last, value, id);
      }
    }
  }
}

package org.genloss.curate.duplicate;

import java.util.Arrays;
import java.util.List;

/**
 * What is joined by pairs, and by pairs of pairs: the clusters of peers. Ends of a chain may have nothing in common, so genloss removes by
 * {@link Clusters} and shows these for comparison.
 */
public final class Components {
    private final int[] parents;

    /** @param pairs places that belong together, each from 0 to count - 1 */
    public Components(int count, List<int[]> pairs) {
        parents = new int[count];
        Arrays.setAll(parents, i -> i);
        for (int[] pair : pairs) {
            int a = first(pair[0]);
            int b = first(pair[1]);
            parents[Math.max(a, b)] = Math.min(a, b);
        }
    }

    /** The first place of the component that this place is in. */
    public int first(int place) {
        int root = place;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    /** The first place of each place's component. */
    public int[] firsts() {
        int[] firsts = new int[parents.length];
        Arrays.setAll(firsts, this::first);
        return firsts;
    }
}

package org.genloss.io.duplicate;

/** Texts joined by what they share, directly or through others: only such can be copies of each other. The lowest place names the whole. */
final class Joined {
    /** The parent of each place, plus 1; 0 for those that are their own. */
    private final MappedInts parents;

    Joined(MappedInts parents) {
        this.parents = parents;
    }

    int root(int place) {
        int at = place;
        int parent = parent(at);
        while (parent != at) {
            int above = parent(parent);
            parents.set(at, above + 1);
            at = above;
            parent = parent(at);
        }
        return at;
    }

    void join(int a, int b) {
        int left = root(a);
        int right = root(b);
        if (left != right) {
            parents.set(Math.max(left, right), Math.min(left, right) + 1);
        }
    }

    private int parent(int place) {
        int stored = parents.get(place);
        return stored == 0 ? place : stored - 1;
    }
}

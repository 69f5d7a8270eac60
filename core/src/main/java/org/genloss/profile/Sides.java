package org.genloss.profile;

/** The two sides of a comparison: views of one pool. */
public record Sides(View reference, View candidate) {
    public Sides {
        if (reference.pool() != candidate.pool()) {
            throw new IllegalArgumentException("both sides must be views of the same pool");
        }
    }

    public static Sides of(Pool pool) {
        return new Sides(pool.reference(), pool.candidate());
    }

    public Pool pool() {
        return reference.pool();
    }
}

package org.genloss.profile;

import java.util.Optional;

/**
 * The two sides of a comparison: views of one pool.
 *
 * @param holdout real data that the candidate's maker never saw, for metrics that tell copying from likeness; most never look at it
 */
public record Sides(View reference, View candidate, Optional<View> holdout) {
    public Sides {
        if (reference.pool() != candidate.pool()
                || holdout.filter(h -> h.pool() != reference.pool()).isPresent()) {
            throw new IllegalArgumentException("all sides must be views of the same pool");
        }
    }

    public Sides(View reference, View candidate) {
        this(reference, candidate, Optional.empty());
    }

    public static Sides of(Pool pool) {
        return new Sides(pool.reference(), pool.candidate(), pool.holdout());
    }

    public Pool pool() {
        return reference.pool();
    }
}

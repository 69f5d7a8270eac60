package org.genloss.curate.tail;

import java.util.Optional;

/**
 * What a mix must at least have of something rare.
 *
 * @param what the id of a criterion, or field and value as {@code language=eu}
 * @param least items; 0 for none
 * @param share of the items that the reference has of it; none if empty
 */
public record Quota(String what, long least, Optional<Double> share) {
    public Quota {
        if (least < 0 || (least == 0 && share.isEmpty())) {
            throw new IllegalArgumentException(
                    "a quota of " + what + " is a number of items, a share of what the reference has, or both");
        }
        share.ifPresent(s -> {
            if (!(s > 0)) {
                throw new IllegalArgumentException("a quota's share of " + what + " is above 0, got " + s);
            }
        });
    }

    /** Items wanted, where the reference has so many. */
    public long wanted(long reference) {
        return Math.max(
                least, share.map(s -> (long) Math.ceil(s * reference - 1e-9)).orElse(0L));
    }

    /**
     * How a quota came out.
     *
     * @param quota that was asked for
     * @param reference items of the reference
     * @param given items that the sources have
     * @param left items that the steps left
     * @param kept items in the mix
     */
    public record Filled(Quota quota, long reference, long given, long left, long kept) {
        /** Items missing; 0 where the quota is met. */
        public long missing() {
            return Math.max(0, quota.wanted(reference) - kept);
        }

        /** Of those, how many no choice could have supplied, since the sources do not have them. */
        public long beyondSources() {
            return Math.max(0, quota.wanted(reference) - given);
        }

        /** Of those, how many the sources have and steps took: copies, empty texts, what detectors exclude, personal data. */
        public long bySteps() {
            return Math.max(0, quota.wanted(reference) - left) - beyondSources();
        }

        /** Of those, how many the steps left and the shares of the mix did not admit. */
        public long byShares() {
            return missing() - beyondSources() - bySteps();
        }
    }
}

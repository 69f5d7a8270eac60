package org.genloss.verdict.battery;

import org.genloss.profile.Pool;

/**
 * A thing that can be counted by name: a word, a value of a column, an extreme region of a column, any value of a column.
 *
 * @param what kind of thing, as read by people: "word", "value of native-country"
 * @param name the thing itself
 * @param reference groups of the reference that contain it
 * @param candidate groups of the candidate that contain it
 * @param of the groups that were looked at
 * @param gone it is gone when its share of the groups is below so much of the reference's
 */
public record NamedContent(String what, String name, long reference, long candidate, Among of, double gone) {
    /** Where less than this share of a single thing is left it is as good as gone. */
    public static final double GONE = 0.25;

    /** A thing that is gone below a quarter of its share. */
    public NamedContent(String what, String name, long reference, long candidate, Among of) {
        this(what, name, reference, candidate, of, GONE);
    }

    /** The same, known to be among groups of that {@linkplain Among#length relative length}. */
    public NamedContent ofLength(double length) {
        return new NamedContent(what, name, reference, candidate, of.withLength(length), gone);
    }

    /**
     * Groups of either side among which a thing was counted: all, or those of the draws.
     *
     * @param length mean content of a group of the candidate over that of the reference: what is half as long has fewer things, without
     *     having lost any; 1 where groups hold the same by their kind
     */
    public record Among(long reference, long candidate, double length) {
        /** Groups of the same length. */
        public Among(long reference, long candidate) {
            this(reference, candidate, 1);
        }

        /** With another length; as before where it is not a positive number, which tells nothing. */
        public Among withLength(double other) {
            return other > 0 && other < Double.POSITIVE_INFINITY ? new Among(reference, candidate, other) : this;
        }

        /** The sides exchanged. */
        public Among turned() {
            return new Among(candidate, reference, 1 / length);
        }

        public static Among of(Pool pool) {
            return new Among(pool.referenceGroups(), pool.groups() - pool.referenceGroups());
        }

        /** Groups of the smaller side. */
        public long smaller() {
            return Math.min(reference, candidate);
        }
    }
}

package org.genloss.verdict.battery;

import org.genloss.profile.Pool;

/**
 * A thing that can be counted by name: a word, a value of a column, an extreme region of a column.
 *
 * @param what kind of thing, as read by people: "word", "value of native-country"
 * @param name the thing itself
 * @param reference groups of the reference that contain it
 * @param candidate groups of the candidate that contain it
 * @param of the groups that were looked at
 */
public record NamedContent(String what, String name, long reference, long candidate, Among of) {
    /** Groups of either side among which a thing was counted: all, or those of the draws. */
    public record Among(long reference, long candidate) {
        public static Among of(Pool pool) {
            return new Among(pool.referenceGroups(), pool.groups() - pool.referenceGroups());
        }

        /** Groups of the smaller side. */
        public long smaller() {
            return Math.min(reference, candidate);
        }
    }
}

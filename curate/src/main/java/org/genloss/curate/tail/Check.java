package org.genloss.curate.tail;

/** Refuses settings that make no sense. */
final class Check {
    private Check() {}

    static void share(String name, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(name + " is above 0 and below 1, got " + share);
        }
    }

    static void least(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is at least " + least + ", got " + value);
        }
    }
}

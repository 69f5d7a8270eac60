package org.genloss.curate.rules;

/** Refuses settings that no document could ever pass or fail. */
final class Check {
    private Check() {}

    static void share(String rule, String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(rule + "." + name + " is a share from 0 to 1, got " + value);
        }
    }

    static void ordered(String rule, String name, double low, double high) {
        if (!(low >= 0 && low <= high)) {
            throw new IllegalArgumentException(
                    rule + " needs a lowest " + name + " from 0 to the highest, got " + low + " and " + high);
        }
    }

    static void atLeast(String rule, String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(rule + "." + name + " is at least " + least + ", got " + value);
        }
    }
}

package org.genloss.verdict;

/** What a check says of a generation, mildest first. */
public enum Level {
    HEALTHY("healthy", "healthy"),
    SHIFTED("shifted", "shifted"),
    UNDECIDED("undecided", "undecided"),
    EARLY_COLLAPSE("early-collapse", "early collapse"),
    LATE_COLLAPSE("late-collapse", "late collapse");

    private final String id;
    private final String words;

    Level(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** As in JSON. */
    public String id() {
        return id;
    }

    /** As read by people. */
    public String words() {
        return words;
    }

    /** Tails or more are gone. */
    public boolean isLoss() {
        return this == EARLY_COLLAPSE || this == LATE_COLLAPSE;
    }
}

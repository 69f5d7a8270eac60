package org.genloss.lab.verdict;

/** What becomes of a model in a loop, by the tail coverage C, the body fidelity F and the spread V of {@link org.genloss.lab.probe.Phases}. */
public enum Phase {
    /** The tails are gone and the body is intact: C below half, F and V above nine tenths. */
    EARLY("early collapse", "tail coverage below 0.5, body and spread above 0.9"),
    /** The spread is gone: V below half. */
    LATE("late collapse", "spread below 0.5"),
    /** The spread grows, which is no collapse: V above 1.1. */
    EXPANSION("expansion", "spread above 1.1");

    /** Share of the tail, or of the spread, below which it counts as gone. */
    public static final double GONE = 0.5;

    /** Agreement on the body, or share of the spread, above which it counts as intact. */
    public static final double INTACT = 0.9;

    /** Spread above which it has grown. */
    public static final double GROWN = 1.1;

    private final String words;
    private final String condition;

    Phase(String words, String condition) {
        this.words = words;
        this.condition = condition;
    }

    /** "early collapse". */
    public String words() {
        return words;
    }

    /** What it is told by, in a word. */
    String by() {
        return this == EARLY ? "tails" : "spread";
    }

    /** What has to hold. */
    public String condition() {
        return condition;
    }

    boolean holds(double tail, double body, double spread) {
        return switch (this) {
            case EARLY -> tail < GONE && body > INTACT && spread > INTACT;
            case LATE -> spread < GONE;
            case EXPANSION -> spread > GROWN;
        };
    }
}

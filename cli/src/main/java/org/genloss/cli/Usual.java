package org.genloss.cli;

import picocli.CommandLine.Option;

/** Options that every command has that reads data. */
class Usual {
    @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness (default: 7).")
    Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to use (default: all cores). The results do not depend on it.")
    Integer threads;

    @Option(names = "--quiet", description = "No progress on stderr.")
    boolean quiet;

    @Option(
            names = "--no-color",
            description = "No colour; also with NO_COLOR, TERM=dumb, or where stdout is no terminal.")
    boolean noColor;

    @Option(names = "--debug", description = "Show the stack trace of a failure.")
    boolean debug;

    long seed() {
        return seed == null ? 7 : seed;
    }

    boolean seedGiven() {
        return seed != null;
    }

    int threadCount() {
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (count < 1) {
            throw new org.genloss.io.UserError("--threads needs to be at least 1, got " + count + ".");
        }
        return count;
    }

    /** Whether stdout is a terminal that takes colour. */
    boolean colour() {
        return !noColor
                && System.console() != null
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
    }
}

package org.genloss.cli;

import picocli.CommandLine.Option;

/** Options of commands that draw at random and share their work among threads. */
class Usual extends Plain {
    @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness (default: 7).")
    Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to use (default: all cores). The results do not depend on it.")
    Integer threads;

    long seed() {
        return seed == null ? 7 : seed;
    }

    boolean seedGiven() {
        return seed != null;
    }

    int threadCount() {
        return threadCount(threads);
    }

    /** All cores where nothing is said. */
    static int threadCount(Integer threads) {
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (count < 1) {
            throw new org.genloss.io.UserError("--threads needs to be at least 1, got " + count + ".");
        }
        return count;
    }
}

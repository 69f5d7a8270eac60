package org.genloss.io.duplicate;

import java.nio.file.Path;

/**
 * Where the work is kept, and how much memory it may take.
 *
 * @param directory of the database and its sorted runs; made where it is missing
 * @param memory megabytes for the database, at least 64: beyond them it sorts on disk
 * @param held megabytes for texts that are compared, at least 1
 * @param threads of the database; the result does not depend on them
 */
public record WorkSettings(Path directory, int memory, int held, int threads) {
    /** 512 MB for the database, 128 MB for texts. */
    public static WorkSettings in(Path directory) {
        return new WorkSettings(directory, 512, 128, 1);
    }

    public WorkSettings {
        if (memory < 64 || held < 1 || threads < 1) {
            throw new IllegalArgumentException("at least 64 MB for the database, 1 MB for texts and 1 thread, got "
                    + memory + ", " + held + " and " + threads);
        }
    }
}

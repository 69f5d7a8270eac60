package org.genloss.curate.recipe;

import java.util.List;
import java.util.Optional;

/**
 * One source of records, with what its owner declares about it.
 *
 * @param id names it
 * @param paths files, globs and directories
 * @param declared the origin of its records, where no field says otherwise
 * @param facts licence, consent and date
 * @param fields which fields mean what
 * @param reading how files are read
 */
public record Source(String id, List<String> paths, Declared declared, Facts facts, Fields fields, Reading reading) {
    public Source {
        paths = List.copyOf(paths);
    }

    /** The same with another origin. */
    public Source with(Declared other) {
        return new Source(id, paths, other, facts, fields, reading);
    }

    /**
     * What holds for all its records; empty where nothing is declared.
     *
     * @param licence an SPDX name or the words of the licence
     * @param consent how the people whose data it is agreed
     * @param date when it was made: {@code 2021}, {@code 2021-03} or {@code 2021-03-12}
     */
    public record Facts(Optional<String> licence, Optional<String> consent, Optional<String> date) {}

    /** Fields that say something of a record; found by their usual names, or not at all, if empty. */
    public record Fields(
            Optional<String> text,
            Optional<String> id,
            Optional<String> group,
            Optional<String> origin,
            Optional<String> generation,
            Optional<String> generator,
            Optional<String> date) {}

    /**
     * How files are read.
     *
     * @param documents what a document of a plain text is: {@code line}, {@code paragraph} or {@code file}
     * @param onBadRow {@code auto}, {@code fail} or {@code skip}
     * @param maxBad the share of damaged rows that is tolerated; empty for the usual one
     */
    public record Reading(String documents, String onBadRow, Optional<Double> maxBad) {}
}

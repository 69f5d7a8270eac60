package org.genloss.verdict.gate;

import java.util.List;

/**
 * Something that is known and shall not fail the gate for some time.
 *
 * @param what id of a finding or metric, or a family of findings such as {@code tail}; empty for all of the subject
 * @param subject a subject or a column; empty for all subjects
 * @param owner who answers for it, in the user's words; empty where nobody is named
 * @param reason why it is waived, in the user's words
 * @param expires the last day on which it waives, as 2026-12-31
 * @param expired whether that day has passed
 */
public record Waiver(String what, String subject, String owner, String reason, String expires, boolean expired) {
    /** The families of findings. */
    public static final List<String> FAMILIES = List.of(
            "tail",
            "diversity",
            "structure",
            "coverage",
            "repetition",
            "named",
            "fidelity",
            "quality",
            "subgroup",
            "shift",
            "copying");

    public Waiver {
        if (what.isEmpty() && subject.isEmpty()) {
            throw new IllegalArgumentException("a waiver needs a finding, a metric or a column; it names nothing");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a waiver needs a reason");
        }
    }

    /** What it waives, for readers: "rare-words", "column-tail of age", "age". */
    public String title() {
        return subject.isEmpty() ? what : what.isEmpty() ? subject : what + " of " + subject;
    }

    /** Owner and reason, for readers: "A. Lovelace: known since May", "known since May". */
    public String why() {
        return owner.isEmpty() ? reason : owner + ": " + reason;
    }

    /** Until when, by whom and why, for readers: "waived until 2027-01-31 by A. Lovelace: known since May". */
    public String terms() {
        return "waived until " + expires + (owner.isEmpty() ? "" : " by " + owner) + ": " + reason;
    }

    /** Whether it is about that, expired or not. */
    boolean means(String metric, String family, String about, List<String> columns) {
        return (what.isEmpty() || what.equals(metric) || what.equals(family))
                && Subjects.meant(subject, about, columns);
    }
}

package org.genloss.verdict;

import java.util.List;
import java.util.stream.Stream;

/**
 * The judgement of one generation.
 *
 * @param level the level
 * @param confidence 1 - p of the deciding finding; for healthy and undecided 1 - the false-alarm rate of the check
 * @param sentence one sentence that names what decided it
 * @param findings all findings, the deciding one first
 * @param power what would have been seen: "A loss of 7 % of rare words would have been seen"
 * @param warnings what the reader must know, such as a group field that was not named
 * @param kept the share kept of all that could be tested, found lost or not
 */
public record Verdict(
        Level level,
        double confidence,
        String sentence,
        List<Finding> findings,
        String power,
        List<String> warnings,
        List<Kept> kept) {
    public Verdict {
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
        kept = List.copyOf(kept);
    }

    /** A verdict that knows of no shares kept. */
    public Verdict(
            Level level,
            double confidence,
            String sentence,
            List<Finding> findings,
            String power,
            List<String> warnings) {
        this(level, confidence, sentence, findings, power, warnings, List.of());
    }

    /** With findings and notes that do not touch the level. */
    Verdict beside(List<Finding> more, List<String> notes) {
        List<Finding> all = Stream.concat(findings.stream(), more.stream()).toList();
        List<String> told = Stream.concat(warnings.stream(), notes.stream()).toList();
        return new Verdict(level, confidence, sentence, all, power, told, kept);
    }

    Verdict withKept(List<Kept> known) {
        return new Verdict(level, confidence, sentence, findings, power, warnings, known);
    }
}

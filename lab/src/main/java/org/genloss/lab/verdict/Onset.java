package org.genloss.lab.verdict;

import java.util.OptionalInt;

/**
 * The generation at which a phase begins.
 *
 * @param phase which
 * @param by what it is told by: {@code tails} or {@code spread} as defined with {@link Phase}, or the reading that decides a verdict
 * @param from first generation at which the means over replicates meet the phase's condition
 * @param earliest first generation at which their 95 % intervals do not exclude it
 * @param confirmed first generation at which the whole of the intervals meets it: where the literature's definition puts the phase
 * @param runs replicates that meet the condition by themselves in some generation
 * @param replicates replicates of which the parts are known
 * @param generations how many there were to look at
 * @param why what is missing where the phase cannot be told; empty where it can
 * @param besides of early collapse: what else had gone when half of the tail was gone; empty where it has not
 */
public record Onset(
        Phase phase,
        String by,
        OptionalInt from,
        OptionalInt earliest,
        OptionalInt confirmed,
        int runs,
        int replicates,
        int generations,
        String why,
        String besides) {

    /** "from generation 5 (4 to 7), in 9 of 10 runs", "not within 10 generations", "cannot be told: ..". */
    public String sentence() {
        if (!why.isEmpty()) {
            return "cannot be told: " + why;
        }
        String seen = runs == 0 ? "" : ", in " + runs + " of " + replicates + (replicates == 1 ? " run" : " runs");
        if (from.isEmpty()) {
            return "not within " + generations + (generations == 1 ? " generation" : " generations") + seen
                    + (besides.isEmpty() ? "" : " (" + besides + ")")
                    + (earliest.isPresent() ? ", not excluded from " + earliest.getAsInt() + " on" : "");
        }
        String to = confirmed.isPresent() ? Integer.toString(confirmed.getAsInt()) : "beyond " + generations;
        return "from generation " + from.getAsInt() + " (" + earliest.getAsInt() + " to " + to + ")" + seen;
    }
}

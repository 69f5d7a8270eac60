package org.genloss.verdict;

import java.util.List;

/**
 * Something the test found.
 *
 * @param metric id of the statistic
 * @param subject what it is about
 * @param family which kind of loss or change: tail, diversity, structure, coverage, repetition, named, shift
 * @param loss true for a loss, false for a change that lost nothing
 * @param retained share kept of what the reference has, 1 = all; for shifts the size of the change
 * @param p adjusted for all statistics of the same budget
 * @param sentence what happened, in plain words with its numbers
 * @param examples what was lost, by name; may be empty
 */
public record Finding(
        String metric,
        String subject,
        String family,
        boolean loss,
        double retained,
        double p,
        String sentence,
        List<String> examples) {
    public Finding {
        examples = List.copyOf(examples);
    }
}

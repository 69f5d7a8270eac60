package org.genloss.io.curate;

import java.util.List;
import org.genloss.io.verify.ReviewFile;
import org.genloss.select.Label;

/**
 * What became of a record under the steps that look at one at a time.
 *
 * @param text as it is after all edits
 * @param step number of the step that dropped it; -1 where none did
 * @param reason empty where it stays
 * @param score by which it was dropped; NaN where there is none
 * @param weight 1 for a record like any other
 * @param labels with the numbers of the steps that gave them
 * @param reviews what people decided about it, step by step
 * @param changed whether a step changed the text
 * @param seen the text as the step sees it that looks at all records; null where the record did not get there, or there is none
 * @param fails of a record that may be given back, all filters that take it, each as number, tab, reason and line end; empty otherwise
 * @param barred number of the step that takes for good what a filter took before it, so that it is not given back; -1 where there is none
 */
record Judged(
        String text,
        int step,
        String reason,
        double score,
        double weight,
        List<Given> labels,
        List<Review> reviews,
        boolean changed,
        String seen,
        String fails,
        int barred) {
    /** A label, and the number of the step that gave it. */
    record Given(int step, Label label) {}

    /** A decision of people, and the number of the step that asked for it. */
    record Review(int step, ReviewFile.Answer answer) {}
}

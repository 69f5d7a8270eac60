package org.genloss.io.curate;

import java.util.ArrayList;
import java.util.List;
import org.genloss.curate.duplicate.Passages;
import org.genloss.data.Payload;
import org.genloss.io.duplicate.Ascending;
import org.genloss.select.Decision;

/** What steps that look at all records cut out of the texts of a part, one step after the other. Texts are asked for in the order of their places. */
final class Edits implements AutoCloseable {
    /** Nothing is cut. */
    static final Edits NONE = new Edits();

    private record Cuts(Passages passages, Ascending<Passages.Cut> cursor) {}

    private final List<Cuts> steps = new ArrayList<>();

    /** A further step. */
    void then(Passages passages, Ascending<Passages.Cut> cursor) {
        steps.add(new Cuts(passages, cursor));
    }

    /** The text that is left; empty where nothing is. */
    String apply(long place, String given) {
        String text = given;
        for (Cuts step : steps) {
            Decision decision = step.passages.without(text, step.cursor.all(place));
            if (decision instanceof Decision.Drop) {
                return "";
            }
            if (decision instanceof Decision.Edit edit) {
                text = ((Payload.Text) edit.payload()).value();
            }
        }
        return text;
    }

    @Override
    public void close() {
        steps.forEach(step -> step.cursor.close());
    }
}

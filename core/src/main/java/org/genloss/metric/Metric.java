package org.genloss.metric;

import java.util.List;
import java.util.Map;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.data.Schema;
import org.genloss.profile.Sides;

/**
 * One question asked of a reference and a candidate. Implementations are on the shelf, have no state and answer alike for equal sides.
 */
public interface Metric extends Carded {
    @Override
    Card card();

    /** Whether the metric has an answer for data of this shape at all. */
    boolean fits(Schema schema);

    /**
     * Whether the metric compares the reference with a holdout. Its floor then comes from exchanging these two, which changes nothing where the
     * candidate's maker learned from the reference without copying it.
     */
    default boolean asksHoldout() {
        return false;
    }

    /** Whether the metric reads log probabilities of the tokens of texts, which the data or a model has to give. */
    default boolean asksLogProbabilities() {
        return false;
    }

    /** One value a subject (a column, an n-gram order), the same subjects in the same order for all sides of one pool. */
    List<Value> compare(Sides sides);

    /** Items of the candidate's side that the answer rests on: all of them, but for metrics that look at a sample. */
    default int reads(Sides sides) {
        return sides.candidate().items().length;
    }

    /**
     * 95 % intervals that the metric knows from theory, by subject; all others come from leaving out parts of the data. Only asked where every group is
     * a single item: theory takes items as independent.
     */
    default Map<String, Interval> intervals(Sides sides) {
        return Map.of();
    }
}

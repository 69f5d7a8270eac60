package org.genloss.metric.label;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Interval;
import org.genloss.metric.Metric;
import org.genloss.metric.Proportion;
import org.genloss.metric.RocCurve;
import org.genloss.metric.Value;
import org.genloss.metric.table.Columns;
import org.genloss.profile.Sides;

/** A test of two samples by how well a classifier tells them apart on rows that it has not seen; the kinds differ in the classifier. */
interface TwoSample extends Metric {
    int LEAST = 50;
    int MOST = 20_000;
    String SUBJECT = "all columns";
    String UNDEFINED = "a side has fewer than " + LEAST
            + " rows, or the sides have no column with two values or no two groups each to learn from";

    /** Rows of each side that are read, those of smallest group hash. */
    int items();

    /** Whether any column of the rows that are read has two values. */
    boolean varied(Sides sides);

    /** The area under the curve; empty where it is undefined. */
    Optional<RocCurve> area(Sides sides);

    /** @throws IllegalArgumentException where as many rows cannot be asked for */
    static void need(Card card, int items) {
        if (items < LEAST || items > MOST) {
            throw new IllegalArgumentException(
                    card.id() + ".items needs to be from " + LEAST + " to " + MOST + ", got " + items);
        }
    }

    @Override
    default boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TABLE
                || (schema.kind() == Schema.Kind.VECTOR && schema.width() <= Columns.MOST_DIMENSIONS);
    }

    @Override
    default int reads(Sides sides) {
        return Math.min(items(), sides.candidate().items().length);
    }

    @Override
    default List<Value> compare(Sides sides) {
        return List.of(area(sides)
                .<Value>map(area -> new Value.Of(SUBJECT, area.area()))
                .orElseGet(() -> new Value.Undefined(SUBJECT, why(sides))));
    }

    private String why(Sides sides) {
        int least = Math.min(sides.reference().items().length, sides.candidate().items().length);
        if (least < LEAST) {
            return "a side has " + least + (least == 1 ? " row" : " rows") + ", and " + LEAST + " are needed";
        }
        return varied(sides)
                ? "no two groups of each side to learn from and to judge by"
                : "no column has two different values";
    }

    /** Where no pair is out of order DeLong's errors are none; then what as many separate pairs as the smaller side has rows would say of the chance. */
    @Override
    default Map<String, Interval> intervals(Sides sides) {
        int least = Math.min(sides.reference().items().length, sides.candidate().items().length);
        int pairs = Math.min(items(), least);
        return area(sides)
                .filter(area -> Double.isFinite(area.error()))
                .map(area -> Map.of(
                        SUBJECT,
                        area.error() > 0
                                ? area.interval(0.95)
                                : new Proportion(Math.round(area.area() * pairs), pairs).clopperPearson(0.95)))
                .orElse(Map.of());
    }
}

package org.genloss.io.policy;

import java.util.List;
import java.util.function.Predicate;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;

/**
 * A row of a preset's table that the data at hand cannot fill: undefined, and why.
 *
 * @param card of what would be read
 * @param of data that has no answer
 * @param why what it is read of, or what to give
 */
record NotHere(Card card, Predicate<Schema> of, String why) implements Metric {
    @Override
    public boolean fits(Schema schema) {
        return of.test(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        return List.of(new Value.Undefined("items", why));
    }
}

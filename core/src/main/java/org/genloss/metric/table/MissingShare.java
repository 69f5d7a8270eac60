package org.genloss.metric.table;

import java.util.ArrayList;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/** How many more or fewer cells of a column are empty. */
@Shelf(Metric.class)
public final class MissingShare implements Metric {
    private static final Card CARD = Card.of("missing-share", "Change in missing cells")
            .says(
                    "How the share of rows without a value has changed, generation minus reference; above 0 more are missing.")
            .formula("missing_C / m - missing_R / n")
            .unit(Card.Unit.SHARE)
            .range(-1, 1)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 5 rows")
            .source("after MissingValueSimilarity of SDMetrics");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TABLE;
    }

    @Override
    public List<Value> compare(Sides sides) {
        List<Value> values = new ArrayList<>();
        boolean few =
                Math.min(sides.reference().items().length, sides.candidate().items().length) < PerColumn.FEWEST;
        for (Column column : Columns.of(sides.pool()).all()) {
            Value.Levels shares = new Value.Levels(share(column, sides.reference()), share(column, sides.candidate()));
            String why = "each side needs at least " + PerColumn.FEWEST + " rows";
            values.add(few ? new Value.Undefined(column.name(), why) : shares.difference(column.name(), why));
        }
        return values;
    }

    private static double share(Column column, View view) {
        return (double) column.counts(view)[column.levels()] / view.items().length;
    }
}

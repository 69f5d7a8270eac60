package org.genloss.metric.table;

import java.util.ArrayList;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * How large each subgroup is, as a share of its size in the reference: one value for each value of each column of categories that has at most
 * {@value #MOST_LEVELS}, missing cells not counted.
 */
@Shelf(Metric.class)
public final class SubgroupShares implements Metric {
    private static final int MOST_LEVELS = 10;

    private static final Card CARD = Card.of("subgroup-shares", "Size of subgroups kept")
            .says(
                    "The share of rows with a value, divided by the reference's: which subgroups shrink, and which grow in their place.")
            .formula("(c/m) / (r/n) for each value of columns of up to " + MOST_LEVELS
                    + " values; m, n rows with a value")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.AWAY_FROM_ONE)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("the reference has none of the subgroup, or a side has fewer than 5 rows")
            .source("minority shares: Wyllie, Shumailov and Papernot 2024 (arXiv 2403.07857)");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TABLE
                && schema.columns().stream().anyMatch(c -> c.scale() == Schema.Scale.CATEGORICAL);
    }

    @Override
    public List<Value> compare(Sides sides) {
        List<Value> values = new ArrayList<>();
        for (Column column : groups(sides)) {
            int[] r = column.counts(sides.reference());
            int[] c = column.counts(sides.candidate());
            double n = PerColumn.sum(r) - r[column.levels()];
            double m = PerColumn.sum(c) - c[column.levels()];
            for (int level = 0; level < column.levels(); level++) {
                String subject = column.name() + " = " + column.text(level);
                values.add(
                        Math.min(n, m) < PerColumn.FEWEST
                                ? new Value.Undefined(subject, "each side needs at least 5 values")
                                : new Value.Levels(r[level] / n, c[level] / m)
                                        .ratio(subject, "the reference has no " + column.text(level)));
            }
        }
        return values.isEmpty()
                ? List.of(
                        new Value.Undefined("subgroups", "no column of categories has 2 to " + MOST_LEVELS + " values"))
                : values;
    }

    /** Columns of categories that divide the rows into few groups. */
    static List<Column> groups(Sides sides) {
        return Columns.of(sides.pool()).all().stream()
                .filter(column ->
                        sides.pool().schema().columns().get(column.index()).scale() == Schema.Scale.CATEGORICAL)
                .filter(column -> column.levels() >= 2 && column.levels() <= MOST_LEVELS)
                .toList();
    }
}

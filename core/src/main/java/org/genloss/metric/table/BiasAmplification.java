package org.genloss.metric.table;

import java.util.ArrayList;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.metric.table.JointCounts.Binned;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * How much more, or less, the class of a row depends on the group it belongs to. The class is the last column of categories with 2 to 10 values, where
 * data sets put it; each other such column makes groups. Missing cells are a value of their own.
 */
@Shelf(Metric.class)
public final class BiasAmplification implements Metric {
    private static final Card CARD = Card.of("bias-amplification", "Change in bias")
            .says(
                    "How much more the class (the last column of few categories) depends on another column than in the reference: generation minus reference.")
            .formula(
                    "V_C - V_R, V = Cramér's V with Bergsma's correction of the class and the other column; above 0 is amplified bias, below 0 "
                            + "a dependence lost")
            .range(-1, 1)
            .unchangedAt(0)
            .undefinedWhen("there are no two columns of 2 to 10 categories, or one of them does not vary on a side")
            .source(
                    "Zhao et al. 2017 (arXiv 1707.09457), bias amplification; Bergsma 2013, Journal of the Korean Statistical Society 42:323");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TABLE
                && schema.columns().stream()
                                .filter(c -> c.scale() == Schema.Scale.CATEGORICAL)
                                .count()
                        > 1;
    }

    @Override
    public List<Value> compare(Sides sides) {
        List<Column> groups = SubgroupShares.groups(sides);
        if (groups.size() < 2) {
            return List.of(new Value.Undefined("class", "there are no two columns of 2 to 10 categories"));
        }
        Column label = groups.get(groups.size() - 1);
        List<Value> values = new ArrayList<>();
        for (Column group : groups.subList(0, groups.size() - 1)) {
            Binned a = new Binned(label, JointCounts.bins(label, sides));
            Binned b = new Binned(group, JointCounts.bins(group, sides));
            Value.Levels associations = new Value.Levels(
                    JointCounts.of(sides.reference(), a, b).association(),
                    JointCounts.of(sides.candidate(), a, b).association());
            values.add(associations.difference(
                    label.name() + " by " + group.name(), "a column has only one value on one of the sides"));
        }
        return values;
    }
}

package org.genloss.metric.table;

import java.util.List;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** The exact chance of so unequal shares of two values. */
@Shelf(Metric.class)
public final class FisherP implements Metric {
    private static final Card CARD = Card.of("fisher-p", "Exact chance of the shares of two values")
            .says(
                    "How often two samples of one source differ at least this much in a column of two values, however few rows there are.")
            .formula(
                    "sum of the chances of all tables of sides by values with these margins that are no likelier than this one (hypergeometric)")
            .unit(Card.Unit.PROBABILITY)
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .unchangedAt(1)
            .undefinedWhen("not just two values occur, or a side has fewer than 5 rows")
            .source("Fisher 1935, The Design of Experiments")
            .asked();

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
        PerColumn.Answer answer = (counts, part) -> p(counts.reference(), counts.candidate());
        return PerColumn.categories(sides, PerColumn.Question.of(answer, "not just two values occur"));
    }

    /** The chance for counts r and c of the same categories; NaN where not just two occur. */
    public static double p(int[] r, int[] c) {
        if (ChiSquare.freedom(r, c) != 1) {
            return Double.NaN;
        }
        int[][] table = ChiSquare.occurring(r, c);
        return FisherExactTest.withDefaults().test(table).getPValue();
    }
}

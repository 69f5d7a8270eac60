package org.genloss.metric.table;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * The chance of so large a chi-square between two samples of one source.
 *
 * @param continuity whether columns of just two values have Yates's correction, which suits few rows
 */
@Shelf(Metric.class)
public record ChiSquareP(boolean continuity) implements Metric {
    private static final Card CARD = Card.of("chi-square-p", "Chance of the chi-square")
            .says(
                    "How often two samples of one source differ at least this much in a column, each column by itself. Doubtful where many values are rare.")
            .formula("P(chi-square with k-1 degrees of freedom >= the statistic)")
            .unit(Card.Unit.PROBABILITY)
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .unchangedAt(1)
            .undefinedWhen("fewer than two values occur, or a side has fewer than 5 rows")
            .source("Pearson 1900; Yates 1934, Supplement to the Journal of the Royal Statistical Society 1:217");

    public ChiSquareP() {
        this(false);
    }

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
        PerColumn.Answer answer = (counts, part) -> p(counts.reference(), counts.candidate(), continuity);
        return PerColumn.categories(sides, PerColumn.Question.of(answer, "fewer than two values occur"));
    }

    /** The chance for counts r and c of the same categories; NaN where fewer than two occur. */
    static double p(int[] r, int[] c, boolean continuity) {
        int freedom = ChiSquare.freedom(r, c);
        return freedom < 1
                ? Double.NaN
                : ChiSquaredDistribution.of(freedom).survivalProbability(ChiSquare.statistic(r, c, continuity));
    }
}

package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.metric.table.JointCounts.Binned;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How much less the columns say about each other; missing cells are a value of their own. */
@Shelf(Metric.class)
public final class MutualInformation implements Metric {
    private static final int MOST_COLUMNS = 20;
    private static final int FEWEST = 20;

    private static final Card CARD = Card.of("mutual-information", "Dependence of columns kept")
            .says(
                    "What the columns say about each other, all pairs together, against the reference, on the scale of a correlation.")
            .formula(
                    "sqrt(sum over pairs of I_C / sum over pairs of I_R), I in nats less its mean where the two columns are independent, their counts "
                            + "being as they are; numbers in tenths of the reference; the first " + MOST_COLUMNS
                            + " columns")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("the reference's columns say nothing about each other, or a side has fewer than " + FEWEST
                    + " rows")
            .source("Shannon 1948; Vinh, Epps and Bailey 2010 (adjusted for chance)");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return Columns.fit(schema) && schema.width() > 1;
    }

    @Override
    public List<Value> compare(Sides sides) {
        String subject = "all pairs";
        if (sides.reference().items().length < FEWEST || sides.candidate().items().length < FEWEST) {
            return List.of(new Value.Undefined(subject, "each side needs at least " + FEWEST + " rows"));
        }
        List<Binned> columns = Columns.of(sides.pool()).all().stream()
                .filter(column -> column.categorical() || column.ordered())
                .limit(MOST_COLUMNS)
                .map(column -> new Binned(column, JointCounts.bins(column, sides)))
                .toList();
        ChanceInformation ofReference = new ChanceInformation(sides.reference().items().length);
        ChanceInformation ofCandidate = new ChanceInformation(sides.candidate().items().length);
        double reference = 0;
        double candidate = 0;
        for (int a = 0; a < columns.size(); a++) {
            for (int b = 0; b < a; b++) {
                reference += JointCounts.of(sides.reference(), columns.get(a), columns.get(b))
                        .adjusted(ofReference);
                candidate += JointCounts.of(sides.candidate(), columns.get(a), columns.get(b))
                        .adjusted(ofCandidate);
            }
        }
        double kept = reference > 0 ? Math.sqrt(Math.max(0, candidate) / reference) : Double.NaN;
        return List.of(new Value.Levels(reference, candidate)
                .told(subject, kept, "the reference's columns say nothing about each other"));
    }
}

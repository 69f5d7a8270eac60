package org.genloss.metric.table;

import java.util.ArrayList;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Rounding;
import org.genloss.metric.Value;
import org.genloss.metric.table.JointCounts.Binned;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How much the dependence of each two columns has changed; missing cells are a value of their own. */
@Shelf(Metric.class)
public final class PairInformationChange implements Metric {
    private static final int MOST_COLUMNS = 20;
    private static final int FEWEST = 20;

    private static final Card CARD = Card.of("pair-information-change", "Change of pairs of columns")
            .says(
                    "What has become of pairs of columns, on average over all pairs: how far what one column says about the other lies from the reference's"
                            + " (information), and which share of rows would need another pair of values (shares).")
            .formula(
                    "information: mean over pairs of |NMI_C - NMI_R|, NMI = I / mean of the two entropies, plug-in; shares: mean over pairs of 1/2 sum |p - q|"
                            + " of pairs of values; numbers in tenths of the reference; the first " + MOST_COLUMNS
                            + " columns")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .unchangedAt(0)
            .undefinedWhen("no two columns vary on both sides, or a side has fewer than " + FEWEST + " rows")
            .source("Shannon 1948; Strehl and Ghosh 2002 (NMI); after ContingencySimilarity of SDMetrics")
            .asked();

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
        String few = "each side needs at least " + FEWEST + " rows";
        if (sides.reference().items().length < FEWEST || sides.candidate().items().length < FEWEST) {
            return List.of(new Value.Undefined("information", few), new Value.Undefined("shares", few));
        }
        List<Binned> columns = Columns.of(sides.pool()).all().stream()
                .filter(column -> column.categorical() || column.ordered())
                .limit(MOST_COLUMNS)
                .map(column -> new Binned(column, JointCounts.bins(column, sides)))
                .toList();
        List<Double> information = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int a = 0; a < columns.size(); a++) {
            for (int b = 0; b < a; b++) {
                JointCounts reference = JointCounts.of(sides.reference(), columns.get(a), columns.get(b));
                JointCounts candidate = JointCounts.of(sides.candidate(), columns.get(a), columns.get(b));
                information.add(Math.abs(Rounding.difference(candidate.normalized(), reference.normalized(), 1)));
                shares.add(reference.moved(candidate));
            }
        }
        String why = "no two columns vary on both sides";
        return List.of(Value.of("information", mean(information), why), Value.of("shares", mean(shares), why));
    }

    /** Of the pairs that have an answer. */
    private static double mean(List<Double> numbers) {
        return numbers.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}

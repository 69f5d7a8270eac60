package org.genloss.metric.table;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Kullback-Leibler divergence of a column's shares, both ways. */
@Shelf(Metric.class)
public final class ColumnKullbackLeibler implements Metric {
    private static final Card CARD = Card.of("column-kullback-leibler", "Divergence of a column")
            .says(
                    "What it costs to take one side's shares for the other's. \"missed\" grows with what the reference holds and the"
                            + " generation does not; \"added\" with the contrary.")
            .formula(
                    "sum p ln(p/q), half a row added to each category that a side holds, or tenth of the reference for numbers; missed: p = reference,"
                            + " q = generation; added: the other way round")
            .unit(Card.Unit.NATS)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Kullback and Leibler 1951")
            .asked();

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return Columns.fit(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        PerColumn.Answer answer = (counts, part) -> part == 0
                ? missed(counts.reference(), counts.candidate())
                : missed(counts.candidate(), counts.reference());
        return PerColumn.shares(
                sides, new PerColumn.Question(List.of("missed", "added"), answer, "a side has no values"));
    }

    /** Of what one side at least holds: missing cells are a category only where there are some. */
    private static double missed(int[] r, int[] c) {
        int[] held = IntStream.range(0, r.length).filter(i -> r[i] + c[i] > 0).toArray();
        return Shares.kullbackLeibler(
                IntStream.of(held).map(i -> r[i]).toArray(),
                IntStream.of(held).map(i -> c[i]).toArray());
    }
}

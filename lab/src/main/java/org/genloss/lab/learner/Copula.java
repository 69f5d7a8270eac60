package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;

/**
 * A Gaussian copula over the columns of a table. Each column keeps the values of its data with their shares; correlated normal numbers, cut at
 * the quantiles of these shares, choose among them. Correlations are those under which the normal scores of the columns would have the mean
 * products that they have, so that coarse columns do not lose dependence at every fit. Cells are missing at random with the share of their
 * column.
 */
@Shelf(Learner.class)
public record Copula() implements Learner {
    @Override
    public Card card() {
        return Card.of("copula", "Gaussian copula")
                .says(
                        "Rows of a mixed table: columns with the shares of their own values, tied together by one matrix of normal correlations.")
                .formula(
                        "x_j = F_j^-1(Phi(z_j)), z ~ N(0, R); R_jk solves E s_j(z_j) s_k(z_k) = mean of s_j s_k, s_j = Phi^-1 of the middle of a value's share")
                .undefinedWhen("there are no rows, or a column has no value")
                .source("Nelsen 2006, An Introduction to Copulas; Cario and Nelson 1997; series of Mehler 1866");
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public Set<Sampling.Way> samples() {
        return Set.of(Sampling.Way.TEMPERATURE, Sampling.Way.LAMBDA, Sampling.Way.SYSTEMATIC);
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() != Schema.Kind.TEXT;
    }

    /** Categories are in alphabetical order, numbers by size; shares and mean products are those by weight. */
    @Override
    public CopulaModel fit(Corpus data, Seed seed) {
        Corpus counted = Weighted.counted(data);
        List<Item> items = Corpora.list(Weighted.plain(counted));
        double[] weights = Weighted.weights(counted);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("copula needs at least 1 row");
        }
        List<CopulaColumn> columns = new ArrayList<>();
        for (int j = 0; j < data.schema().width(); j++) {
            int column = j;
            columns.add(CopulaColumn.of(
                    data.schema().columns().get(j).name(),
                    items.stream().map(item -> cell(item, column)).toList(),
                    weights));
        }
        return new CopulaModel(data.schema(), columns, CopulaCorrelations.of(columns, weights));
    }

    private static Cell cell(Item item, int column) {
        if (item.payload() instanceof Payload.Vector vector) {
            return new Cell.Number(vector.x()[column]);
        }
        return ((Payload.Row) item.payload()).cells().get(column);
    }
}

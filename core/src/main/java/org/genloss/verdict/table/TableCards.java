package org.genloss.verdict.table;

import org.genloss.catalog.Card;

/** What the statistics of tables are. n and m: items of candidate and reference; c and r: their counts. */
final class TableCards {
    private TableCards() {}

    static final Card TAIL = Card.of("column-tail", "Rows in a column's tail")
            .says(
                    "How many rows lie at an extreme end of a column, against the reference. Tails thin out first when models learn from models.")
            .formula("(c - r) / sqrt(c + r), rows beyond the pooled 0.5 % or 2.5 % quantile; kept = c/n over r/m")
            .harm(Card.Harm.LESS)
            .undefinedWhen("fewer than 6 rows of both sides lie there");

    static final Card RAREST = Card.of("rarest-values", "Rarest values of a column")
            .says("The rare value of a column that lost most.")
            .formula(
                    "min of (c - r) / sqrt(c + r) over values with 6 <= c + r <= 5 % of the pool; kept = c/n over r/m of that value")
            .harm(Card.Harm.LESS)
            .undefinedWhen("no value is that rare");

    static final Card SPREAD = Card.of("column-spread", "Spread of a column")
            .says("How widely a column's values lie, on the scale of ranks.")
            .formula("0.5 ln(var_G / var_R) of pooled normal scores; kept = exp")
            .unit(Card.Unit.LOG)
            .harm(Card.Harm.LESS)
            .undefinedWhen("a side has fewer than two different values");

    static final Card ENTROPY = Card.of("column-entropy", "Entropy of a column")
            .says("How evenly a column's categories are used.")
            .formula("H_G - H_R, plug-in; kept = exp = ratio of effective categories")
            .unit(Card.Unit.NATS)
            .harm(Card.Harm.LESS)
            .undefinedWhen("a side has no rows");

    static final Card RARE_COMBINATIONS = Card.of("rare-combinations", "Rare combinations")
            .says("How many different rare pairs of values occur together in a row, over all pairs of columns.")
            .formula(
                    "ln(cells_G / cells_R), cells with pooled count <= max(3, pool/200), numbers in 8 quantile bins; kept = exp")
            .unit(Card.Unit.LOG)
            .harm(Card.Harm.LESS)
            .undefinedWhen("a side has none");

    static final Card JOINT_ENTROPY = Card.of("joint-entropy", "Variety of pairs")
            .says("How many different combinations of two columns are in effective use.")
            .formula("mean over pairs of columns of H_G - H_R; kept = exp")
            .unit(Card.Unit.NATS)
            .harm(Card.Harm.LESS)
            .undefinedWhen("there are fewer than two columns");

    static final Card DEPENDENCE = Card.of("dependence", "Dependence between columns")
            .says("How strongly columns tell about each other.")
            .formula(
                    "sum over pairs of mutual information (Miller-Madow), G - R; kept = sqrt(MI_G / MI_R), the scale of a correlation")
            .unit(Card.Unit.NATS)
            .harm(Card.Harm.LESS)
            .undefinedWhen("the pooled dependence is below 3 standard errors")
            .source("Miller 1955");

    static final Card DEPENDENCE_CHANGED = Card.of("dependence-changed", "Dependence changed")
            .says("Whether columns tell more or less about each other.")
            .formula(DEPENDENCE.formula())
            .unit(Card.Unit.NATS)
            .undefinedWhen(DEPENDENCE.undefined())
            .source("Miller 1955");

    static final Card COLUMN_TV = Card.of("column-tv", "A column's shares moved")
            .says("The share of rows whose value would have to change for the column to look like the reference's.")
            .formula("half the sum of |c/n - r/m| over categories or 8 quantile bins, above its mean under relabelling")
            .unit(Card.Unit.SHARE)
            .range(0, 1)
            .undefinedWhen("a side has no rows");

    static final Card PAIRS_TV = Card.of("pairs-tv", "Shares of pairs moved")
            .says("The same for combinations of two columns, mean over pairs.")
            .formula("mean over pairs of half the sum of |c/n - r/m| over cells, above its mean under relabelling")
            .unit(Card.Unit.SHARE)
            .range(0, 1)
            .undefinedWhen("there are fewer than two columns");
}

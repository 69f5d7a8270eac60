package org.genloss.verdict.table;

import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.battery.Statistic.Family;
import org.genloss.verdict.battery.Statistic.Side;

/** What the statistics of tables are. n and m: items of candidate and reference; c and r: their counts. */
public enum TableStatistics {
    TAIL(
            Family.TAIL,
            Card.of("column-tail", "Rows in a column's tail")
                    .says(
                            "How many rows lie at an extreme end of a column, against the reference. Tails thin out first when models learn from models.")
                    .formula(
                            "(c - r) / sqrt(c + r), rows beyond the pooled 0.5 % or 2.5 % quantile; kept = c/n over r/m")
                    .harm(Card.Harm.LESS)
                    .undefinedWhen("fewer than 6 rows of both sides lie there")),

    RAREST(
            Family.TAIL,
            Card.of("rarest-values", "Rarest values of a column")
                    .says("The rare value of a column that lost most.")
                    .formula(
                            "min of (c - r) / sqrt(c + r) over values with 6 <= c + r <= 5 % of the pool; kept = c/n over r/m of that value")
                    .harm(Card.Harm.LESS)
                    .undefinedWhen("no value is that rare")),

    SPREAD(
            Family.DIVERSITY_SINGLE,
            Card.of("column-spread", "Spread of a column")
                    .says("How widely a column's values lie, on the scale of ranks.")
                    .formula("0.5 ln(var_G / var_R) of pooled normal scores; kept = exp")
                    .unit(Card.Unit.LOG)
                    .harm(Card.Harm.LESS)
                    .undefinedWhen("a side has fewer than two different values")),

    ENTROPY(
            Family.DIVERSITY_SINGLE,
            Card.of("column-entropy", "Entropy of a column")
                    .says("How evenly a column's categories are used.")
                    .formula(
                            "H_G - H_R, plug-in, of cells that are not empty; kept = exp = ratio of effective categories")
                    .unit(Card.Unit.NATS)
                    .harm(Card.Harm.LESS)
                    .undefinedWhen("a side has no values")),

    RARE_COMBINATIONS(
            Family.TAIL,
            Card.of("rare-combinations", "Rare combinations")
                    .says("How many different rare pairs of values occur together in a row, over all pairs of columns.")
                    .formula(
                            "ln(cells_G / cells_R), cells with pooled count <= max(3, pool/200), numbers in 8 quantile bins; kept = exp")
                    .unit(Card.Unit.LOG)
                    .harm(Card.Harm.LESS)
                    .undefinedWhen("a side has none")),

    JOINT_ENTROPY(
            Family.DIVERSITY,
            Card.of("joint-entropy", "Variety of pairs")
                    .says("How many different combinations of two columns are in effective use.")
                    .formula("mean over pairs of columns of H_G - H_R; kept = exp")
                    .unit(Card.Unit.NATS)
                    .harm(Card.Harm.LESS)
                    .undefinedWhen("there are fewer than two columns")),

    DEPENDENCE(
            Family.STRUCTURE,
            Card.of("dependence", "Dependence between columns")
                    .says("How strongly columns tell about each other.")
                    .formula(
                            "sum over pairs of mutual information (Miller-Madow), G - R; kept = sqrt(MI_G / MI_R), the scale of a correlation, of plug-in "
                                    + "informations less their mean where columns are independent, their counts being as they are")
                    .unit(Card.Unit.NATS)
                    .harm(Card.Harm.LESS)
                    .undefinedWhen("the pooled dependence is below 3 standard errors")
                    .source("Miller 1955; Vinh, Epps and Bailey 2010 (adjusted for chance)")),

    DEPENDENCE_CHANGED(
            Family.SHIFT,
            Card.of("dependence-changed", "Dependence changed")
                    .says("Whether columns tell more or less about each other.")
                    .formula(DEPENDENCE.card.formula())
                    .unit(Card.Unit.NATS)
                    .undefinedWhen(DEPENDENCE.card.undefined())
                    .source("Miller 1955; Vinh, Epps and Bailey 2010 (adjusted for chance)")),

    COLUMN_TV(
            Family.SHIFT,
            Card.of("column-tv", "A column's shares moved")
                    .says(
                            "The share of rows whose value would have to change for the column to look like the reference's.")
                    .formula(
                            "half the sum of |c/n - r/m| over categories or 8 quantile bins, above its mean under relabelling")
                    .unit(Card.Unit.SHARE)
                    .range(0, 1)
                    .undefinedWhen("a side has no rows")),

    PAIRS_TV(
            Family.SHIFT,
            Card.of("pairs-tv", "Shares of pairs moved")
                    .says("The same for combinations of two columns, mean over pairs.")
                    .formula(
                            "mean over pairs of half the sum of |c/n - r/m| over cells, above its mean under relabelling")
                    .unit(Card.Unit.SHARE)
                    .range(0, 1)
                    .undefinedWhen("there are fewer than two columns"));

    private final Family family;
    private final Card card;

    TableStatistics(Family family, Card card) {
        this.family = family;
        this.card = card;
    }

    /** The statistic of a column, of one of its ends, or of pairs of columns. */
    Statistic about(String subject) {
        return new Statistic(card, subject, family, family == Family.SHIFT ? Side.SHIFT : Side.LOSS);
    }

    /** All there are; a table has each as often as it has columns, ends or pairs for it. */
    public static List<Statistic> all() {
        return Arrays.stream(values()).map(s -> s.about("")).toList();
    }
}

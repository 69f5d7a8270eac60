package org.genloss.verdict.table;

import java.util.List;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.battery.Statistic.Family;
import org.genloss.verdict.battery.Statistic.Side;

/** What is asked of each subgroup that a user names. */
public enum SubgroupStatistics {
    SIZE(
            Family.TAIL,
            Card.of("subgroup-size", "Size of a subgroup")
                    .says("How many rows or texts of a subgroup there are, against the reference.")
                    .formula("(c - r) / sqrt(c + r) of its items; kept = c/n over r/m")
                    .harm(Card.Harm.LESS)
                    .undefinedWhen("both sides together hold fewer than " + SubgroupBattery.LEAST + " of its items")),

    SPREAD(
            Family.DIVERSITY,
            Card.of("subgroup-spread", "Spread within a subgroup")
                    .says("How widely the columns of numbers lie within a subgroup, on the scale of ranks.")
                    .formula(
                            "mean over columns of 0.5 ln((var_G + 0.01) / (var_R + 0.01)) of pooled normal scores of its rows; kept = exp")
                    .unit(Card.Unit.LOG)
                    .harm(Card.Harm.LESS)
                    .undefinedWhen("there are no other columns of numbers, or a side has fewer than 2 of its rows")),

    ENTROPY(
            Family.DIVERSITY,
            Card.of("subgroup-entropy", "Variety of values within a subgroup")
                    .says("How evenly the values of the other columns are used within a subgroup.")
                    .formula("mean over columns of H_G - H_R in its rows, Miller and Madow's correction; kept = exp")
                    .unit(Card.Unit.NATS)
                    .harm(Card.Harm.LESS)
                    .undefinedWhen("there are no other columns of categories, or a side has fewer than 2 of its rows"));

    private final Family family;
    private final Card card;

    SubgroupStatistics(Family family, Card card) {
        this.family = family;
        this.card = card;
    }

    Statistic about(String subject) {
        return new Statistic(card, subject, family, Side.LOSS);
    }

    /** All of them, about no subgroup yet. */
    public static List<Statistic> all() {
        return Stream.of(values()).map(s -> s.about("subgroup")).toList();
    }
}

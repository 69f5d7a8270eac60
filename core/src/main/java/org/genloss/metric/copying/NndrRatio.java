package org.genloss.metric.copying;

import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Nearest over second nearest distance, where it is smallest, to the reference against the holdout.
 *
 * @param rank which of the smallest ratios is taken, 1 or more
 */
@Shelf(Metric.class)
public record NndrRatio(int rank) implements HoldoutMetric {
    /** Keeps the ratio defined where both distances are 0: it is then 1. */
    private static final double SMALL = 1e-8;

    private static final Card CARD = Card.of("nndr-ratio", "Singled-out records (NNDR)")
            .says(
                    "Whether generated items sit on single real items: how much nearer the nearest is than the next, reference over holdout. 1 without copying.")
            .formula("nndr(x) = (d1 + 1e-8) / (d2 + 1e-8), d1 and d2 the distances to the two nearest items of a side;"
                    + " the rank-th smallest to the reference over the rank-th smallest to the holdout; "
                    + Copying.SIZES)
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .undefinedWhen("no holdout is given, a side has fewer than 2 items or the generation fewer than rank")
            .source("mostlyai-qa 1.10; Platzer and Reutterer 2021 (arXiv 2104.00635)")
            .heavy();

    public NndrRatio {
        if (rank < 1) {
            throw new IllegalArgumentException("nndr-ratio.rank needs to be 1 or more, got " + rank);
        }
    }

    public NndrRatio() {
        this(10);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public int reads(Sides sides) {
        return Copying.reads(sides, true);
    }

    @Override
    public List<Value> compare(Sides sides) {
        String why = "a side has fewer than 2 items or the generation fewer than " + rank;
        return Copying.ask(
                sides,
                Copying.Question.of(
                        c -> smallest(ratios(c.space(), c.toReference()), rank)
                                / smallest(ratios(c.space(), c.toHoldout()), rank),
                        why));
    }

    /** Nearest over second nearest of each item; NaN where there is no second. */
    static double[] ratios(Space space, Walk.Two two) {
        double[] ratios = new double[two.first().length];
        for (int i = 0; i < ratios.length; i++) {
            double second = space.distance(two.second()[i]);
            ratios[i] =
                    Double.isFinite(second) ? (space.distance(two.first()[i]) + SMALL) / (second + SMALL) : Double.NaN;
        }
        return ratios;
    }

    /** The rank-th smallest; NaN where there are fewer, or any is undefined. */
    static double smallest(double[] ratios, int rank) {
        boolean undefined = ratios.length < rank || Arrays.stream(ratios).anyMatch(Double::isNaN);
        return undefined ? Double.NaN : Arrays.stream(ratios).sorted().toArray()[rank - 1];
    }
}

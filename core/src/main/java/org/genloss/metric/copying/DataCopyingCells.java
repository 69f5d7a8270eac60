package org.genloss.metric.copying;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/**
 * The data-copying statistic cell by cell, so that copying in one region shows beside a poor likeness in another.
 *
 * @param cells cells that the real items are cut into, 1 or more
 */
@Shelf(Metric.class)
public record DataCopyingCells(int cells) implements HoldoutMetric {
    /** Generated items that a cell needs more of: tau = 20/m as a share. */
    private static final int LEAST = 20;

    private static final String UNDEFINED =
            "no cell has over 20 generated items beside one of the reference and one of the holdout";
    private static final Card CARD = Card.of("data-copying-cells", "Data-copying statistic, by cells")
            .says(
                    "The data-copying statistic within cells of alike items, averaged: far below 0 copying, also where it happens in some regions only.")
            .formula(
                    "C_T = mean of Z_U over the cells with over 20 generated items, neighbours looked up inside the cell, weighted by"
                            + " held items; a cell holds what is nearest to one of so many real items, drawn far apart (k-means++ seeding); "
                            + Copying.FEWER_SIZES)
            .unit(Card.Unit.NONE)
            .harm(Card.Harm.LESS)
            .undefinedWhen("no holdout is given, or " + UNDEFINED)
            .source("Meehan, Chaudhuri and Dasgupta 2020 (arXiv 2004.05675); Arthur and Vassilvitskii 2007")
            .heavy();

    public DataCopyingCells {
        if (cells < 1) {
            throw new IllegalArgumentException("cells need to be 1 or more, got " + cells);
        }
    }

    public DataCopyingCells() {
        this(10);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public int reads(Sides sides) {
        return Copying.reads(sides, false);
    }

    @Override
    public List<Value> compare(Sides sides) {
        if (sides.holdout().isEmpty()) {
            return Copying.undefined(List.of(Copying.ITEMS), Copying.NO_HOLDOUT);
        }
        View held = sides.holdout().get();
        Walk walk = new Walk(sides.pool(), false);
        int n = Math.min(walk.items(sides.reference()).length, walk.items(held).length);
        int[] cell = sides.pool().get(new Cells(cells)).of();
        Three three = new Three(walk.first(sides.reference(), n), walk.first(held, n), walk.items(sides.candidate()));
        return List.of(Value.of(Copying.ITEMS, statistic(walk, three, cell), UNDEFINED));
    }

    /** The items of three sides. */
    record Three(int[] reference, int[] held, int[] generated) {
        private Three in(int[] cell, int c) {
            return new Three(in(reference, cell, c), in(held, cell, c), in(generated, cell, c));
        }

        private static int[] in(int[] items, int[] cell, int c) {
            return IntStream.of(items).filter(i -> cell[i] == c).toArray();
        }
    }

    /**
     * C_T; NaN where no cell counts.
     *
     * @param cell of each item of the pool
     */
    static double statistic(Walk walk, Three three, int[] cell) {
        double sum = 0;
        double weight = 0;
        for (int c : IntStream.of(cell).filter(x -> x >= 0).distinct().sorted().toArray()) {
            Three part = three.in(cell, c);
            if (part.generated.length > LEAST && part.reference.length > 0 && part.held.length > 0) {
                double z = DataCopying.z(
                        walk.space(),
                        walk.nearest(part.held, part.reference).first(),
                        walk.nearest(part.generated, part.reference).first());
                sum += part.held.length * z;
                weight += part.held.length;
            }
        }
        return sum / weight;
    }
}

package org.genloss.metric.copying;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/**
 * Generated items that a real side has too.
 *
 * @param within the largest distance that counts as the same, 0 or more
 */
@Shelf(Metric.class)
public record IdenticalShare(double within) implements HoldoutMetric {
    /** Subject of what the reference has. */
    public static final String REFERENCE = "in the reference";

    private static final List<String> SUBJECTS = List.of(REFERENCE, "in the holdout");
    private static final Card CARD = Card.of("identical-share", "Identical to real records")
            .says(
                    "Share of the generation's items that equal a real item. As many equal holdout items without copying, since likeness works for both.")
            .formula(
                    "share of generated items with d(nearest of that side) <= within; of texts those that equal one of that side; "
                            + Copying.SIZES)
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .undefinedWhen(Copying.UNDEFINED)
            .source("mostlyai-qa 1.10; Platzer and Reutterer 2021 (arXiv 2104.00635)")
            .heavy();

    public IdenticalShare {
        if (!(within >= 0) || Double.isInfinite(within)) {
            throw new IllegalArgumentException(
                    "identical-share.within needs to be a distance of 0 or more, got " + within);
        }
    }

    public IdenticalShare() {
        this(1e-6);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return Space.fits(schema) || schema.kind() == Schema.Kind.TEXT;
    }

    @Override
    public int reads(Sides sides) {
        boolean texts = sides.pool().schema().kind() == Schema.Kind.TEXT;
        return texts ? sides.candidate().items().length : Copying.reads(sides, true);
    }

    @Override
    public List<Value> compare(Sides sides) {
        if (sides.pool().schema().kind() == Schema.Kind.TEXT) {
            return texts(sides);
        }
        Copying.Question question = new Copying.Question(
                SUBJECTS,
                c -> new double[] {
                    share(c.toReference().distances(c.space())),
                    share(c.toHoldout().distances(c.space()))
                },
                Copying.UNDEFINED);
        return Copying.ask(sides, question);
    }

    private static List<Value> texts(Sides sides) {
        if (sides.holdout().isEmpty()) {
            return Copying.undefined(SUBJECTS, Copying.NO_HOLDOUT);
        }
        View held = sides.holdout().get();
        int n = Math.min(sides.reference().items().length, held.items().length);
        int[] generated = sides.candidate().items();
        if (n == 0 || generated.length == 0) {
            return Copying.undefined(SUBJECTS, "a side is empty");
        }
        Contents contents = Contents.of(sides.pool());
        return List.of(
                new Value.Of(SUBJECTS.get(0), equal(contents, Vicinity.smallest(sides.reference(), n), generated)),
                new Value.Of(SUBJECTS.get(1), equal(contents, Vicinity.smallest(held, n), generated)));
    }

    private static double equal(Contents contents, int[] side, int[] generated) {
        boolean[] known = new boolean[contents.size()];
        IntStream.of(side).forEach(item -> known[contents.of()[item]] = true);
        return IntStream.of(generated)
                        .filter(item -> known[contents.of()[item]])
                        .count()
                / (double) generated.length;
    }

    /** Of the distances to the nearest. */
    double share(double[] distances) {
        return Arrays.stream(distances).filter(d -> d <= within).count() / (double) distances.length;
    }
}

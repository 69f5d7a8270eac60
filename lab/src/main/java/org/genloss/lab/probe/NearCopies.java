package org.genloss.lab.probe;

import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.data.Schema;
import org.genloss.lab.DataProbe;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/**
 * Share of what a model draws that lies as near to an item it was fitted to as only one held-out real item in twenty does: at most the 5 % quantile
 * of the distances of held-out items to their nearest training item. Vectors: Euclidean distance. Tables: Gower's, by the ranges of the held-out
 * data. Texts: copies are those of which at least half of the runs of eight words stand in one training text or another; of shorter texts, those
 * that stand there word by word. Beside it stands the same share of held-out items. Up to 500 items a side are asked against up to 2,000
 * training items, fewer where items are wide.
 */
@Shelf(Probe.class)
public record NearCopies() implements DataProbe {
    private static final double QUANTILE = 0.05;
    private static final String DRAWN = "drawn";
    private static final String HELD_OUT = "held out, by chance";
    private static final String WHY = "there is nothing to compare with";

    @Override
    public Card card() {
        return Card.of("near-copies", "Near copies of training data")
                .says(
                        "Share of what the model draws that is a copy, or nearly, of an item it was fitted to; beside it, the same of held-out real data.")
                .formula(
                        "share of drawn x with min over training y of d(x, y) <= the 5 % quantile of the same of held-out x; "
                                + "texts: at least half of the runs of 8 words are in the training texts")
                .unit(Card.Unit.SHARE)
                .harm(Card.Harm.MORE)
                .range(0, 1)
                .undefinedWhen(WHY)
                .source(
                        "distance to the closest record: Platzer and Reutterer 2021 (arXiv 2104.00635); Gower 1971; runs of words: Lee et al. 2022 (arXiv 2107.06499)");
    }

    /** Of one column of categories everything is a copy. */
    @Override
    public boolean fits(Learner learner, Source real) {
        return !Codes.fits(real.schema());
    }

    @Override
    public List<Value> measure(GenerativeModel model, Evidence evidence) {
        double[] shares = shares(evidence);
        return List.of(Value.of(DRAWN, shares[0], WHY), Value.of(HELD_OUT, shares[1], WHY));
    }

    /** Of what was drawn, and of the held-out data. */
    static double[] shares(Evidence evidence) {
        boolean texts = evidence.holdout().schema().kind() == Schema.Kind.TEXT;
        return evidence.once("near copies", () -> texts ? Copies.of(evidence) : rows(evidence));
    }

    private static double[] rows(Evidence evidence) {
        NearestItem nearest = NearestItem.of(evidence.trained(), evidence.holdout());
        double[] there = nearest.distances(evidence.holdout());
        double[] here = nearest.distances(evidence.drawn());
        if (there.length == 0 || here.length == 0) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double near = quantile(there);
        return new double[] {share(here, near), share(there, near)};
    }

    private static double share(double[] distances, double near) {
        return Arrays.stream(distances).filter(d -> d <= near).count() / (double) distances.length;
    }

    /** Hyndman and Fan 1996, definition 7. */
    private static double quantile(double[] x) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double place = QUANTILE * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

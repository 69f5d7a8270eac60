package org.genloss.metric.label;

import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.metric.Metric;
import org.genloss.metric.RocCurve;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Whether a random forest can tell the sides apart on rows that it has not seen. As {@link TwoSampleClassifier}, but it sees how columns go together: a
 * generation whose columns are each right and do not fit each other looks right to a regression on single columns. The more rows it learns from, the more
 * it sees: compare areas of equal settings only.
 *
 * @param items rows of each side that are read, those of smallest group hash, 50 to 20,000
 */
@Shelf(Metric.class)
public record TwoSampleForest(int items) implements TwoSample {
    private static final int USUAL = 1000;

    private static final Card CARD = Card.of("c2st-forest-auc", "Sides told apart by a random forest")
            .says(
                    "How often a random forest, which sees columns together, finds a row of the generation more typical of the generation than a row of the reference: 0.5 = it cannot tell them apart, 1 = always.")
            .formula("mean over 5 folds of P(score_C > score_R), ties a half; scores of " + Forest.TREES
                    + " trees on the other folds, each on as many rows drawn again, sqrt(columns) tried a split by Gini's impurity, leaves of "
                    + Forest.LEAF + " rows or more; " + USUAL + " rows a side unless set")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .undefinedWhen(UNDEFINED)
            .source(
                    "Lopez-Paz and Oquab 2017 (arXiv 1610.06545); Breiman 2001, Machine Learning 45:5; DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837; Nadeau and Bengio 2003, Machine Learning 52:239")
            .asked();

    public TwoSampleForest {
        TwoSample.need(CARD, items);
    }

    public TwoSampleForest() {
        this(USUAL);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean varied(Sides sides) {
        return !sides.pool().get(new SideBins.Of(items)).columns().isEmpty();
    }

    /** The forest of every fold but the one that is scored. */
    @Override
    public Optional<RocCurve> area(Sides sides) {
        SideBins bins = sides.pool().get(new SideBins.Of(items));
        return bins.columns().isEmpty()
                ? Optional.empty()
                : bins.rows()
                        .area(
                                sides,
                                LEAST,
                                (reference, candidate, asked) -> new Forest(
                                                bins.columns(), bins.rows().taken().length)
                                        .scores(reference, candidate, asked));
    }
}

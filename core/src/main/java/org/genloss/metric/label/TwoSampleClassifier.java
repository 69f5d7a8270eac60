package org.genloss.metric.label;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.metric.Metric;
import org.genloss.metric.RocCurve;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Whether a classifier can tell the sides apart on rows that it has not seen. Five folds by group: each is scored by a logistic regression on the
 * others, the areas under the curves of the folds are averaged by their pairs of rows. The interval is that of DeLong, for independent
 * rows, widened for what folds have in common.
 *
 * @param items rows of each side that are read, those of smallest group hash, 50 to 20,000
 */
@Shelf(Metric.class)
public record TwoSampleClassifier(int items) implements TwoSample {
    private static final int USUAL = 1000;
    private static final double RIDGE = 1;

    private static final Card CARD = Card.of("c2st-auc", "Sides told apart by a classifier")
            .says(
                    "How often a classifier finds a row of the generation more typical of the generation than a row of the reference: 0.5 = it cannot tell them apart, 1 = always.")
            .formula(
                    "mean over 5 folds of P(score_C > score_R), ties a half; scores of a logistic regression on the other folds with |w|^2/2 added, "
                            + "of ranks, squared ranks and categories; " + USUAL + " rows a side unless set")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .undefinedWhen(UNDEFINED)
            .source(
                    "Lopez-Paz and Oquab 2017 (arXiv 1610.06545); DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837; Nadeau and Bengio 2003, Machine Learning 52:239")
            .asked();

    public TwoSampleClassifier {
        TwoSample.need(CARD, items);
    }

    public TwoSampleClassifier() {
        this(USUAL);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean varied(Sides sides) {
        return sides.pool().get(new SideInputs.Of(items)).width() > 0;
    }

    /** The logistic regression of every fold but the one that is scored. */
    @Override
    public Optional<RocCurve> area(Sides sides) {
        SideInputs inputs = sides.pool().get(new SideInputs.Of(items));
        return inputs.width() == 0
                ? Optional.empty()
                : inputs.rows().area(sides, LEAST, (reference, candidate, asked) -> {
                    double[] plane = plane(inputs, reference, candidate);
                    return IntStream.of(asked)
                            .mapToDouble(row -> Logistic.height(plane, inputs.x(), row * inputs.width()))
                            .toArray();
                });
    }

    private static double[] plane(SideInputs inputs, int[] reference, int[] candidate) {
        int width = inputs.width();
        double[] x = new double[(reference.length + candidate.length) * width];
        boolean[] inClass = new boolean[reference.length + candidate.length];
        Arrays.fill(inClass, reference.length, inClass.length, true);
        for (int i = 0; i < inClass.length; i++) {
            int row = i < reference.length ? reference[i] : candidate[i - reference.length];
            System.arraycopy(inputs.x(), row * width, x, i * width, width);
        }
        return Logistic.fit(x, inClass, RIDGE);
    }
}

package org.genloss.metric.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Interval;
import org.genloss.metric.Metric;
import org.genloss.metric.RocCurve;
import org.genloss.metric.Value;
import org.genloss.metric.table.Columns;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Whether a classifier can tell the sides apart on rows that it has not seen. Five folds by group: each is scored by a logistic regression on the
 * others, the areas under the curves of the folds are averaged by their pairs of rows. The interval is that of DeLong, for independent rows.
 *
 * @param items rows of each side that are read, those of smallest group hash, 50 to 20,000
 */
@Shelf(Metric.class)
public record TwoSampleClassifier(int items) implements Metric {
    private static final int LEAST = 50;
    private static final int MOST = 20_000;
    private static final int USUAL = 1000;
    private static final double RIDGE = 1;
    private static final String SUBJECT = "all columns";

    private static final Card CARD = Card.of("c2st-auc", "Sides told apart by a classifier")
            .says(
                    "How often a classifier finds a row of the generation more typical of the generation than a row of the reference: 0.5 = it cannot tell them apart, 1 = always.")
            .formula(
                    "mean over 5 folds of P(score_C > score_R), ties a half; scores of a logistic regression on the other folds with |w|^2/2 added, "
                            + "of ranks, squared ranks and categories; " + USUAL + " rows a side unless set")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .undefinedWhen("a side has fewer than " + LEAST + " rows")
            .source(
                    "Lopez-Paz and Oquab 2017 (arXiv 1610.06545); DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837")
            .asked();

    public TwoSampleClassifier {
        if (items < LEAST || items > MOST) {
            throw new IllegalArgumentException(
                    "c2st-auc.items needs to be from " + LEAST + " to " + MOST + ", got " + items);
        }
    }

    public TwoSampleClassifier() {
        this(USUAL);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TABLE
                || (schema.kind() == Schema.Kind.VECTOR && schema.width() <= Columns.MOST_DIMENSIONS);
    }

    @Override
    public int reads(Sides sides) {
        return Math.min(items, sides.candidate().items().length);
    }

    @Override
    public List<Value> compare(Sides sides) {
        String few = "each side needs at least " + LEAST + " rows";
        return List.of(area(sides)
                .<Value>map(area -> new Value.Of(SUBJECT, area.area()))
                .orElse(new Value.Undefined(SUBJECT, few)));
    }

    @Override
    public Map<String, Interval> intervals(Sides sides) {
        return area(sides)
                .filter(area -> Double.isFinite(area.error()))
                .map(area -> Map.of(SUBJECT, area.interval(0.95)))
                .orElse(Map.of());
    }

    private Optional<RocCurve> area(Sides sides) {
        SideInputs inputs = sides.pool().get(new SideInputs.Of(items));
        int[] reference = rows(inputs, sides.reference().items());
        int[] candidate = rows(inputs, sides.candidate().items());
        if (Math.min(reference.length, candidate.length) < LEAST || inputs.width() == 0) {
            return Optional.empty();
        }
        List<RocCurve> curves = new ArrayList<>();
        List<Double> pairs = new ArrayList<>();
        for (int fold = 0; fold < SideInputs.FOLDS; fold++) {
            int own = fold;
            double[] plane = plane(inputs, without(inputs, reference, own), without(inputs, candidate, own));
            double[] others = scores(inputs, plane, reference, own);
            double[] scores = scores(inputs, plane, candidate, own);
            if (others.length > 0 && scores.length > 0) {
                curves.add(RocCurve.of(others, scores));
                pairs.add((double) others.length * scores.length);
            }
        }
        return RocCurve.mean(curves, pairs);
    }

    private static int[] rows(SideInputs inputs, int[] items) {
        return IntStream.of(items)
                .map(i -> inputs.place()[i])
                .filter(i -> i >= 0)
                .toArray();
    }

    private static int[] without(SideInputs inputs, int[] rows, int fold) {
        return IntStream.of(rows).filter(row -> inputs.fold()[row] != fold).toArray();
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

    private static double[] scores(SideInputs inputs, double[] plane, int[] rows, int fold) {
        return IntStream.of(rows)
                .filter(row -> inputs.fold()[row] == fold)
                .mapToDouble(row -> Logistic.height(plane, inputs.x(), row * inputs.width()))
                .toArray();
    }
}

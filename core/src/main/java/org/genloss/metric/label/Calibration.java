package org.genloss.metric.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.data.Cell;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/**
 * How well stated probabilities fit what happened, candidate minus reference: of tables with a column of labels and one of probabilities.
 *
 * @param label name of the column that holds 1 where it happened and 0 where not
 * @param probability name of the column that holds the probability stated for it
 * @param bins groups of rows of like probability
 * @param binning how the groups are made
 */
@Shelf(Metric.class)
public record Calibration(String label, String probability, int bins, Binning binning) implements Metric {
    /** How rows are put together. */
    public enum Binning {
        /** Bins of equal width from 0 to 1. */
        WIDTH,
        /** Bins of as many rows each, by ascending probability. */
        MASS
    }

    private static final double CLIP = 1e-15;
    private static final List<String> SUBJECTS =
            List.of("expected calibration error", "largest calibration error", "Brier score", "log loss");
    private static final Card CARD = Card.of("calibration", "Change in calibration")
            .says(
                    "How far stated probabilities are from the share of times that it happened, generation minus reference: above 0"
                            + " the generation's probabilities can be trusted less. The table needs a column of labels 0 and 1 and a"
                            + " column of probabilities.")
            .formula(
                    "expected error: sum over bins of share * |mean label - mean probability|; largest: the largest of these"
                            + " differences; Brier score: mean (p - y)^2; log loss: -mean ln of the probability given to what happened,"
                            + " at least 1e-15; generation minus reference")
            .harm(Card.Harm.MORE)
            .unchangedAt(0)
            .undefinedWhen(
                    "the table lacks one of the columns, or a side has no row with a label of 0 or 1 and a probability from 0 to 1")
            .source("Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017; Brier 1950")
            .asked();

    /** Some labels with the probability stated for each. */
    record Stated(double[] labels, double[] probabilities) {
        private record Bin(double share, double error) {}

        private Stream<Bin> filled(int bins, Binning binning) {
            int[] bin = binning == Binning.WIDTH ? ofWidth(bins) : ofMass(bins);
            double[] sum = new double[bins];
            int[] rows = new int[bins];
            for (int i = 0; i < bin.length; i++) {
                sum[bin[i]] += labels[i] - probabilities[i];
                rows[bin[i]]++;
            }
            return IntStream.range(0, bins)
                    .filter(b -> rows[b] > 0)
                    .mapToObj(b -> new Bin((double) rows[b] / bin.length, Math.abs(sum[b]) / rows[b]));
        }

        /** Bins [i/b, (i+1)/b), the last one closed. */
        private int[] ofWidth(int bins) {
            return Arrays.stream(probabilities)
                    .mapToInt(p -> {
                        int bin = (int) Math.min(bins - 1, Math.floor(p * bins));
                        return p < (double) bin / bins
                                ? bin - 1
                                : bin + 1 < bins && p >= (bin + 1.0) / bins ? bin + 1 : bin;
                    })
                    .toArray();
        }

        /** Equal numbers of rows by ascending probability, ties in their order; the first bins have one more. */
        private int[] ofMass(int bins) {
            int[] order = IntStream.range(0, probabilities.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(probabilities[a], probabilities[b]))
                    .mapToInt(i -> i)
                    .toArray();
            int[] bin = new int[order.length];
            int each = order.length / bins;
            int larger = order.length % bins;
            for (int k = 0; k < order.length; k++) {
                int inLarger = larger * (each + 1);
                bin[order[k]] = k < inLarger ? k / (each + 1) : larger + (k - inLarger) / each;
            }
            return bin;
        }

        /** NaN for no rows. */
        double expectedError(int bins, Binning binning) {
            return labels.length == 0
                    ? Double.NaN
                    : filled(bins, binning).mapToDouble(b -> b.share * b.error).sum();
        }

        /** NaN for no rows. */
        double largestError(int bins, Binning binning) {
            return filled(bins, binning).mapToDouble(Bin::error).max().orElse(Double.NaN);
        }

        double brier() {
            return mean(i -> (probabilities[i] - labels[i]) * (probabilities[i] - labels[i]));
        }

        /** Probabilities are kept within [clip, 1 - clip]. */
        double logLoss(double clip) {
            return mean(i -> {
                double p = Math.max(clip, Math.min(1 - clip, probabilities[i]));
                return -labels[i] * Math.log(p) - (1 - labels[i]) * Math.log1p(-p);
            });
        }

        private double mean(java.util.function.IntToDoubleFunction of) {
            return IntStream.range(0, labels.length).mapToDouble(of).average().orElse(Double.NaN);
        }
    }

    /**
     * The rows of a view that have both.
     *
     * @param wrong rows with another label than 0 and 1, or a probability that is none
     */
    record Rows(Stated stated, int wrong) {}

    private record Of(int label, int probability) implements View.Tally<Rows> {
        @Override
        public Rows tally(View view) {
            List<double[]> rows = new ArrayList<>();
            int wrong = 0;
            for (int item : view.items()) {
                Payload.Row row = (Payload.Row) view.pool().items().get(item).payload();
                if (row.cells().get(label) instanceof Cell.Number y
                        && row.cells().get(probability) instanceof Cell.Number p) {
                    boolean right = (y.value() == 0 || y.value() == 1) && p.value() >= 0 && p.value() <= 1;
                    wrong += right ? 0 : 1;
                    rows.add(new double[] {y.value(), p.value()});
                }
            }
            Stated stated = new Stated(
                    rows.stream().mapToDouble(row -> row[0]).toArray(),
                    rows.stream().mapToDouble(row -> row[1]).toArray());
            return new Rows(stated, wrong);
        }
    }

    public Calibration {
        if (label.isEmpty() || probability.isEmpty() || label.equals(probability)) {
            throw new IllegalArgumentException(
                    "calibration needs two columns, got label=" + label + " and probability=" + probability);
        }
        if (bins < 1) {
            throw new IllegalArgumentException("calibration needs at least 1 bin, got " + bins);
        }
    }

    public Calibration() {
        this("label", "probability", 15, Binning.WIDTH);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TABLE;
    }

    private static int column(Schema schema, String name) {
        return IntStream.range(0, schema.width())
                .filter(j -> schema.columns().get(j).scale() == Schema.Scale.NUMERIC)
                .filter(j ->
                        schema.columns().get(j).name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(-1);
    }

    private Of of(Schema schema) {
        return new Of(column(schema, label), column(schema, probability));
    }

    /** Rows with both. */
    @Override
    public int reads(Sides sides) {
        Schema schema = sides.pool().schema();
        return column(schema, label) < 0 || column(schema, probability) < 0
                ? 0
                : sides.candidate().get(of(schema)).stated.labels.length;
    }

    @Override
    public List<Value> compare(Sides sides) {
        Schema schema = sides.pool().schema();
        for (String name : List.of(label, probability)) {
            if (column(schema, name) < 0) {
                return undefined("the table has no column of numbers called " + name
                        + "; say which: calibration:label=NAME,probability=NAME");
            }
        }
        Rows candidate = sides.candidate().get(of(schema));
        Rows reference = sides.reference().get(of(schema));
        if (candidate.wrong + reference.wrong > 0) {
            return undefined("labels are 0 or 1 and probabilities 0 to 1, and " + reference.wrong
                    + " rows of the reference and " + candidate.wrong + " of the generation have others");
        }
        double[] to = numbers(candidate.stated);
        double[] from = numbers(reference.stated);
        String why = "a side has no row with both, a label and a probability";
        return IntStream.range(0, SUBJECTS.size())
                .mapToObj(i -> new Value.Levels(from[i], to[i]).difference(SUBJECTS.get(i), why))
                .toList();
    }

    private static List<Value> undefined(String why) {
        return SUBJECTS.stream()
                .<Value>map(subject -> new Value.Undefined(subject, why))
                .toList();
    }

    private double[] numbers(Stated stated) {
        return new double[] {
            stated.expectedError(bins, binning),
            stated.largestError(bins, binning),
            stated.brier(),
            stated.logLoss(CLIP)
        };
    }
}

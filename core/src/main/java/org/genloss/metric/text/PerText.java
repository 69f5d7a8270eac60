package org.genloss.metric.text;

import java.util.List;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/** A number for each text by itself, and the mean of a side. */
final class PerText {
    private PerText() {}

    /** The number of each text of a pool; NaN where it has none. A coding is a record: its settings. */
    interface Of extends Pool.Coding<double[]> {
        @Override
        default double[] code(Pool pool) {
            return numbers(pool.get(new Tokens()));
        }

        double[] numbers(Tokens.Coded tokens);
    }

    /** Mean over the texts of a view that have a number; NaN where none has. */
    record Mean(Of of) implements View.Tally<Double> {
        @Override
        public Double tally(View view) {
            double[] numbers = view.pool().get(of);
            double sum = 0;
            int known = 0;
            for (int item : view.items()) {
                if (!Double.isNaN(numbers[item])) {
                    sum += numbers[item];
                    known++;
                }
            }
            return sum / known;
        }
    }

    /** The generation's mean over the reference's. */
    static List<Value> ratio(Sides sides, Of of, String whyNot) {
        Mean mean = new Mean(of);
        return List.of(
                new Value.Levels(sides.reference().get(mean), sides.candidate().get(mean)).ratio("texts", whyNot));
    }

    /** Each text's words, as numbers below the number of words known. */
    interface Text {
        /** The number of the text at these positions of {@code words}, from {@code start} until before {@code end}. */
        double number(int[] words, int start, int end);
    }

    /** Asks each text of at least so many words; NaN for the others. */
    static double[] numbers(Tokens.Coded tokens, int least, Text text) {
        double[] numbers = new double[tokens.documents()];
        for (int d = 0; d < numbers.length; d++) {
            numbers[d] = tokens.length(d) < least
                    ? Double.NaN
                    : text.number(tokens.word(), tokens.start()[d], tokens.start()[d + 1]);
        }
        return numbers;
    }
}

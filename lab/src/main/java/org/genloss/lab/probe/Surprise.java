package org.genloss.lab.probe;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Corpus;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Predictive;
import org.genloss.metric.Value;

/**
 * How surprised a law is by texts, in nats a symbol: the symbols after the first, given those before them.
 *
 * @param sorted of up to 2,000 texts of two symbols or more; none where the law says nothing of symbols
 */
record Surprise(double[] sorted) {
    static final String HELD_OUT = "held out, ";
    private static final double[] PLACES = {0.1, 0.5, 0.99};
    private static final List<String> NAMES = List.of("likeliest tenth up to", "median", "strangest hundredth from");

    static Surprise of(GenerativeModel model, Corpus texts) {
        return new Surprise(
                model instanceof Predictive law
                        ? law.logs(Forecasts.some(texts)).stream()
                                .filter(logs -> logs.length > 0)
                                .mapToDouble(
                                        logs -> -Arrays.stream(logs).average().orElseThrow())
                                .sorted()
                                .toArray()
                        : new double[0]);
    }

    /** Quantiles at 0.1, 0.5 and 0.99 (Hyndman and Fan 1996, definition 7). @param whose texts, before each subject */
    List<Value> values(String whose, String why) {
        return IntStream.range(0, PLACES.length)
                .mapToObj(i -> Value.of(whose + NAMES.get(i), quantile(PLACES[i]), why))
                .toList();
    }

    private double quantile(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return below == place ? sorted[below] : sorted[below] + (place - below) * (above - sorted[below]);
    }
}

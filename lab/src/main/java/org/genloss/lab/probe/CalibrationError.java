package org.genloss.lab.probe;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.lab.DataProbe;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/**
 * Expected calibration error on held-out real data: of the class of an item, or of the next symbol of a text, the highest chance that the model
 * gives against how often what has it comes. The sample is sorted by confidence and cut into bins of equal size; few bins of few forecasts
 * make the error of a perfect model about sqrt(2/pi) sqrt(bins p(1-p) / m), not 0.
 *
 * @param bins how many bins of equal mass
 */
@Shelf(Probe.class)
public record CalibrationError(int bins) implements DataProbe {
    static final String WHY = "the model gives no chances of classes or of symbols, or no held-out data has any";

    public CalibrationError() {
        this(15);
    }

    public CalibrationError {
        if (bins < 1) {
            throw new IllegalArgumentException("calibration-error.bins needs to be at least 1, got " + bins);
        }
    }

    @Override
    public Card card() {
        return Card.of("calibration-error", "Calibration error")
                .says("How far the confidence of the model is from how often it is right, on held-out real data.")
                .formula(
                        "sum over bins of (m_b/m) |share right - mean confidence|, confidence = highest chance, bins of equal mass")
                .unit(Card.Unit.SHARE)
                .harm(Card.Harm.MORE)
                .range(0, 1)
                .undefinedWhen(WHY)
                .source("Guo et al. 2017 (arXiv 1706.04599); equal mass: Nixon et al. 2019 (arXiv 1904.01685)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return learner.forecasts();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Evidence evidence) {
        if (!Forecasts.made(model)) {
            return Ask.none(WHY);
        }
        Forecasts forecasts = Forecasts.held(model, evidence);
        return Ask.answer(error(forecasts.confidence(), forecasts.right(), bins), WHY);
    }

    /** Sorted by confidence, equals in their order; the first bins have one more where they cannot be equal. NaN for nothing. */
    static double error(double[] confidence, boolean[] right, int bins) {
        int n = confidence.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((i, j) -> Double.compare(confidence[i], confidence[j]))
                .mapToInt(i -> i)
                .toArray();
        double error = 0;
        int at = 0;
        for (int b = 0; b < bins; b++) {
            int size = n / bins + (b < n % bins ? 1 : 0);
            double gap = 0;
            for (int i = 0; i < size; i++, at++) {
                gap += (right[order[at]] ? 1 : 0) - confidence[order[at]];
            }
            error += Math.abs(gap);
        }
        return error / n;
    }
}

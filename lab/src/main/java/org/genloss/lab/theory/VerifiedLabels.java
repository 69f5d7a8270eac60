package org.genloss.lab.theory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.numbers.gamma.LogGamma;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Classifier;
import org.genloss.lab.learner.Linear.Inputs;
import org.genloss.lab.mitigation.Verifier;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.ClassSource;
import org.genloss.shelf.Shelf;

/** A linear classifier trained on labels of a known error rate that a verifier has passed; to first order. */
@Shelf(Theory.class)
public final class VerifiedLabels implements Theory {
    @Override
    public Card card() {
        return Card.of("verified-labels", "Linear classifier on verified labels")
                .says(
                        "Expected accuracy of a least squares classifier whose labels are right with a known chance after a verifier has chosen.")
                .formula(
                        "1 - E angle/pi, angle = atan2(sqrt((1-s^2)/(n-d-1)) E chi(d-1), s), s = sqrt(2/pi) (2r-1), r = share of right labels "
                                + "among those kept, (1-p) phi/((1-p) phi + p psi); to first order in d/n")
                .undefinedWhen("labels are the model's own, or inputs are not new standard normal ones")
                .source(
                        "Feng et al. 2025, arXiv:2406.07515, theorem 4.2; the angle law of the least squares direction");
    }

    @Override
    public boolean covers(Experiment experiment) {
        List<Mitigation> mitigations = experiment.mitigations();
        return mitigations.isEmpty() || (mitigations.size() == 1 && mitigations.get(0) instanceof Verifier);
    }

    @Override
    public Optional<String> approximation(Experiment experiment, Regime regime, String measure, int generation) {
        return Optional.of("for many more rows than columns");
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        if (!measure.equals("accuracy")
                || !covers(experiment)
                || !(experiment.real() instanceof ClassSource source)
                || !(experiment.learner() instanceof Classifier learner)
                || learner.intercept()
                || learner.ridge() > 0
                || learner.steps() > 0) {
            return OptionalDouble.empty();
        }
        int d = source.weights().length;
        if (generation == 1 || regime instanceof Arm.RealOnly) {
            return accuracy(1 - source.error(), d, experiment.items());
        }
        boolean verified = experiment.mitigations().size() == 1;
        if (!verified || !(regime instanceof Replace) || learner.inputs() != Inputs.STANDARD_NORMAL) {
            return OptionalDouble.empty();
        }
        Verifier verifier = (Verifier) experiment.mitigations().get(0);
        double right = (1 - verifier.errorRate()) * verifier.right();
        return accuracy(right / (right + verifier.errorRate() * verifier.wrong()), d, experiment.items());
    }

    private static OptionalDouble accuracy(double right, int d, double rows) {
        double signal = Math.sqrt(2 / Math.PI) * (2 * right - 1);
        double noise = Math.sqrt((1 - signal * signal) / (rows - d - 1)) * chi(d - 1);
        double accuracy = 1 - Math.atan2(noise, signal) / Math.PI;
        return Double.isFinite(accuracy) ? OptionalDouble.of(accuracy) : OptionalDouble.empty();
    }

    /** Mean length of a standard normal vector. */
    private static double chi(int dimensions) {
        return dimensions == 0
                ? 0
                : Math.sqrt(2) * Math.exp(LogGamma.value((dimensions + 1) / 2.0) - LogGamma.value(dimensions / 2.0));
    }
}

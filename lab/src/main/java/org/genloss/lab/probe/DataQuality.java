package org.genloss.lab.probe;

import java.util.List;
import java.util.stream.DoubleStream;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.lab.DataProbe;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.lab.probe.Phases.Parts;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/**
 * Quality of what a model draws as data to train on, 0 to 1, and the parts it is made of, by what is drawn against the held-out data: fidelity F
 * (agreement on the body) and coverage C (share of the tails left), both as {@link Phases} reads them from samples, diversity min(V, 1/V), and originality 1
 * - (share of near copies beyond chance), see {@link NearCopies}. Parts that do not exist are left out. Two samples never agree wholly, so
 * real data reads somewhat below 1 too.
 */
@Shelf(Probe.class)
public record DataQuality() implements DataProbe {
    @Override
    public Card card() {
        return Card.of("data-quality", "Quality of the data drawn")
                .says(
                        "How good what the model draws is as data to train on: one number, and the four that it is made of.")
                .formula(
                        "geometric mean of fidelity F, coverage C, diversity min(V, 1/V) and originality 1 - max(0, (copies - chance) / (1 - chance))")
                .unit(Card.Unit.SHARE)
                .harm(Card.Harm.LESS)
                .range(0, 1)
                .undefinedWhen("no part is defined")
                .source(
                        "parts: fidelity, diversity and originality after Alaa et al. 2022 (arXiv 2102.08921); the mean is genloss's own");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return true;
    }

    @Override
    public List<Value> measure(GenerativeModel model, Evidence evidence) {
        Parts parts = PhaseSample.of(evidence);
        double diversity = Math.min(parts.spread(), 1 / parts.spread());
        double originality =
                Codes.fits(evidence.holdout().schema()) ? Double.NaN : originality(NearCopies.shares(evidence));
        double[] defined = DoubleStream.of(parts.body(), parts.tail(), diversity, originality)
                .filter(Double::isFinite)
                .toArray();
        double logs = DoubleStream.of(defined).map(Math::log).sum();
        return List.of(
                Value.of("score", Math.exp(logs / defined.length), "no part is defined"),
                Value.of("fidelity", parts.body(), "everything in the held-out data is rare"),
                Value.of("coverage", parts.tail(), "nothing in the held-out data is rare"),
                Value.of("diversity", diversity, "there is no spread"),
                Value.of("originality", originality, "of one column of categories everything is a copy"));
    }

    private static double originality(double[] copies) {
        return copies[1] < 1 ? 1 - Math.max(0, (copies[0] - copies[1]) / (1 - copies[1])) : Double.NaN;
    }
}

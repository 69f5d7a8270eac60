package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Lattice;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Scored;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Jensen-Shannon divergence between the true law and the model: the same both ways, and finite where categories were lost. */
@Shelf(Probe.class)
public record JensenShannonFromTruth() implements Probe {
    private static final double HALF = 0.5;

    @Override
    public Card card() {
        return Card.of("js-from-truth", "Jensen-Shannon divergence from the truth")
                .says(
                        "Divergence of the true law and of the model from their even mixture; the same both ways, ln 2 where they share nothing.")
                .formula("(KL(p0 || m) + KL(p || m)) / 2, m = (p0 + p) / 2, natural logarithms")
                .unit(Card.Unit.NATS)
                .harm(Card.Harm.MORE)
                .range(0, 1)
                .undefinedWhen("the true law or the model has no density")
                .source("Lin 1991, IEEE Transactions on Information Theory 37:145");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return (Ask.line(real) || Codes.fits(real.schema())) && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        if (model instanceof Discrete law && truth.orElse(null) instanceof Discrete known) {
            double[] p = Ask.aligned(law, known);
            double sum = 0;
            for (int i = 0; i < p.length; i++) {
                sum += term(known.probabilities()[i], p[i]);
            }
            return Ask.answer(sum, "a probability is no number");
        }
        if (!(model instanceof Scored law && truth.orElse(null) instanceof Scored known)
                || model instanceof Lattice != truth.get() instanceof Lattice) {
            return Ask.none("the true law has no density, or only one of both is a law on whole numbers");
        }
        double[] a = Density.range(known);
        double[] b = Density.range(law);
        double divergence = Density.integral(
                known,
                x -> term(Math.exp(Density.log(known, x)), Math.exp(Density.log(law, x))),
                Math.min(a[0], b[0]),
                Math.max(a[1], b[1]));
        return Ask.answer(Math.max(0, divergence), "the model has no density");
    }

    private static double term(double p0, double p) {
        double m = (p0 + p) / 2;
        return HALF * ((p0 > 0 ? p0 * Math.log(p0 / m) : 0) + (p > 0 ? p * Math.log(p / m) : 0));
    }
}

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

/** Kullback-Leibler divergence of the true law from the model: what the model fails to expect. */
@Shelf(Probe.class)
public record DivergenceFromTruth() implements Probe {
    private static double sum(double[] p0, double[] p) {
        double sum = 0;
        for (int i = 0; i < p0.length; i++) {
            sum += p0[i] == 0 ? 0 : p0[i] * Math.log(p0[i] / p[i]);
        }
        return sum;
    }

    private static double term(Scored truth, Scored model, double x) {
        double log = Density.log(truth, x);
        return log == Double.NEGATIVE_INFINITY ? 0 : Math.exp(log) * (log - Density.log(model, x));
    }

    @Override
    public Card card() {
        return Card.of("kl-from-truth", "Divergence of the truth from the model")
                .says("Kullback-Leibler divergence of the true law from the model: what the model fails to expect.")
                .formula("sum or integral of p0 ln(p0/p)")
                .unit(Card.Unit.NATS)
                .harm(Card.Harm.MORE)
                .undefinedWhen("the true law has no density, or the model excludes what the truth has")
                .source("Kullback and Leibler 1951");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return (Ask.line(real) || Codes.fits(real.schema())) && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        if (model instanceof Discrete law && truth.orElse(null) instanceof Discrete known) {
            return Ask.answer(
                    sum(known.probabilities(), Ask.aligned(law, known)),
                    "the model excludes a category that the truth has");
        }
        if (!(model instanceof Scored law && truth.orElse(null) instanceof Scored known)
                || model instanceof Lattice != truth.get() instanceof Lattice) {
            return Ask.none("the true law has no density, or only one of both is a law on whole numbers");
        }
        double[] range = Density.range(known);
        return Ask.answer(
                Density.integral(known, x -> term(known, law, x), range[0], range[1]),
                "the model excludes what the truth has");
    }
}

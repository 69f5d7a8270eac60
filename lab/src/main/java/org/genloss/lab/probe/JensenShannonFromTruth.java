package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
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
                .undefinedWhen("the true law is not known, one of both has no density, or there are several columns")
                .source("Lin 1991, IEEE Transactions on Information Theory 37:145");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return (Ask.line(real) || Codes.fits(real.schema())) && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        Matched matched = Matched.of(model, truth);
        return switch (matched.kind()) {
            case CATEGORIES -> {
                Discrete known = (Discrete) truth.get();
                double[] p = Ask.aligned((Discrete) model, known);
                double sum = 0;
                for (int i = 0; i < p.length; i++) {
                    sum += term(known.probabilities()[i], p[i]);
                }
                yield Ask.answer(sum, "a probability is no number");
            }
            case COUNTS, LINE -> Ask.answer(line((Scored) model, (Scored) truth.get()), "a density is no number");
            case NORMAL, SPACE ->
                Ask.none("it has no closed form in several columns; tv-from-truth is estimated there");
            case NONE -> Ask.none(matched.why());
        };
    }

    private static double line(Scored model, Scored truth) {
        if (Density.point(model) || Density.point(truth)) {
            boolean same = Density.point(model)
                    && Density.point(truth)
                    && Ask.number(model, "mean") == Ask.number(truth, "mean");
            return same ? 0 : Math.log(2);
        }
        double[] a = Density.range(truth);
        double[] b = Density.range(model);
        return Math.max(
                0,
                Density.integral(
                        List.of(truth, model),
                        x -> term(Density.at(truth, x), Density.at(model, x)),
                        Math.min(a[0], b[0]),
                        Math.max(a[1], b[1])));
    }

    private static double term(double p0, double p) {
        double m = (p0 + p) / 2;
        return HALF * ((p0 > 0 ? p0 * Math.log(p0 / m) : 0) + (p > 0 ? p * Math.log(p / m) : 0));
    }
}

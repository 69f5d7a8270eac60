package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.data.Item;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Scored;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Total variation between the true law and the model: the probability that has moved. Defined where categories were lost, too. */
@Shelf(Probe.class)
public record TotalVariationFromTruth() implements Probe {
    /** Draws of the truth in several columns. */
    static final int ITEMS = 4000;

    @Override
    public Card card() {
        return Card.of("tv-from-truth", "Total variation from the truth")
                .says("The share of probability that would have to move to turn the true law into the model.")
                .formula(
                        "sum or integral of max(p0 - p, 0) = half of that of |p0 - p|; in several columns mean of max(0, 1 - p/p0) over "
                                + ITEMS + " draws of the true law, others for each model, standard error at most "
                                + 0.5 / Math.sqrt(ITEMS))
                .unit(Card.Unit.SHARE)
                .harm(Card.Harm.MORE)
                .undefinedWhen("the true law is not known, or one of both has no density")
                .source("Levin, Peres and Wilmer 2009, Markov Chains and Mixing Times, section 4.1");
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
                yield Ask.answer(
                        sum(known.probabilities(), Ask.aligned((Discrete) model, known)), "a probability is no number");
            }
            case COUNTS, LINE -> Ask.answer(line((Scored) model, (Scored) truth.get()), "a density is no number");
            case NORMAL, SPACE -> Ask.answer(sampled((Scored) model, (Scored) truth.get()), "a density is no number");
            case NONE -> Ask.none(matched.why());
        };
    }

    private static double line(Scored model, Scored truth) {
        if (Density.point(model) || Density.point(truth)) {
            boolean same = Density.point(model)
                    && Density.point(truth)
                    && Ask.number(model, "mean") == Ask.number(truth, "mean");
            return same ? 0 : 1;
        }
        double[] range = Density.range(truth);
        return Density.integral(
                List.of(truth, model),
                x -> Math.max(0, Density.at(truth, x) - Density.at(model, x)),
                range[0],
                range[1]);
    }

    /** E max(0, 1 - p/p0) over draws of the truth: between 0 and 1, so that no draw weighs much. */
    private static double sampled(Scored model, Scored truth) {
        Seed seed = Seed.of(model.parameters().hashCode()).child("tv-from-truth");
        double sum = 0;
        for (Item item : Corpora.list(truth.draw(ITEMS, seed))) {
            sum += Math.max(0, -Math.expm1(model.logDensity(item) - truth.logDensity(item)));
        }
        return sum / ITEMS;
    }

    private static double sum(double[] p0, double[] p) {
        double sum = 0;
        for (int i = 0; i < p0.length; i++) {
            sum += Math.max(0, p0[i] - p[i]);
        }
        return sum;
    }
}

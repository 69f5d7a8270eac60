package org.genloss.lab.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Gmm;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Whether the components of a mixture are still there. */
@Shelf(Probe.class)
public record ComponentBalance() implements Probe {
    private static double[] gathered(double[] weights, double[] means, double[] centres) {
        double[] shares = new double[centres.length];
        for (int i = 0; i < weights.length; i++) {
            int nearest = 0;
            for (int j = 1; j < centres.length; j++) {
                nearest = Math.abs(means[i] - centres[j]) < Math.abs(means[i] - centres[nearest]) ? j : nearest;
            }
            shares[nearest] += weights[i];
        }
        return shares;
    }

    @Override
    public Card card() {
        return Card.of("component-balance", "Balance of the components")
                .says(
                        "Chance that two draws of a mixture come from different components, or from near different true ones.")
                .formula(
                        "1 - sum W(j)^2, W(j) the weight of the components whose means are nearest to the true mean j; for two 2 W (1-W)")
                .unit(Card.Unit.PROBABILITY)
                .range(0, 1)
                .harm(Card.Harm.LESS)
                .undefinedWhen("the model is no mixture")
                .source("Suresh et al. 2024 (arXiv 2412.17646)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return learner instanceof Gmm;
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        double[] weights = Ask.numbered(model, "weight-");
        double[] means = Ask.numbered(model, "mean-");
        double[] centres = truth.map(t -> Ask.numbered(t, "mean-")).orElse(new double[0]);
        double[] shares =
                centres.length > 0 && means.length == weights.length ? gathered(weights, means, centres) : weights;
        double squares = Arrays.stream(shares).map(w -> w * w).sum();
        return Ask.answer(weights.length == 0 ? Double.NaN : 1 - squares, "the model is no mixture");
    }
}

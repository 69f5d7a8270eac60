package org.genloss.lab.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.regime.CrossFeed;
import org.genloss.shelf.Shelf;

/**
 * Models that feed each other. With M the shares in which models are trained on each other's output, expected means are multiplied by M, and
 * the chances G that a draw of one agrees with a draw of another by M G M', plus what is sampled within a model.
 */
@Shelf(Theory.class)
public final class CrossFeeding implements Theory {
    @Override
    public Card card() {
        return Card.of("cross-feeding", "Exchange between models")
                .says("Expected means and diversity, exactly, of models that are trained on each other's draws.")
                .formula(
                        "pooled, 2 models: Hw' = (1-1/n)(Hw+Hb)/2, Hb' = (Hw+Hb)/2; share m: gap of means (1-2m) per fit; swap: means alternate")
                .undefinedWhen("a true law is not known, counts are smoothed, or draws are decoded")
                .source("Vu et al. 2025 (arXiv 2505.21677); exact recursions derived");
    }

    @Override
    public boolean covers(Experiment experiment) {
        return experiment.mitigations().isEmpty()
                && experiment.real().start(1, experiment.seed()).isEmpty();
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        if (!(regime instanceof CrossFeed feed)) {
            return OptionalDouble.empty();
        }
        boolean other = subject.length() > 3 && subject.startsWith(": ", 1);
        int model = other ? subject.charAt(0) - 'A' : 0;
        String quantity = Quantity.of(measure, other ? subject.substring(3) : subject);
        if (quantity.equals("mean") && experiment.learner() instanceof Gaussian learner && learner.step() == 1) {
            return mean(experiment, feed, model, generation);
        }
        if (quantity.equals("heterozygosity") && experiment.learner().equals(new Categorical())) {
            return heterozygosity(experiment, feed, model, generation);
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble mean(Experiment experiment, CrossFeed feed, int model, int generation) {
        double[] means = new double[feed.models()];
        for (int i = 0; i < means.length; i++) {
            means[i] = Quantity.truth(experiment.real().of(i), "mean").orElse(Double.NaN);
        }
        double[][] flow = flow(feed, experiment.items());
        for (int fit = 2; fit <= generation; fit++) {
            double[] last = means;
            means = Arrays.stream(flow).mapToDouble(row -> dot(row, last)).toArray();
        }
        return Double.isNaN(means[model]) ? OptionalDouble.empty() : OptionalDouble.of(means[model]);
    }

    /** Row i: shares of the items of model i that each of the models draws. */
    private static double[][] flow(CrossFeed feed, int items) {
        double[][] flow = new double[feed.models()][feed.models()];
        for (int to = 0; to < flow.length; to++) {
            for (int from = 0; from < flow.length; from++) {
                flow[to][from] = feed.flow(from, to, items);
            }
        }
        return flow;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static OptionalDouble heterozygosity(Experiment experiment, CrossFeed feed, int model, int generation) {
        List<double[]> laws = new ArrayList<>();
        for (int i = 0; i < feed.models(); i++) {
            boolean known = experiment.real().of(i).truth().orElse(null) instanceof CategoricalLaw law
                    && law.plain()
                    && laws.add(law.probabilities());
            if (!known || laws.get(i).length != laws.get(0).length) {
                return OptionalDouble.empty();
            }
        }
        double n = experiment.items();
        double[][] flow = flow(feed, experiment.items());
        double[][] agree = new double[feed.models()][feed.models()];
        for (int i = 0; i < agree.length; i++) {
            for (int j = 0; j < agree.length; j++) {
                agree[i][j] = dot(laws.get(i), laws.get(j));
            }
            agree[i][i] += (1 - agree[i][i]) / n;
        }
        for (int fit = 2; fit <= generation; fit++) {
            agree = next(feed, flow, agree, n);
        }
        return OptionalDouble.of(1 - agree[model][model]);
    }

    /** In a pool two of the n items are independent draws of the mixture; where the numbers are fixed each part is a sample of its own. */
    private static double[][] next(CrossFeed feed, double[][] flow, double[][] agree, double n) {
        double[][] next = new double[agree.length][agree.length];
        for (int i = 0; i < agree.length; i++) {
            for (int j = 0; j < agree.length; j++) {
                for (int k = 0; k < agree.length; k++) {
                    next[i][j] += flow[i][k] * dot(agree[k], flow[j]);
                }
            }
            double within = 0;
            for (int k = 0; k < agree.length; k++) {
                within += flow[i][k] * (1 - agree[k][k]);
            }
            boolean pooled = feed.exchange() == CrossFeed.Exchange.POOLED;
            next[i][i] += (pooled ? 1 - next[i][i] : within) / n;
        }
        return next;
    }
}

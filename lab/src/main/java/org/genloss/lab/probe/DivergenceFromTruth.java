package org.genloss.lab.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Lattice;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Scored;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.learner.Ppca;
import org.genloss.metric.Value;
import org.genloss.metric.vector.Symmetric;
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

    /**
     * (tr(S^-1 S0) + (m-m0)' S^-1 (m-m0) - d + ln det S - ln det S0) / 2; a'S^-1 a is twice what the log-density falls from m to m+a, and the
     * trace is the sum of that over the columns of a root of S0.
     */
    private static double normal(GaussianModel truth, GaussianModel model) {
        int d = truth.dimensions();
        double[] covariance = new double[d * d];
        Arrays.setAll(covariance, i -> truth.covariance(i / d, i % d));
        double[] root = Symmetric.of(covariance, d).root();
        double[] point = new double[d];
        Arrays.setAll(point, truth::mean);
        double squares = fall(model, point);
        for (int k = 0; k < d; k++) {
            int column = k;
            Arrays.setAll(point, j -> model.mean(j) + root[j * d + column]);
            squares += fall(model, point);
        }
        return 0.5 * (squares - d + model.logDeterminant() - truth.logDeterminant());
    }

    private static double fall(GaussianModel model, double[] point) {
        double[] mean = new double[point.length];
        Arrays.setAll(mean, model::mean);
        return 2 * (model.logDensity(vector(mean)) - model.logDensity(vector(point)));
    }

    private static Item vector(double[] x) {
        return Item.of("", new Payload.Vector(x));
    }

    @Override
    public Card card() {
        return Card.of("kl-from-truth", "Divergence of the truth from the model")
                .says("Kullback-Leibler divergence of the true law from the model: what the model fails to expect.")
                .formula("sum or integral of p0 ln(p0/p); in several columns in closed form, for normal laws")
                .unit(Card.Unit.NATS)
                .harm(Card.Harm.MORE)
                .undefinedWhen("the true law has no density, or the model excludes what the truth has")
                .source("Kullback and Leibler 1951");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        boolean normal = real.truth().filter(GaussianModel.class::isInstance).isPresent();
        boolean plane = normal && (learner instanceof Gaussian || learner instanceof Ppca);
        return (plane || Ask.line(real) || Codes.fits(real.schema()))
                && real.truth().isPresent();
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
        if (known instanceof GaussianModel from && from.dimensions() > 1) {
            return law instanceof GaussianModel to
                    ? Ask.answer(normal(from, to), "the model excludes what the truth has")
                    : Ask.none("the truth is normal in several columns, and the model is not");
        }
        double[] range = Density.range(known);
        return Ask.answer(
                Density.integral(known, x -> term(known, law, x), range[0], range[1]),
                "the model excludes what the truth has");
    }
}

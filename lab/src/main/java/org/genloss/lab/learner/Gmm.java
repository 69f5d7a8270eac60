package org.genloss.lab.learner;

import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Source;
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;

/**
 * A mixture of Gaussians fitted by expectation maximisation.
 *
 * @param components Gaussians in the mixture; 0 to choose as many as Schwarz's criterion (BIC) likes best
 * @param covariance their shape
 * @param floor added to every variance at every step, in units of the mean variance of the columns: keeps a component from shrinking onto one
 *     item
 * @param tolerance the fit ends when the mean log-likelihood per item rises by less
 * @param iterations steps after which the fit ends anyway
 * @param start where a later fit begins: cold at clusters of k-means, warm at the mixture before where it has as many components
 * @param most components to choose from where their number is chosen, 1 to 100
 * @param holdout early stopping: share of the items that are not fitted but watched, 0 to 0.5; the mixture kept is that of the step at which their
 *     likelihood was highest. 0 fits all items and stops by the tolerance alone
 * @param patience steps without a higher likelihood of the items held out after which the fit ends, at least 1; without effect where none are
 */
@Shelf(Learner.class)
public record Gmm(
        int components,
        Shape covariance,
        double floor,
        double tolerance,
        int iterations,
        Start start,
        int most,
        double holdout,
        int patience)
        implements Learner {
    private static final int MOST = 100;

    /** Shape of the covariances. */
    public enum Shape {
        /** Any covariance, one for each component. */
        FULL,
        /** Independent columns within a component. */
        DIAGONAL
    }

    public Gmm {
        if (components < 0) {
            throw new IllegalArgumentException("gmm.components needs to be 0 (chosen) or more, got " + components);
        }
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("gmm.most needs to be from 1 to " + MOST + ", got " + most);
        }
        if (!(floor > 0 && floor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gmm.floor needs to be above 0, got " + floor);
        }
        if (!(tolerance > 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gmm.tolerance needs to be above 0, got " + tolerance);
        }
        if (iterations < 1) {
            throw new IllegalArgumentException("gmm.iterations needs to be at least 1, got " + iterations);
        }
        if (!(holdout >= 0 && holdout <= 0.5)) {
            throw new IllegalArgumentException("gmm.holdout needs to be from 0 to 0.5, got " + holdout);
        }
        if (patience < 1) {
            throw new IllegalArgumentException("gmm.patience needs to be at least 1, got " + patience);
        }
    }

    /** No items are held out. */
    public Gmm(
            int components, Shape covariance, double floor, double tolerance, int iterations, Start start, int most) {
        this(components, covariance, floor, tolerance, iterations, start, most, 0, 5);
    }

    /** Each fit begins anew. */
    public Gmm(int components, Shape covariance, double floor, double tolerance, int iterations) {
        this(components, covariance, floor, tolerance, iterations, Start.COLD, 8);
    }

    public Gmm() {
        this(2, Shape.FULL, 1e-6, 1e-5, 200);
    }

    @Override
    public Card card() {
        return Card.of("gmm", "Mixture of Gaussians")
                .says(
                        "A mixture of Gaussians, fitted by expectation maximisation from a k-means start or from the mixture before.")
                .formula(
                        "f(x) = sum w_j N(x; m_j, S_j); each step maximises the expected log-likelihood, then adds floor * mean variance to every variance; k fixed, or of the least -2 ln L + p ln n, or with items held out of their highest likelihood")
                .undefinedWhen("there are fewer items than components, or all items are equal")
                .source(
                        "Dempster, Laird and Rubin 1977; start: Arthur and Vassilvitskii 2007, k-means++; choice of k: Schwarz 1978; early stopping: Prechelt 1998");
    }

    /** As far as expectation maximisation goes; its maximum may be a local one. */
    @Override
    public Optional<Learner> exact() {
        return Optional.of(new Gmm(
                components,
                covariance,
                Math.min(floor, 1e-9),
                Math.min(tolerance, 1e-8),
                Math.max(iterations, 5000),
                start,
                most));
    }

    @Override
    public Optional<Learner> rich(Source real) {
        int largest = components == 0 ? most : components;
        return real.truth()
                .filter(law -> law instanceof GmmModel mixture
                        ? mixture.size() <= largest
                                && (covariance == Shape.FULL || mixture.schema().width() == 1)
                        : law instanceof GaussianModel normal && (covariance == Shape.FULL || normal.dimensions() == 1))
                .map(law -> this);
    }

    @Override
    public Set<Sampling.Way> samples() {
        return Set.of(Sampling.Way.TEMPERATURE, Sampling.Way.LAMBDA, Sampling.Way.SYSTEMATIC);
    }

    @Override
    public boolean fits(Schema schema) {
        return Numbers.only(schema);
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public GmmModel fit(Corpus data, Seed seed) {
        return best(data, Optional.empty(), seed);
    }

    @Override
    public boolean warms() {
        return start == Start.WARM;
    }

    @Override
    public GmmModel refit(GenerativeModel previous, Corpus data, Seed seed) {
        return best(
                data,
                Optional.of(previous)
                        .filter(model -> start == Start.WARM)
                        .filter(GmmModel.class::isInstance)
                        .map(GmmModel.class::cast),
                seed);
    }

    private GmmModel best(Corpus data, Optional<GmmModel> before, Seed seed) {
        Corpus counted = Weighted.counted(data);
        Vectors points = Numbers.read(Weighted.plain(counted), "gmm", Math.max(2, components));
        Sample all = new Sample(points, Weighted.weights(counted));
        Sample[] parts = holdout == 0
                ? new Sample[] {all, all.none()}
                : all.split(watched(points.size()), seed.child("holdout").random());
        if (components > 0) {
            return one(parts, components, before, seed).model(data.schema());
        }
        ExpectationMaximisation best = null;
        for (int k = 1; k <= Math.min(most, parts[0].size()); k++) {
            ExpectationMaximisation fit = one(parts, k, before, seed);
            best = best == null || fit.criterion() < best.criterion() ? fit : best;
        }
        return best.model(data.schema()).among(most);
    }

    /** How many of the items are held out. */
    private int watched(int items) {
        int watched = (int) Math.round(holdout * items);
        if (watched == 0 || items - watched < Math.max(2, components)) {
            throw new IllegalArgumentException("gmm.holdout " + holdout + " of " + items + " items leaves "
                    + (items - watched) + " to fit and " + watched + " to watch, and it needs at least "
                    + Math.max(2, components) + " and 1");
        }
        return watched;
    }

    /** @param parts what is fitted, what is watched */
    private ExpectationMaximisation one(Sample[] parts, int k, Optional<GmmModel> before, Seed seed) {
        ExpectationMaximisation fit = new ExpectationMaximisation(this, parts[0], parts[1], k);
        Optional<GmmModel> same = before.filter(model -> model.size() == k);
        return same.isPresent() ? fit.warm(same.get()) : fit.cold(seed.random());
    }
}

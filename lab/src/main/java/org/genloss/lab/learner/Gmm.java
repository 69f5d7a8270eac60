package org.genloss.lab.learner;

import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Learner;
import org.genloss.shelf.Shelf;

/**
 * A mixture of Gaussians fitted by expectation maximisation.
 *
 * @param components Gaussians in the mixture
 * @param covariance their shape
 * @param floor added to every variance at every step, in units of the mean variance of the columns: keeps a component from shrinking onto one
 *     item
 * @param tolerance the fit ends when the mean log-likelihood per item rises by less
 * @param iterations steps after which the fit ends anyway
 */
@Shelf(Learner.class)
public record Gmm(int components, Shape covariance, double floor, double tolerance, int iterations) implements Learner {
    /** Shape of the covariances. */
    public enum Shape {
        /** Any covariance, one for each component. */
        FULL,
        /** Independent columns within a component. */
        DIAGONAL
    }

    public Gmm {
        if (components < 1) {
            throw new IllegalArgumentException("gmm.components needs to be at least 1, got " + components);
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
    }

    public Gmm() {
        this(2, Shape.FULL, 1e-6, 1e-5, 200);
    }

    @Override
    public Card card() {
        return Card.of("gmm", "Mixture of Gaussians")
                .says("A mixture of Gaussians, fitted by expectation maximisation from a k-means start.")
                .formula(
                        "f(x) = sum w_j N(x; m_j, S_j); each step maximises the expected log-likelihood, then adds floor * mean variance to every variance")
                .undefinedWhen("there are fewer items than components, or all items are equal")
                .source("Dempster, Laird and Rubin 1977; start: Arthur and Vassilvitskii 2007, k-means++");
    }

    @Override
    public boolean fits(Schema schema) {
        return Numbers.only(schema);
    }

    @Override
    public GmmModel fit(Corpus data, Seed seed) {
        return new ExpectationMaximisation(this, Numbers.read(data, "gmm", Math.max(2, components)))
                .run(data.schema(), seed.random());
    }
}

package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling.Way;
import org.genloss.lab.Source;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;

/**
 * Shares of the categories of one column.
 *
 * @param smoothing a added to the count of every category of the dictionary: (c+a)/(n+Ka); 0 gives the plain shares
 * @param temperature draws are proportional to p^(1/temperature); the fitted law stays as it is
 * @param top only so many of the likeliest categories are drawn; 0 for all
 * @param sampling how draws are made
 */
@Shelf(Learner.class)
public record Categorical(double smoothing, double temperature, int top, Sampling sampling) implements Learner {
    /** How n draws are made from a law. */
    public enum Sampling {
        /** Each draw by itself. */
        INDEPENDENT,
        /** Evenly: each category comes floor(np) or ceil(np) times. */
        SYSTEMATIC
    }

    public Categorical() {
        this(0, 1, 0, Sampling.INDEPENDENT);
    }

    public Categorical {
        if (!(smoothing >= 0) || Double.isInfinite(smoothing)) {
            throw new IllegalArgumentException("categorical.smoothing needs to be 0 or more, got " + smoothing);
        }
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("categorical.temperature needs to be above 0, got " + temperature);
        }
        if (top < 0) {
            throw new IllegalArgumentException("categorical.top needs to be 0 (all) or more, got " + top);
        }
    }

    @Override
    public Card card() {
        return Card.of("categorical", "Shares of categories")
                .says("Counts how often each category occurs and draws from these shares.")
                .formula("p(k) = (c(k) + smoothing) / (n + K smoothing); draws follow p(k)^(1/temperature)")
                .unit(Card.Unit.NONE)
                .undefinedWhen("the data is no table of one categorical column, or has no rows")
                .source("Wright 1931; Seddik et al. 2024 (arXiv 2404.05090)");
    }

    /** Even sampling stays: on average it draws the law as it is. */
    @Override
    public Optional<Learner> exact() {
        return Optional.of(new Categorical(0, 1, 0, sampling));
    }

    @Override
    public Optional<Learner> rich(Source real) {
        return real.truth().filter(Discrete.class::isInstance).map(law -> this);
    }

    @Override
    public Set<Way> samples() {
        return Set.of(Way.TEMPERATURE, Way.TOP_K, Way.TOP_P, Way.SYSTEMATIC);
    }

    /** All but top-p are settings of its own. */
    @Override
    public Learner sampled(org.genloss.lab.Sampling way) {
        if (!Set.of(Way.TEMPERATURE, Way.TOP_K, Way.SYSTEMATIC).containsAll(way.ways())) {
            return Learner.super.sampled(way);
        }
        org.genloss.lab.Sampling both = own().and(way);
        return new Categorical(
                smoothing,
                both.temperature(),
                both.topK(),
                both.systematic() ? Sampling.SYSTEMATIC : Sampling.INDEPENDENT);
    }

    private org.genloss.lab.Sampling own() {
        return new org.genloss.lab.Sampling(temperature, 1, top, 1, sampling == Sampling.SYSTEMATIC, 1);
    }

    @Override
    public boolean fits(Schema schema) {
        return Codes.fits(schema);
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public GenerativeModel fit(Corpus data, Seed seed) {
        Codes codes = Codes.of(Weighted.plain(data));
        if (codes.size() == 0) {
            throw new IllegalArgumentException("categorical needs at least one row");
        }
        return law(codes.dictionary(), counts(data, codes));
    }

    @Override
    public Optional<Tally> tally(int draws) {
        return Optional.of(new CountTally(this));
    }

    /** @param counts written to */
    GenerativeModel law(Codes.Dictionary dictionary, double[] counts) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += smoothing;
        }
        return CategoricalLaw.of(dictionary, counts).decoded(own());
    }

    /** Items with weights count as many as their weights say, in units in which all of them together are n. */
    private static double[] counts(Corpus data, Codes codes) {
        if (!(data instanceof Weighted weighted)) {
            return Arrays.stream(codes.counts()).asDoubleStream().toArray();
        }
        double[] counts = new double[codes.dictionary().size()];
        double[] shares = Moments.shares(weighted.weights());
        for (int i = 0; i < shares.length; i++) {
            counts[codes.codes()[i]] += shares[i] * shares.length;
        }
        return counts;
    }
}

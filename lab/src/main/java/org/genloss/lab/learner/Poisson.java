package org.genloss.lab.learner;

import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Source;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;

/** The Poisson law with the mean of the data: its maximum likelihood. Items with weights have a weighted mean. */
@Shelf(Learner.class)
public record Poisson() implements Learner {
    @Override
    public Card card() {
        return Card.of("poisson", "Poisson")
                .says("A Poisson law with the mean of one column of counts. Once its rate is 0 it stays 0.")
                .formula("P(k) = exp(-m) m^k / k!, m = mean")
                .undefinedWhen("a number is no count 0, 1, 2, ..")
                .source("Dey and Donoho 2024 (arXiv 2410.22812)");
    }

    @Override
    public Optional<Learner> exact() {
        return Optional.of(this);
    }

    @Override
    public Optional<Learner> rich(Source real) {
        return real.truth().filter(PoissonModel.class::isInstance).map(law -> this);
    }

    @Override
    public Set<Sampling.Way> samples() {
        return Set.of(Sampling.Way.TEMPERATURE, Sampling.Way.TOP_K, Sampling.Way.TOP_P, Sampling.Way.SYSTEMATIC);
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.width() == 1 && Numbers.only(schema);
    }

    @Override
    public boolean weighs() {
        return true;
    }

    /** @throws IllegalArgumentException where there are no items, or a number is no count */
    @Override
    public PoissonModel fit(Corpus data, Seed seed) {
        Vectors points = Numbers.read(Weighted.plain(data), "poisson", 1);
        refuse(points);
        return new PoissonModel(data.schema(), Moments.meanOnLine(data, points));
    }

    private static void refuse(Vectors points) {
        for (double x : points.values()) {
            if (!PoissonModel.count(x)) {
                throw new IllegalArgumentException("poisson needs counts 0, 1, 2, .., got " + x);
            }
        }
    }

    @Override
    public Optional<Tally> tally(int draws) {
        return Optional.of(new MomentTally(
                "poisson",
                1,
                Poisson::refuse,
                (schema, moments, previous) -> new PoissonModel(schema, moments.mean()[0])));
    }
}

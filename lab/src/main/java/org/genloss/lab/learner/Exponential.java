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

/** The exponential law with the mean of the data: its maximum likelihood. Items with weights have a weighted mean. */
@Shelf(Learner.class)
public record Exponential() implements Learner {
    @Override
    public Card card() {
        return Card.of("exponential", "Exponential")
                .says("An exponential law with the mean of one column of numbers that are 0 or more.")
                .formula("f(x) = exp(-x/m) / m, m = mean")
                .undefinedWhen("a number is below 0")
                .source("Dey and Donoho 2024 (arXiv 2410.22812)");
    }

    @Override
    public Optional<Learner> exact() {
        return Optional.of(this);
    }

    @Override
    public Optional<Learner> rich(Source real) {
        return real.truth().filter(ExponentialModel.class::isInstance).map(law -> this);
    }

    @Override
    public Set<Sampling.Way> samples() {
        return Set.of(Sampling.Way.TEMPERATURE, Sampling.Way.SYSTEMATIC);
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.width() == 1 && Numbers.only(schema);
    }

    @Override
    public boolean weighs() {
        return true;
    }

    /** @throws IllegalArgumentException where there are no items, or a number is below 0 or not finite */
    @Override
    public ExponentialModel fit(Corpus data, Seed seed) {
        Vectors points = Numbers.read(Weighted.plain(data), "exponential", 1);
        refuse(points);
        return new ExponentialModel(data.schema(), Moments.meanOnLine(data, points));
    }

    private static void refuse(Vectors points) {
        for (double x : points.values()) {
            if (!(x >= 0 && x < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("exponential needs numbers of 0 or more, got " + x);
            }
        }
    }

    @Override
    public Optional<Tally> tally(int draws) {
        return Optional.of(new MomentTally(
                "exponential",
                1,
                Exponential::refuse,
                (schema, moments, previous) -> new ExponentialModel(schema, moments.mean()[0])));
    }
}

package org.genloss.lab.mitigation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;

/**
 * A detector of synthetic items with known error rates, asked of everything new that comes in, real or drawn: what it flags is left out, or
 * counts for less. Real data of the first fit passes it before later fits see it again.
 *
 * @param caught chance that a drawn item is flagged, 0 to 1
 * @param falseAlarms chance that a real item is flagged, 0 to 1
 * @param weight of a flagged item, 0 to 1, where others weigh 1; 0 leaves it out. A learner that knows no weights needs the mitigation
 *     {@code resample} after it
 */
@Shelf(Mitigation.class)
public record Detector(double caught, double falseAlarms, double weight) implements Mitigation {
    public Detector {
        chance("caught", caught);
        chance("false-alarms", falseAlarms);
        chance("weight", weight);
    }

    public Detector() {
        this(0.9, 0.1, 0);
    }

    private static void chance(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("detector." + name + " needs to be between 0 and 1, got " + value);
        }
    }

    @Override
    public Card card() {
        return Card.of("detector", "Weigh by a detector")
                .says(
                        "A detector with known error rates looks at all new data; what it takes for synthetic is left out or counts for less.")
                .formula(
                        "share of real data among r real and s drawn items: r(1-f(1-w)) / (r(1-f(1-w)) + s(1-c(1-w))), c caught, f false alarms, w weight")
                .undefinedWhen("nothing is left")
                .source("Drayson et al. 2025, arXiv:2502.15654");
    }

    @Override
    public boolean fits(Schema schema) {
        return true;
    }

    @Override
    public Stage stage() {
        return Stage.ARRIVAL;
    }

    @Override
    public boolean weighs() {
        return weight > 0 && weight < 1;
    }

    @Override
    public Corpus apply(Offer offer, Seed seed) {
        UniformRandomProvider random = seed.random();
        double chance = offer.drawn() ? caught : falseAlarms;
        int n = Corpora.size(offer.data());
        boolean[] flagged = new boolean[n];
        for (int i = 0; i < n; i++) {
            flagged[i] = random.nextDouble() < chance;
        }
        if (!weighs()) {
            return Corpora.pick(
                    offer.data(),
                    IntStream.range(0, n)
                            .filter(i -> !flagged[i] || weight == 1)
                            .toArray());
        }
        double[] weights = Weighted.weights(offer.data());
        double[] changed = new double[n];
        Arrays.setAll(changed, i -> flagged[i] ? weights[i] * weight : weights[i]);
        return new Weighted(Weighted.plain(offer.data()), changed);
    }
}

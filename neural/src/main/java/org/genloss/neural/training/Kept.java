package org.genloss.neural.training;

import java.util.Map;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Checkpoints;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;

/**
 * A learner whose fits are kept while they go on, twenty times each.
 *
 * @param learner what is fitted
 * @param place where it is kept
 */
record Kept(NetworkLearner learner, Checkpoints place) implements Learner {
    @Override
    public Card card() {
        return learner.card();
    }

    @Override
    public boolean fits(Schema schema) {
        return learner.fits(schema);
    }

    @Override
    public void require() {
        learner.require();
    }

    @Override
    public String engine() {
        return learner.engine();
    }

    @Override
    public Map<String, String> starts() {
        return learner.starts();
    }

    @Override
    public int least(Schema schema) {
        return learner.least(schema);
    }

    @Override
    public Set<Sampling.Way> samples() {
        return learner.samples();
    }

    @Override
    public Learner fitted() {
        return learner;
    }

    @Override
    public GenerativeModel fit(Corpus data, Seed seed) {
        return learner.fit(data, seed, place);
    }

    @Override
    public GenerativeModel refit(GenerativeModel previous, Corpus data, Seed seed) {
        return learner.refit(previous, data, seed, place);
    }
}

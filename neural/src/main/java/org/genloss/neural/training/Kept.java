package org.genloss.neural.training;

import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Checkpoints;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.LearnerView;

/**
 * A learner whose fits are kept while they go on, twenty times each.
 *
 * @param learner what is fitted
 * @param first where first fits are kept
 * @param later where those after them are
 */
record Kept(NetworkLearner learner, Checkpoints first, Checkpoints later) implements LearnerView {
    @Override
    public GenerativeModel fit(Corpus data, Seed seed) {
        return learner.fit(data, seed, first);
    }

    @Override
    public GenerativeModel refit(GenerativeModel previous, Corpus data, Seed seed) {
        return learner.refit(previous, data, seed, later);
    }
}

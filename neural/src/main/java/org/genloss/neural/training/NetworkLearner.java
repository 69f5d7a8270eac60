package org.genloss.neural.training;

import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Checkpoints;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.neural.engine.Engine;

/** A learner that is a network: its fits take so long that they are kept while they go on. */
public interface NetworkLearner extends Learner {
    /** As {@link Learner#fit}. @param place where the fit is kept */
    GenerativeModel fit(Corpus data, Seed seed, Checkpoints place);

    /** As {@link Learner#refit}. @param place where the fit is kept */
    GenerativeModel refit(GenerativeModel previous, Corpus data, Seed seed, Checkpoints place);

    @Override
    default void require() {
        Engine.require();
    }

    @Override
    default String engine() {
        return Engine.version();
    }

    @Override
    default Learner keeping(Checkpoints first, Checkpoints later) {
        return new Kept(this, first, later);
    }

    @Override
    default GenerativeModel fit(Corpus data, Seed seed) {
        return fit(data, seed, Checkpoints.NONE);
    }

    @Override
    default GenerativeModel refit(GenerativeModel previous, Corpus data, Seed seed) {
        return refit(previous, data, seed, Checkpoints.NONE);
    }
}

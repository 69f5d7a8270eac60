package org.genloss.lab.learner;

import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;

/** Tally of a learner that needs no more of its data than moments. */
final class MomentTally implements Tally {
    /** From moments to a model. */
    interface Fit {
        GenerativeModel of(Schema schema, RunningMoments moments, GenerativeModel previous);
    }

    /** Refuses numbers that no law of the learner has. */
    interface Check {
        void refuse(Vectors points);
    }

    private final String learner;
    private final int least;
    private final Check check;
    private final Fit fit;
    private final RunningMoments moments = new RunningMoments();
    private Schema schema;

    /** @param least items that are needed for a fit */
    MomentTally(String learner, int least, Check check, Fit fit) {
        this.learner = learner;
        this.least = least;
        this.check = check;
        this.fit = fit;
    }

    @Override
    public void add(Corpus items) {
        if (Corpora.size(items) > 0) {
            Vectors points = Numbers.read(Weighted.plain(items), learner, 1);
            check.refuse(points);
            schema = schema == null ? items.schema() : schema;
            moments.add(items, points);
        }
    }

    @Override
    public void weigh(double total) {
        moments.weigh(total);
    }

    @Override
    public GenerativeModel fit(GenerativeModel previous, Seed seed) {
        moments.require(learner, least);
        return fit.of(schema, moments, previous);
    }
}

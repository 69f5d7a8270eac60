package org.genloss.neural.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.genloss.lab.Trained;

/**
 * How a training went so far.
 *
 * @param best weights of the lowest loss over what is held out; empty where nothing is watched
 * @param lowest that loss; infinite without
 * @param idle looks since they were found, of those that count
 * @param curve mean losses below 0, one entry a look: of what was learned from since the look before, and of what was held out; where the loss is surprise these
 *     are log-likelihoods
 */
record Course(Optional<Weights> best, double lowest, int idle, List<Trained.Step> curve) {
    static final Course BEGIN = new Course(Optional.empty(), Double.POSITIVE_INFINITY, 0, List.of());

    Course {
        curve = List.copyOf(curve);
    }

    /**
     * After another look.
     *
     * @param fitted loss over what was learned from
     * @param watched loss over what was held out; NaN without
     * @param counts whether it is one of the idle ones where it finds nothing better
     */
    Course after(double fitted, double watched, boolean counts, Supplier<Weights> now) {
        List<Trained.Step> longer = new ArrayList<>(curve);
        longer.add(new Trained.Step(-fitted, -watched));
        return watched < lowest
                ? new Course(Optional.of(now.get()), watched, 0, longer)
                : new Course(best, lowest, idle + (counts ? 1 : 0), longer);
    }
}

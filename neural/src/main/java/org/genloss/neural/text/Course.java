package org.genloss.neural.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.genloss.lab.Trained;

/**
 * How a training went so far.
 *
 * @param best weights that were least surprised by the held-out texts; empty where nothing is watched
 * @param lowest their surprise, nats a token; infinite without
 * @param idle looks since they were found
 * @param curve mean log-likelihoods a token, one entry a look: of what was learned from since the look before, and of what was held out
 */
record Course(Optional<Weights> best, double lowest, int idle, List<Trained.Step> curve) {
    static final Course BEGIN = new Course(Optional.empty(), Double.POSITIVE_INFINITY, 0, List.of());

    Course {
        curve = List.copyOf(curve);
    }

    /**
     * After another look.
     *
     * @param fitted surprise by what was learned from
     * @param watched surprise by what was held out; NaN without
     */
    Course after(double fitted, double watched, Supplier<Weights> now) {
        List<Trained.Step> longer = new ArrayList<>(curve);
        longer.add(new Trained.Step(-fitted, -watched));
        return watched < lowest
                ? new Course(Optional.of(now.get()), watched, 0, longer)
                : new Course(best, lowest, idle + 1, longer);
    }
}

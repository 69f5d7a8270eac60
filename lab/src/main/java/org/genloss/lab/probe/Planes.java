package org.genloss.lab.probe;

import org.genloss.lab.Source;
import org.genloss.lab.learner.LinearModel;

/** What probes of linear models ask alike. */
final class Planes {
    private Planes() {}

    static boolean known(Source real) {
        return real.truth().filter(LinearModel.class::isInstance).isPresent();
    }

    /** NaN where the two do not have as many inputs. */
    static double squaredDistance(LinearModel a, LinearModel b) {
        if (a.inputs() != b.inputs()) {
            return Double.NaN;
        }
        double sum = 0;
        for (int j = 0; j < a.inputs(); j++) {
            double gap = a.weight(j) - b.weight(j);
            sum += gap * gap;
        }
        return sum;
    }
}

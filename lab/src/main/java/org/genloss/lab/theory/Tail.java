package org.genloss.lab.theory;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.genloss.lab.Experiment;
import org.genloss.lab.probe.RareCoverage;
import org.genloss.lab.probe.RareProbability;

/** The categories that the experiment's probe of a tail looks at: those from a place on; place -1 where no such probe is asked. */
record Tail(int after) {
    static Tail of(Experiment experiment, String measure) {
        return experiment.probes().stream()
                .filter(probe -> probe.card().id().equals(measure))
                .mapToInt(probe -> probe instanceof RareCoverage c
                        ? c.after()
                        : probe instanceof RareProbability p ? p.after() : -1)
                .mapToObj(Tail::new)
                .findFirst()
                .orElse(new Tail(-1));
    }

    /** The values of the tail's categories; empty where there is no tail. */
    double[] part(double[] all) {
        int from = after == 0 ? all.length / 2 : after;
        return after < 0 || from >= all.length ? new double[0] : Arrays.copyOfRange(all, from, all.length);
    }

    OptionalDouble mass(double[] all) {
        double[] part = part(all);
        return part.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(part).sum());
    }
}

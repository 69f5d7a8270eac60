package org.genloss.io.experiment;

import java.util.Optional;
import org.genloss.catalog.Catalog;
import org.genloss.lab.Probe;
import org.genloss.verdict.VerdictStatistics;

/** Probes ask models and statistics of the verdict the permutation test: neither is a metric of two files. */
public final class ReadElsewhere {
    private ReadElsewhere() {}

    /** Where what is no metric is read, as a sentence without its full stop; empty where it is neither probe nor statistic. */
    public static Optional<String> of(String id) {
        if (Catalog.of(Probe.class, "probe").ids().contains(id)) {
            return Optional.of(id + " is read from models: genloss simulate --metrics " + id);
        }
        return VerdictStatistics.find(id).isPresent()
                ? Optional.of(id + " is a statistic of the verdict, read by every check: genloss check --all shows it")
                : Optional.empty();
    }
}

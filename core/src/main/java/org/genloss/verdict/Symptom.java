package org.genloss.verdict;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a generation beside its own items: from answers to the same prompts, from results of benchmarks.
 *
 * @param readings tested ones, on the scale of what is kept
 * @param findings losses, each with whether it alone makes late collapse
 * @param floor the share kept at or below which it counts as a loss
 * @param kept of every test that was made
 * @param note what a reader must know; empty where there is nothing
 */
record Symptom(List<Reading> readings, List<Finding> findings, double floor, List<Kept> kept, Optional<String> note) {
    Symptom {
        readings = List.copyOf(readings);
        findings = List.copyOf(findings);
        kept = List.copyOf(kept);
    }
}

package org.genloss.verdict.gate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Reading;

/**
 * What a gate made of a check.
 *
 * @param gate the gate
 * @param generations in the order of the check
 */
public record Outcome(Gate gate, List<OfGeneration> generations) {
    public Outcome {
        generations = List.copyOf(generations);
    }

    /**
     * One generation.
     *
     * @param name its name
     * @param level what the findings that are not waived would be called; the verdict's own level where none is waived
     * @param reasons why it fails; empty where it passes
     * @param breaches readings harmed beyond what is tolerated, waived ones included
     */
    public record OfGeneration(String name, Level level, List<String> reasons, List<Breach> breaches) {
        public OfGeneration {
            reasons = List.copyOf(reasons);
            breaches = List.copyOf(breaches);
        }

        public boolean fails() {
            return !reasons.isEmpty();
        }
    }

    public boolean passed() {
        return generations.stream().noneMatch(OfGeneration::fails);
    }

    /** The names of the generations that fail. */
    public List<String> failing() {
        return generations.stream()
                .filter(OfGeneration::fails)
                .map(OfGeneration::name)
                .toList();
    }

    /** What waives a finding, if something does. */
    public Optional<Waiver> waiver(Finding finding) {
        return gate.waiver(finding);
    }

    /** What waives a breach, if something does. */
    public Optional<Waiver> waiver(Breach breach) {
        return gate.waiver(breach);
    }

    /** Whether something of the check is waived by it. */
    public boolean uses(Waiver waiver, CheckResult result) {
        Stream<Waiver> findings = result.generations().stream()
                .flatMap(g -> g.verdict().findings().stream())
                .flatMap(f -> waiver(f).stream());
        Stream<Waiver> breaches =
                generations.stream().flatMap(g -> g.breaches().stream()).flatMap(b -> waiver(b).stream());
        return Stream.concat(findings, breaches).anyMatch(waiver::equals);
    }

    /** Waivers whose day has passed. */
    public List<Waiver> expired() {
        return gate.waivers().stream().filter(Waiver::expired).toList();
    }

    /** A reading with a tolerance that could not be judged. */
    public record Unjudged(String generation, Reading reading, String why) {}

    /** Readings whose tolerance could not be judged, and why. */
    public List<Unjudged> unjudged(CheckResult result) {
        return result.generations().stream()
                .flatMap(g -> g.readings().stream()
                        .flatMap(r -> gate.tolerance(r).flatMap(t -> t.unable(r)).stream()
                                .map(why -> new Unjudged(g.data().name(), r, why))))
                .toList();
    }

    /** Readings that were judged by a tolerance, over all generations. */
    public long judged(CheckResult result) {
        return result.generations().stream()
                .flatMap(g -> g.readings().stream())
                .filter(r ->
                        gate.tolerance(r).filter(t -> t.unable(r).isEmpty()).isPresent())
                .count();
    }

    /** Tolerances that no reading of the check is about. */
    public List<Tolerance> unread(CheckResult result) {
        return gate.tolerances().stream()
                .filter(t -> result.generations().stream()
                        .flatMap(g -> g.readings().stream())
                        .noneMatch(r -> t.means(r, gate.columns())))
                .toList();
    }
}

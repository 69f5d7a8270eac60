package org.genloss.verdict.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.genloss.catalog.Settings;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Level;
import org.genloss.verdict.Reading;

/**
 * What fails a pipeline.
 *
 * @param causes what fails it; empty where only tolerances do
 * @param tolerances how much harm single readings may take
 * @param waivers what shall not fail it although it would
 * @param columns of the data; empty where it has none
 */
public record Gate(Set<Cause> causes, List<Tolerance> tolerances, List<Waiver> waivers, List<String> columns) {
    /** What fails a gate. A level stands for itself and graver ones. */
    public enum Cause {
        EARLY,
        LATE,
        SHIFTED,
        UNDECIDED,
        /** Copies of the reference; named by itself it goes with EARLY. */
        COPYING,
        /** Nothing at all, tolerances included. */
        NEVER;

        private boolean is(Level level) {
            return switch (this) {
                case NEVER, COPYING -> false;
                case LATE -> level == Level.LATE_COLLAPSE;
                case EARLY -> level.isLoss();
                case SHIFTED -> level.isLoss() || level == Level.SHIFTED;
                case UNDECIDED -> level.isLoss() || level == Level.UNDECIDED;
            };
        }
    }

    public Gate {
        tolerances = List.copyOf(tolerances);
        waivers = List.copyOf(waivers);
        columns = List.copyOf(columns);
        causes = causes.equals(Set.of(Cause.COPYING)) ? Set.of(Cause.EARLY, Cause.COPYING) : Set.copyOf(causes);
        if (causes.contains(Cause.NEVER) && causes.size() > 1) {
            throw new IllegalArgumentException("never and " + words(causes, Cause.NEVER) + " cannot both fail a gate");
        }
    }

    /** Of causes alone. */
    public static Gate of(Cause... causes) {
        return new Gate(Set.of(causes), List.of(), List.of(), List.of());
    }

    /** What is made of a check. */
    public Outcome judge(CheckResult result) {
        return new Outcome(this, result.generations().stream().map(this::judge).toList());
    }

    /** The causes as users write them, in their order: "early, copying". */
    public String words() {
        return words(causes, null);
    }

    private static String words(Set<Cause> causes, Cause without) {
        return Arrays.stream(Cause.values())
                .filter(cause -> causes.contains(cause) && cause != without)
                .map(Settings::word)
                .collect(Collectors.joining(", "));
    }

    private Outcome.OfGeneration judge(CheckResult.Generation generation) {
        List<Breach> breaches = breaches(generation);
        Level level = level(generation);
        List<String> reasons = new ArrayList<>();
        if (causes.stream().anyMatch(cause -> cause.is(level))) {
            reasons.add(level.words());
        }
        if (causes.contains(Cause.COPYING)
                && generation.copying().stream().anyMatch(f -> waiver(f).isEmpty())) {
            reasons.add("copies of the reference");
        }
        if (!causes.contains(Cause.NEVER)) {
            breaches.stream()
                    .filter(breach -> waiver(breach).isEmpty())
                    .map(breach -> breach.reading().card().id() + " beyond its tolerance")
                    .distinct()
                    .forEach(reasons::add);
        }
        return new Outcome.OfGeneration(generation.data().name(), level, reasons, breaches);
    }

    private List<Breach> breaches(CheckResult.Generation generation) {
        List<Breach> breaches = new ArrayList<>();
        for (Reading reading : generation.readings()) {
            tolerance(reading).flatMap(t -> t.broken(reading)).ifPresent(breaches::add);
        }
        return breaches;
    }

    /** Of a reading the tolerance that names its subject, before the one for all subjects. */
    Optional<Tolerance> tolerance(Reading reading) {
        Optional<Tolerance> named = tolerances.stream()
                .filter(t -> !t.subject().isEmpty() && t.means(reading, columns))
                .findFirst();
        return named.or(
                () -> tolerances.stream().filter(t -> t.means(reading, columns)).findFirst());
    }

    /** The level that the findings which are not waived would have; that of the verdict where none is waived. */
    private Level level(CheckResult.Generation generation) {
        List<Finding> findings = generation.verdict().findings();
        List<Finding> left = findings.stream().filter(f -> waiver(f).isEmpty()).toList();
        if (left.size() == findings.size()) {
            return generation.verdict().level();
        }
        if (left.stream().anyMatch(Finding::late)) {
            return Level.LATE_COLLAPSE;
        }
        if (left.stream().anyMatch(Finding::loss)) {
            return Level.EARLY_COLLAPSE;
        }
        if (left.stream().anyMatch(f -> !f.copying())) {
            return Level.SHIFTED;
        }
        return generation.verdict().level() == Level.UNDECIDED ? Level.UNDECIDED : Level.HEALTHY;
    }

    Optional<Waiver> waiver(Finding finding) {
        return waivers.stream()
                .filter(w -> !w.expired() && w.means(finding.metric(), finding.family(), finding.subject(), columns))
                .findFirst();
    }

    Optional<Waiver> waiver(Breach breach) {
        Reading reading = breach.reading();
        return waivers.stream()
                .filter(w -> !w.expired() && w.means(reading.card().id(), "", reading.subject(), columns))
                .findFirst();
    }
}

package org.genloss.curate.policy;

import java.util.List;
import java.util.Optional;
import org.genloss.verdict.gate.Waiver;

/**
 * What a policy found.
 *
 * @param rules those asked for, in the order of {@link Rule}
 * @param waivers all of them, used or not
 */
public record PolicyReport(List<Ruled> rules, List<Waiver> waivers) {
    public PolicyReport {
        rules = List.copyOf(rules);
        waivers = List.copyOf(waivers);
    }

    /**
     * A rule.
     *
     * @param asked what it asks for: "at most 0.2"
     * @param breaches empty where it holds
     */
    public record Ruled(Rule rule, String asked, List<Breach> breaches) {
        public Ruled {
            breaches = List.copyOf(breaches);
        }

        /** Whether nothing breaks it, or all that does is waived. */
        public boolean passes() {
            return breaches.stream().allMatch(breach -> breach.waiver().isPresent());
        }
    }

    /**
     * Something that breaks a rule.
     *
     * @param source whose it is; empty where it is the mix's
     * @param sentence what is wrong and what to do
     * @param waiver what waives it on the day of the run
     */
    public record Breach(Rule rule, String source, String sentence, Optional<Waiver> waiver) {
        /** Whether a waiver is about it, expired or not. */
        public boolean waivedBy(Waiver other) {
            return other.what().equals(rule.id())
                    && (other.subject().isEmpty() || other.subject().equals(source));
        }
    }

    /** What breaks it and is not waived. */
    public List<Breach> open() {
        return rules.stream()
                .flatMap(rule -> rule.breaches().stream())
                .filter(breach -> breach.waiver().isEmpty())
                .toList();
    }

    /** Whether a waiver waived something. */
    public boolean uses(Waiver waiver) {
        return rules.stream()
                .flatMap(rule -> rule.breaches().stream())
                .anyMatch(breach -> breach.waiver().filter(waiver::equals).isPresent());
    }
}

package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.genloss.catalog.Card;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.gate.Breach;
import org.genloss.verdict.gate.Outcome;
import org.genloss.verdict.gate.Tolerance;
import org.genloss.verdict.gate.Waiver;

/** What a policy did to a check, in the words that every format uses. */
final class PolicyWords {
    private final CheckResult result;
    private final RunInfo info;

    PolicyWords(CheckResult result, RunInfo info) {
        this.result = result;
        this.info = info;
    }

    /** Of a waived finding " [waived until 2026-12-31: known]", otherwise nothing. */
    String mark(Finding finding) {
        return info.outcome().waiver(finding).map(PolicyWords::mark).orElse("");
    }

    private static String mark(Waiver waiver) {
        return " [" + waiver.terms() + "]";
    }

    /** The readings of a generation beyond their tolerance, a sentence each. */
    List<String> breaches(int generation) {
        return info.outcome().generations().get(generation).breaches().stream()
                .map(this::sentence)
                .toList();
    }

    private String sentence(Breach breach) {
        return sentenceOf(breach)
                + info.outcome().waiver(breach).map(PolicyWords::mark).orElse("");
    }

    /** "Words kept, words: 48.1 % (46.0–50.0), tolerated down to 62.7 % (5 % below 66.0 %)." */
    static String sentenceOf(Breach breach) {
        Card card = breach.reading().card();
        String way = breach.below() ? "below" : "above";
        return title(breach) + ": " + Numbers.valueWithUnit(breach.reading()) + " ("
                + Numbers.interval(breach.reading()) + "), tolerated " + (breach.below() ? "down" : "up") + " to "
                + Numbers.withUnit(Numbers.of(breach.limit(), card.unit()), card.unit()) + " ("
                + size(breach.tolerance(), card.unit()) + " " + way + " the "
                + Numbers.withUnit(Numbers.of(breach.usual(), card.unit()), card.unit())
                + " of no change).";
    }

    static String title(Breach breach) {
        Card card = breach.reading().card();
        String subject = breach.reading().subject();
        return subject.isEmpty() || subject.equalsIgnoreCase(card.name()) ? card.name() : card.name() + ", " + subject;
    }

    private static String size(Tolerance tolerance, Card.Unit unit) {
        if (tolerance.percent()) {
            return number(tolerance.size()) + "\u00a0%";
        }
        return unit == Card.Unit.SHARE
                ? number(100 * tolerance.size()) + " points"
                : Numbers.withUnit(Numbers.of(tolerance.size(), unit), unit);
    }

    /** As the user wrote it: 10, not 10.0. */
    private static String number(double size) {
        String plain = Numbers.plain(size);
        return plain.contains(".") && !plain.contains("e")
                ? plain.replaceAll("0+$", "").replaceAll("\\.$", "")
                : plain;
    }

    /** The generations that fail, with what they fail by unless it is their level alone: "gen1, gen2: early collapse and variance-ratio beyond its tolerance". */
    String failing() {
        return info.outcome().generations().stream()
                .filter(Outcome.OfGeneration::fails)
                .map(PolicyWords::failing)
                .collect(Collectors.joining(", "));
    }

    private static String failing(Outcome.OfGeneration judged) {
        boolean plain = judged.reasons().equals(List.of(judged.level().words()));
        return judged.name() + (plain ? "" : ": " + String.join(" and ", judged.reasons()));
    }

    /** What is to be known of the data, what was waived, what is no longer waived, what could not be judged. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(info.remarks());
        Outcome outcome = info.outcome();
        for (Waiver waiver : outcome.gate().waivers()) {
            if (waiver.expired()) {
                notes.add("The waiver of " + waiver.title() + " (" + waiver.why() + ") expired on " + waiver.expires()
                        + ": it no longer waives.");
            } else if (outcome.uses(waiver, result)) {
                notes.add("Waived until " + waiver.expires() + ", as of " + info.today() + ": " + waiver.title() + " ("
                        + waiver.why() + ").");
            }
        }
        for (int g = 0; g < outcome.generations().size(); g++) {
            Outcome.OfGeneration judged = outcome.generations().get(g);
            if (judged.level() != result.generations().get(g).verdict().level()) {
                notes.add("Without what is waived " + judged.name() + " counts as "
                        + judged.level().words() + " for the gate.");
            }
        }
        long judged = outcome.judged(result);
        if (judged > 0) {
            notes.add(
                    "Tolerances: " + Numbers.count(judged, "reading was", "readings were")
                            + " judged, each by its own 95 % interval, beside the check's alpha. Harm that is just tolerated is taken for more in 2.5 % of readings.");
        }
        Map<String, Set<String>> unjudged = new LinkedHashMap<>();
        for (Outcome.Unjudged one : outcome.unjudged(result)) {
            unjudged.computeIfAbsent(
                            "The tolerance of " + one.reading().card().id()
                                    + " was not judged where there is no number to judge it by (" + one.why() + "): ",
                            key -> new LinkedHashSet<>())
                    .add(one.reading().subject());
        }
        unjudged.forEach((lead, subjects) -> notes.add(lead + String.join(", ", subjects) + "."));
        return notes;
    }
}

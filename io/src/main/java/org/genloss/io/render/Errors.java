package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.decomposition.Breakdown;
import org.genloss.lab.decomposition.Decomposition;
import org.genloss.lab.decomposition.Signature;

/** The errors of a breakdown in words, the same on terminal and page. */
final class Errors {
    static final List<String> NAMES = List.of("Expressivity", "Learning", "Statistics");
    static final List<String> MEANS =
            List.of("the class lacks the law", "optimiser and decoder", "finitely many items");

    private Errors() {}

    /** "0.172", "0", "undef.". */
    static String number(Breakdown.Estimate estimate, Breakdown breakdown) {
        return estimate.n() == 0
                ? "undef."
                : Numbers.of(estimate.mean(), breakdown.distance().unit());
    }

    /** The distance and its unit. */
    static String title(Breakdown breakdown) {
        String unit = Numbers.unit(breakdown.distance().unit());
        boolean told = breakdown.distance().unit() == Card.Unit.DISTANCE || unit.isEmpty();
        return breakdown.distance().name() + (told ? "" : ", " + unit);
    }

    /** One line of the table an error; the total is that of all. */
    static List<Breakdown.Estimate> line(Breakdown breakdown, int error) {
        return breakdown.steps().stream()
                .map(step -> error < NAMES.size() ? step.nested().all().get(error) : step.total())
                .toList();
    }

    /** What the growth of each error says, with what is expected of it; without those that have nothing to say. */
    static List<String> signature(Breakdown breakdown) {
        Signature s = breakdown.signature();
        List<String> lines = new ArrayList<>();
        add(
                lines,
                "Statistics: slope of ln error on ln items",
                s.statisticsByItems(),
                "-1 if doubling the items halves it");
        add(
                lines,
                "Statistics: slope of ln error on ln generation",
                s.statisticsByGeneration(),
                "1 if linear, 0 if paid once");
        add(
                lines,
                "Learning, beside statistics: slope of ln error on ln items",
                s.learningByItems(),
                "0 if items help neither it nor the interaction");
        add(
                lines,
                "Learning: slope of ln error on ln generation",
                s.learningByGeneration(),
                "1 if linear, 0 if paid once");
        add(lines, "Expressivity: slope of ln error on ln generation", s.expressivityByGeneration(), "0 if paid once");
        return lines;
    }

    private static void add(List<String> lines, String what, Optional<Signature.Slope> slope, String expected) {
        slope.ifPresent(s -> {
            String between = s.interval()
                    .map(i -> ", 95 % " + rounded(i.low()) + " to " + rounded(i.high()))
                    .orElse("");
            lines.add(what + " " + rounded(s.value()) + between + " (" + expected.replace("-1", "\u22121") + ")");
        });
    }

    private static String rounded(double slope) {
        return Numbers.plain(Math.abs(slope) < 5e-3 ? 0 : slope);
    }

    /** How much the order in which errors are let in matters at the last generation. */
    static String interaction(Breakdown breakdown) {
        Breakdown.Step last = breakdown.steps().get(breakdown.steps().size() - 1);
        if (Decomposition.aboveBest(breakdown)) {
            return "The records are the truth. What the class itself lacks at the first fit is not known: their entropy would be needed. "
                    + "What later exact fits to very many items add to it stands under expressivity";
        }
        if (breakdown.richClass().isEmpty()) {
            return "No class with the truth is known that is fitted and drawn from in the same way: only this order has numbers";
        }
        String found = "Interaction at generation " + last.generation() + ": "
                + number(last.interaction(), breakdown) + "; class with the truth: "
                + breakdown.richClass().orElseThrow();
        return breakdown.silent().isEmpty()
                ? found
                : found + ". The distance is undefined or infinite where only these errors are let in: "
                        + String.join("; ", breakdown.silent()) + "; what needs them is undefined";
    }
}

package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.genloss.lab.decomposition.Breakdown;

/** The errors of a cell on a terminal: a table a regime and distance, then how each error grows. */
final class ErrorsText {
    private static final int LABEL = 26;

    private ErrorsText() {}

    static List<String> lines(List<Breakdown> breakdowns, int width) {
        return breakdowns.stream()
                .flatMap(breakdown -> lines(breakdown, width).stream())
                .toList();
    }

    private static List<String> lines(Breakdown breakdown, int width) {
        List<Integer> generations = SimulateText.few(breakdown.steps().size(), SimulateText.columns(width - 18));
        List<String> lines = new ArrayList<>();
        lines.add(Wrap.at(
                "Where it comes from, " + Regimes.title(breakdown.regime()) + ": " + Errors.title(breakdown),
                2,
                width));
        StringBuilder head = new StringBuilder(" ".repeat(LABEL + 2));
        generations.forEach(t -> head.append(String.format(Locale.ROOT, "%9d", t)));
        Breakdown.Step last = breakdown.steps().get(breakdown.steps().size() - 1);
        lines.add(head + String.format("%9s%9s", "reverse", "Shapley"));
        IntStream.rangeClosed(0, 3).forEach(i -> {
            List<Breakdown.Estimate> estimates = Errors.line(breakdown, i);
            String name = i < 3 ? Errors.NAMES.get(i) : "Total";
            StringBuilder row = new StringBuilder(String.format("  %-" + LABEL + "s", name));
            generations.forEach(t -> row.append(String.format("%9s", Errors.number(estimates.get(t - 1), breakdown))));
            if (i < 3) {
                row.append(String.format(
                        "%9s%9s",
                        Errors.number(last.reverse().all().get(i), breakdown),
                        Errors.number(last.shapley().all().get(i), breakdown)));
            }
            lines.add(row.toString());
        });
        Errors.signature(breakdown).forEach(line -> lines.add(Wrap.at(line, 2, width)));
        lines.add(Wrap.at(Errors.interaction(breakdown), 2, width));
        lines.add("");
        return lines;
    }
}

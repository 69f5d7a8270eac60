package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.verdict.Onset;
import org.genloss.lab.verdict.Phase;

/** When early collapse, late collapse and expansion begin, in words, as part of a page and as JSON. */
final class OnsetWords {
    private OnsetWords() {}

    /** One sentence; what does not come, in no run and beyond doubt, goes without saying. Empty where nothing comes. */
    static String sentence(List<Onset> onsets) {
        String all = onsets.stream()
                .filter(OnsetWords::comes)
                .map(onset -> onset.phase().words() + " (" + onset.by() + ") " + onset.sentence())
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? "" : all.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + all.substring(1) + ".";
    }

    private static boolean comes(Onset onset) {
        boolean doubted = onset.phase() != Phase.EXPANSION
                && (onset.runs() > 0
                        || onset.earliest().isPresent()
                        || !onset.why().isEmpty());
        return onset.from().isPresent() || doubted;
    }

    /** A table, a row a regime; nothing where no regime has onsets. */
    static Html section(SimulateResult.Cell cell) {
        Html html = new Html();
        if (cell.onsets().values().stream().allMatch(List::isEmpty)) {
            return html;
        }
        html.open("section")
                .text("h2", "When it begins")
                .text("p", definition(), "class", "lede small")
                .open("div", "class", "scroll")
                .open("table")
                .open("thead")
                .open("tr")
                .text("th", "Regime");
        for (Phase phase : Phase.values()) {
            html.text("th", phase.words());
        }
        html.close(2).open("tbody");
        cell.onsets().forEach((regime, onsets) -> {
            html.open("tr")
                    .open("th", "scope", "row")
                    .text("span", "", "class", "sw", "style", "background:" + Regimes.colour(cell.regimes(), regime))
                    .text(new Regimes(cell.experiment()).first(regime))
                    .close();
            for (Phase phase : Phase.values()) {
                html.text("td", sentences(onsets, phase));
            }
            html.close();
        });
        html.close(4).line();
        return html;
    }

    private static String sentences(List<Onset> onsets, Phase phase) {
        return onsets.stream()
                .filter(onset -> onset.phase() == phase)
                .map(onset -> onset.by() + ": " + onset.sentence())
                .collect(Collectors.joining("; "));
    }

    private static String definition() {
        List<String> phases = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            phases.add(phase.words() + ": " + phase.condition());
        }
        return "Against generation 1. " + String.join("; ", phases)
                + ". The first generation at which the mean of the runs meets it; in brackets the first that the 95 %"
                + " interval of the mean does not exclude, and the first that it confirms. The reading that decides a verdict is"
                + " compared with that of real data only of the same generation: early at nine tenths, late at half.";
    }

    /** By regime, one object a phase. */
    static Map<String, Object> json(SimulateResult.Cell cell) {
        Map<String, Object> json = new LinkedHashMap<>();
        cell.onsets()
                .forEach((regime, onsets) ->
                        json.put(regime, onsets.stream().map(OnsetWords::json).toList()));
        return json;
    }

    private static Map<String, Object> json(Onset onset) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("phase", onset.phase().words().replace(' ', '-'));
        json.put("by", onset.by());
        json.put("status", status(onset));
        put(json, "generation", onset.from());
        put(json, "low", onset.earliest());
        put(json, "high", onset.confirmed());
        json.put("runs", onset.runs());
        json.put("replicates", onset.replicates());
        json.put("generations", onset.generations());
        if (!onset.why().isEmpty()) {
            json.put("reason", onset.why());
        }
        return json;
    }

    private static void put(Map<String, Object> json, String key, OptionalInt generation) {
        generation.ifPresent(t -> json.put(key, t));
    }

    private static String status(Onset onset) {
        if (!onset.why().isEmpty()) {
            return "undefined";
        }
        return onset.confirmed().isPresent()
                ? "confirmed"
                : onset.from().isPresent() ? "not-confirmed" : "not-within-generations";
    }
}

package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.sweep.DoseResponse;
import org.genloss.lab.sweep.Factor;
import org.genloss.lab.sweep.Sweep;
import org.genloss.lab.sweep.Threshold;
import org.genloss.metric.Interval;

/** A sweep as the key {@code sweep} of a run's JSON: the share kept in each cell, and each line with its threshold. */
final class SweepJson {
    private SweepJson() {}

    static Map<String, Object> of(SimulateResult result) {
        Sweep sweep = result.sweep().orElseThrow();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("metric", sweep.reading().card().id());
        json.put("subject", sweep.reading().subject());
        json.put("tolerance", sweep.tolerance());
        List<Object> cells = new ArrayList<>();
        for (Sweep.Cell cell : sweep.cells()) {
            for (int r = 0; r < sweep.regimes().size(); r++) {
                cells.add(cell(sweep, cell, r));
            }
        }
        json.put("cells", cells);
        json.put("lines", sweep.lines().stream().map(line -> line(sweep, line)).toList());
        json.put("sentences", new SweepWords(result).sentences());
        return json;
    }

    private static Map<String, Object> cell(Sweep sweep, Sweep.Cell cell, int regime) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("factors", values(sweep.factors(), cell.at()));
        json.put("regime", cell.labels().get(regime));
        Sweep.Kept kept = cell.kept().get(regime);
        json.put("retained", Double.isFinite(kept.ratio()) ? kept.ratio() : null);
        kept.interval().ifPresent(i -> interval(json, i));
        return json;
    }

    private static Map<String, Object> values(List<Factor> factors, List<Integer> at) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int f = 0; f < at.size(); f++) {
            if (at.get(f) >= 0) {
                values.put(factors.get(f).path(), factors.get(f).values().get(at.get(f)));
            }
        }
        return values;
    }

    private static Map<String, Object> line(Sweep sweep, Sweep.Line line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("regime", sweep.regimes().get(line.regime()));
        json.put("factor", sweep.factors().get(line.factor()).path());
        json.put("others", values(sweep.factors(), line.at()));
        json.put("direction", line.response().falling() ? "falling" : "rising");
        json.put(
                "points",
                line.response().points().stream().map(SweepJson::point).toList());
        json.put("threshold", threshold(line.response().threshold()));
        return json;
    }

    private static Map<String, Object> point(DoseResponse.Point point) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", point.dose());
        json.put("retained", point.ratio());
        json.put("fitted", point.fitted());
        interval(json, point.band());
        return json;
    }

    private static Map<String, Object> threshold(Threshold threshold) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (threshold instanceof Threshold.Found found) {
            json.put("outcome", "found");
            json.put("at", found.at());
            interval(json, found.interval());
        } else if (threshold instanceof Threshold.Undecided open) {
            json.put("outcome", "undecided");
            put(json, "at", open.at());
            put(json, "safe_until", open.safeUntil());
            put(json, "harmful_from", open.harmfulFrom());
        } else {
            json.put("outcome", threshold instanceof Threshold.AllSafe ? "all-safe" : "all-harmful");
        }
        return json;
    }

    private static void put(Map<String, Object> json, String key, OptionalDouble value) {
        json.put(key, value.isPresent() ? value.getAsDouble() : null);
    }

    private static void interval(Map<String, Object> json, Interval interval) {
        json.put("low", interval.low());
        json.put("high", interval.high());
    }
}

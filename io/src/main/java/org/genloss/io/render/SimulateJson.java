package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.io.run.SimulateResult;
import org.genloss.lab.Trajectory;
import org.genloss.metric.Value;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A run as JSON, {@code genloss.simulate/1}: means over replicates with their intervals, theory, and the verdict of each regime. */
public final class SimulateJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SimulateJson() {}

    public static String render(SimulateResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "genloss.simulate/1");
        json.put("version", result.version());
        json.put("experiment", result.spec().document());
        json.put("damagedRows", result.skipped().size());
        json.put("remarks", result.cells().get(0).experiment().real().remarks());
        List<Object> cells = new ArrayList<>();
        for (int c = 0; c < result.cells().size(); c++) {
            Map<String, Object> cell = cell(result.cells().get(c));
            if (!result.breakdowns().isEmpty()) {
                cell.put(
                        "decomposition",
                        result.breakdowns(c).stream().map(ErrorsJson::of).toList());
            }
            cells.add(cell);
        }
        json.put("cells", cells);
        result.sweep().ifPresent(sweep -> json.put("sweep", SweepJson.of(result)));
        return JSON.writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> cell(SimulateResult.Cell cell) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", cell.name());
        Map<String, Object> verdicts = new LinkedHashMap<>();
        cell.verdicts().forEach((regime, verdict) -> {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("verdict", verdict.level().id());
            told.put("sentence", verdict.sentence());
            told.put("warnings", verdict.warnings());
            verdicts.put(regime, told);
        });
        json.put("verdicts", verdicts);
        json.put("onset", OnsetWords.json(cell));
        json.put("stopped", cell.stops());
        List<Object> points = new ArrayList<>();
        for (Trajectory.Point point : cell.trajectory().points()) {
            points.add(point(cell, point));
        }
        json.put("trajectory", points);
        return json;
    }

    private static Map<String, Object> point(SimulateResult.Cell cell, Trajectory.Point point) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("regime", point.key().regime());
        json.put("generation", point.key().generation());
        json.put("metric", point.key().measure());
        json.put("subject", point.key().subject());
        if (point.mean() instanceof Value.Of of) {
            json.put("value", of.number());
            point.meanInterval().ifPresent(i -> json.put("low", i.low()));
            point.meanInterval().ifPresent(i -> json.put("high", i.high()));
            if (point.n() > 1) {
                json.put("sd", point.sd());
            }
            json.put("status", "ok");
        } else if (point.mean() instanceof Value.Undefined undefined) {
            json.put("status", "undefined");
            json.put("reason", undefined.why());
        }
        cell.expected(point.key()).ifPresent(theory -> json.put("theory", theory));
        cell.approximation(point.key()).ifPresent(when -> json.put("theory-holds", when));
        json.put("replicates", point.n());
        if (point.n() > 0 && point.undefined() > 0) {
            json.put("undefined", point.undefined());
        }
        return json;
    }
}

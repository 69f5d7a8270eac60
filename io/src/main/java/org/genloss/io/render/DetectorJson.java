package org.genloss.io.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.curate.stylometry.Separation;
import org.genloss.curate.stylometry.StylometricDetector.Weight;
import org.genloss.curate.stylometry.Thresholds;
import org.genloss.metric.Interval;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How well a detector does, for programs: {@code genloss.detector-report/1}. */
public final class DetectorJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final double LEVEL = 0.95;

    private DetectorJson() {}

    public static String render(DetectorReport report, String version) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "genloss.detector-report/1");
        json.put("version", version);
        json.put("training", report.training());
        json.put("human", read(report.human()));
        json.put("synthetic", read(report.synthetic()));
        json.put("falsePositiveRate", report.rate());
        json.put("all", separation(report.all()));
        json.put(
                "lengths",
                report.lengths().stream()
                        .map(tally -> length(tally, report.rate()))
                        .toList());
        Map<String, Object> parts = new LinkedHashMap<>();
        report.parts().forEach((field, values) -> {
            Map<String, Object> byValue = new LinkedHashMap<>();
            values.forEach((value, separation) -> byValue.put(value, separation(separation)));
            parts.put(field, byValue);
        });
        json.put("parts", parts);
        json.put("oftenerSynthetic", weights(report.strongest().get(0)));
        json.put("oftenerHuman", weights(report.strongest().get(1)));
        json.put("warnings", report.warnings());
        return JSON.writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> read(ContaminationReport.Read read) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("paths", read.paths());
        map.put("documents", read.items());
        map.put("used", read.used());
        return map;
    }

    private static Map<String, Object> separation(Separation separation) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("human", separation.human());
        map.put("synthetic", separation.synthetic());
        map.put("auroc", separation.curve().area());
        interval(map, separation.curve().interval(LEVEL));
        map.put(
                "rates",
                separation.rates().stream()
                        .map(rate -> {
                            Map<String, Object> at = new LinkedHashMap<>();
                            at.put("falsePositiveRate", rate.falsePositiveRate());
                            at.put("truePositiveRate", rate.truePositiveRate());
                            interval(at, rate.interval());
                            return at;
                        })
                        .toList());
        return map;
    }

    private static void interval(Map<String, Object> map, Interval interval) {
        map.put("low", interval.low());
        map.put("high", interval.high());
    }

    /** @param rate that a threshold is made for */
    private static Map<String, Object> length(Thresholds.Tally tally, double rate) {
        Map<String, Object> map = new LinkedHashMap<>();
        tally.stretch().ifPresent(stretch -> {
            map.put("from", stretch.from());
            map.put("to", stretch.to());
            map.put("threshold", stretch.score());
            map.put("expectedFalsePositiveRate", stretch.falsePositives());
            interval(map, stretch.interval());
            map.put("calibratedOn", stretch.texts());
        });
        if (tally.stretch().isEmpty()) {
            map.put("calibratedOn", 0);
            map.put("calibrationNeeds", Thresholds.needed(rate));
        }
        map.put("human", tally.human());
        map.put("humanFlagged", tally.humanFlagged());
        map.put("synthetic", tally.synthetic());
        map.put("syntheticFlagged", tally.syntheticFlagged());
        return map;
    }

    private static List<Map<String, Object>> weights(List<Weight> weights) {
        return weights.stream()
                .map(weight -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    map.put("ngram", weight.ngram());
                    map.put("weight", weight.weight());
                    return map;
                })
                .toList();
    }
}

package org.genloss.io.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.SeriesTrend;

/** What moves steadily over the generations of a check: for people towards harm, in JSON all of it. */
final class CheckTextTrends {
    private static final int MOST = 4;
    static final String TITLE = "Worse from generation to generation";
    static final String HOW =
            "median change a generation with its 95 % interval (Theil and Sen); test of Mann and Kendall at 5 %, adjusted for all readings, which takes generations as independent of each other";

    private CheckTextTrends() {}

    /** Nothing below five generations, or where nothing moves towards harm. */
    static void print(CheckResult result, Screen out) {
        List<SeriesTrend> harmful = harmful(result);
        if (harmful.isEmpty()) {
            return;
        }
        out.line("  " + TITLE);
        harmful.stream().limit(MOST).forEach(trend -> out.wrapped(words(trend), 4));
        int more = harmful.size() - MOST;
        out.note((more > 0 ? "and " + Numbers.count(more, "more reading") + "; " : "") + HOW, 4);
        out.line("");
    }

    /** The readings that get worse, the surest first. */
    static List<SeriesTrend> harmful(CheckResult result) {
        return result.trends().stream()
                .filter(trend -> trend.told() && trend.harmful())
                .toList();
    }

    private static String words(SeriesTrend trend) {
        return name(trend) + "  " + slope(trend) + "  (" + range(trend) + ")";
    }

    static String name(SeriesTrend trend) {
        return trend.card().name() + ", " + trend.subject();
    }

    /** With its sign and unit. */
    static String slope(SeriesTrend trend) {
        String slope = Numbers.of(trend.trend().slope(), trend.card().unit());
        String signed = slope.startsWith("−") ? slope : "+" + slope;
        return Numbers.withUnit(signed, trend.card().unit());
    }

    static String range(SeriesTrend trend) {
        return Numbers.range(trend.trend().interval(), trend.card().unit());
    }

    static List<Map<String, Object>> json(CheckResult result) {
        return result.trends().stream().map(CheckTextTrends::json).toList();
    }

    private static Map<String, Object> json(SeriesTrend trend) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("metric", trend.card().id());
        json.put("subject", trend.subject());
        json.put("unit", trend.card().unit().word());
        json.put("generations", trend.generations());
        json.put("slope", trend.trend().slope());
        json.put("low", trend.trend().interval().low());
        json.put("high", trend.trend().interval().high());
        json.put("tau", Double.isFinite(trend.trend().tau()) ? trend.trend().tau() : null);
        json.put("p", trend.p());
        json.put("adjusted", trend.adjusted());
        json.put("harmful", trend.told() && trend.harmful());
        return json;
    }
}

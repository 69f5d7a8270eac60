package org.genloss.io.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.SeriesTrend;

/** What moves steadily over the generations of a check: for people towards harm, in JSON all of it. */
final class CheckTextTrends {
    private static final int MOST = 4;
    static final String TITLE = "Worse from generation to generation";
    static final String UNDECIDED = "No trend can be told, since generations keep items";
    private static final String HOW =
            "median change a generation with its 95 % interval (Theil and Sen); test of Mann and Kendall at 5 %, adjusted for all readings, which takes generations as independent of each other";

    private CheckTextTrends() {}

    /** Nothing below five generations, or where nothing moves towards harm. */
    static void print(CheckResult result, Screen out) {
        print(TITLE, harmful(result), how(result), out);
        print(UNDECIDED, undecided(result), why(result), out);
    }

    private static void print(String title, List<SeriesTrend> trends, String note, Screen out) {
        if (trends.isEmpty()) {
            return;
        }
        out.line("  " + title);
        trends.stream().limit(MOST).forEach(trend -> out.wrapped(words(trend), 4));
        int more = trends.size() - MOST;
        out.note((more > 0 ? "and " + Numbers.count(more, "more reading") + "; " : "") + note, 4);
        out.line("");
    }

    /** The readings that get worse, the surest first. */
    static List<SeriesTrend> harmful(CheckResult result) {
        return result.trends().stream()
                .filter(trend -> trend.told() && trend.harmful())
                .toList();
    }

    /** The readings that look like getting worse, which items that were kept explain too. */
    static List<SeriesTrend> undecided(CheckResult result) {
        return result.trends().stream()
                .filter(trend -> trend.undecided() && trend.harmful())
                .toList();
    }

    /** How trends were told. */
    static String how(CheckResult result) {
        return HOW + (result.carried().none() ? "" : " but for the items they keep (" + kept(result) + ")");
    }

    /** Why trends were not. */
    static String why(CheckResult result) {
        return kept(result) + ": what is kept moves along, so that these changes may be chance; as independent "
                + "generations they would be told. Check what each generation adds by itself to decide";
    }

    private static String kept(CheckResult result) {
        return "up to "
                + Numbers.withUnit(Numbers.of(result.carried().most(), Card.Unit.SHARE), Card.Unit.SHARE)
                + " of a generation's items stand in the one before";
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
        json.put("adjustedUnlessKept", trend.unshared());
        json.put("undecided", trend.undecided());
        return json;
    }

    /** By generation the share of its items that it keeps of the one before. */
    static List<Double> keptJson(CheckResult result) {
        return IntStream.range(0, result.generations().size())
                .mapToObj(result.carried()::ofTheOneBefore)
                .toList();
    }
}

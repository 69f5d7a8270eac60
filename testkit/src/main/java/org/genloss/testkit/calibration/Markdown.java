package org.genloss.testkit.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.genloss.metric.Interval;
import org.genloss.metric.Proportion;

/** Pieces of tables. */
final class Markdown {
    private static final double LEVEL = 0.95;

    private Markdown() {}

    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** A head and the line below it. */
    static String head(String... cells) {
        return row(cells) + "|" + "---|".repeat(cells.length) + "\n";
    }

    /** A share with its exact 95 % interval, in percent. */
    static String rate(long found, long of) {
        Proportion share = new Proportion(found, of);
        Interval interval = share.clopperPearson(LEVEL);
        return String.format(
                Locale.ROOT, "%.1f %% [%.1f, %.1f]", 100 * share.share(), 100 * interval.low(), 100 * interval.high());
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** Without a fraction that is not there. */
    static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : String.valueOf(value);
    }

    static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** Equal neighbours once, with their number: "late x 7, early x 2". */
    static String runs(List<String> values) {
        List<String> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= values.size(); i++) {
            if (i == values.size() || !values.get(i).equals(values.get(from))) {
                runs.add(values.get(from) + (i - from == 1 ? "" : " x " + (i - from)));
                from = i;
            }
        }
        return String.join(", ", runs);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}

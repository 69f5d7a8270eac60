package org.genloss.verdict.battery;

import java.util.List;
import java.util.Locale;

/** How numbers and lists are written in sentences. */
public final class Wording {
    private static final String SPACE = "\u00a0";

    /** What the floor of a statistic or a reading is. */
    public static final String FLOOR = "both sides shuffled together, at these sizes";

    private Wording() {}

    /** A share in percent with a no-break space: two digits below 10 %, one decimal between 99 and 100 %, otherwise whole percents. */
    public static String percent(double share) {
        double percent = 100 * share;
        double size = Math.abs(percent);
        String digits = size > 0 && size < 1 ? "%.2g" : size < 10 || (size > 99 && size < 100) ? "%.1f" : "%.0f";
        String number = String.format(Locale.ROOT, digits, percent);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + SPACE + "%";
    }

    /** "2.4 times", "33 times", "1,200 times"; beyond all counting "more than a million times". */
    public static String times(double ratio) {
        if (!(ratio < 1e6)) {
            return "more than a million times";
        }
        return (ratio < 10 ? String.format(Locale.ROOT, "%.2g", ratio) : count(Math.round(ratio))) + SPACE + "times";
    }

    /** "20 % longer than", "20 % shorter than"; from twice on "33 times as long as". */
    public static String changed(double ratio, String more, String less, String as) {
        if (ratio >= 2) {
            return times(ratio) + " " + as + " as";
        }
        return ratio >= 1 ? percent(ratio - 1) + " " + more + " than" : percent(1 - ratio) + " " + less + " than";
    }

    /** Thousands by comma. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** A count or "none". */
    public static String countOrNone(long n) {
        return n == 0 ? "none" : count(n);
    }

    /** "1 in 580" down to one in ten thousand, then "5e-10", and "&lt;1e-15". */
    public static String chance(double p) {
        if (p < 1e-15) {
            return "<1e-15";
        }
        return p < 1e-4
                ? String.format(Locale.ROOT, "%.0e", p).replace("e-0", "e-")
                : "1 in " + count(twoDigits(1 / p));
    }

    /** Rounded up to two significant digits. */
    public static long twoDigits(double n) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, n))) - 1));
        return (long) (Math.ceil(n / unit - 1e-9) * unit);
    }

    /** "a", "a and b", "a, b and c". */
    public static String list(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    public static String capital(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** A name as it stands within a sentence: its first letter small. */
    public static String lower(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}

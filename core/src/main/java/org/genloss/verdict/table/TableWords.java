package org.genloss.verdict.table;

import java.util.Locale;

/** Numbers and names as sentences show them. */
public final class TableWords {
    private TableWords() {}

    /** 2,258 · 0.0312 · 1.5E+20: thousands separated, four digits of a fraction. */
    public static String number(double x) {
        if (x == Math.rint(x) && Math.abs(x) < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) x);
        }
        double size = Math.abs(x);
        if (size < 1e-4 || size >= 1e15) {
            return String.format(Locale.ROOT, "%.3E", x);
        }
        int decimals = Math.max(1, 3 - (int) Math.floor(Math.log10(size)));
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", x);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /** 0.37, or 0.004 below a hundredth. */
    static String share(double x) {
        return x == 0 ? "0" : String.format(Locale.ROOT, x < 0.01 ? "%.3f" : "%.2f", x);
    }

    static String quoted(String name) {
        return "`" + name + "`";
    }
}

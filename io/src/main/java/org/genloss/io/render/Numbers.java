package org.genloss.io.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.genloss.catalog.Card;
import org.genloss.verdict.Interval;

/** Numbers as people read them: three significant digits, thousands by comma, a true minus, shares in per cent. */
public final class Numbers {
    private Numbers() {}

    /** A number with its unit's scale: a share in per cent without the sign. */
    public static String of(double value, Card.Unit unit) {
        return plain(unit == Card.Unit.SHARE ? value * 100 : value);
    }

    /** "48.6–53.1". */
    public static String range(Interval interval, Card.Unit unit) {
        String low = of(interval.low(), unit);
        String high = of(interval.high(), unit);
        return low.equals(high) ? low : low + (low.startsWith("−") || high.startsWith("−") ? " to " : "–") + high;
    }

    /** The unit's sign or word: "%" for a share. */
    public static String unit(Card.Unit unit) {
        return unit == Card.Unit.SHARE ? "%" : unit.word();
    }

    /** Three significant digits; whole numbers from 100 on keep all theirs. */
    public static String plain(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e7 || size < 1e-4) {
            return signed(String.format(Locale.ROOT, "%.2e", value));
        }
        if (size >= 1000) {
            return signed(String.format(Locale.ROOT, "%,d", Math.round(value)));
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP));
        int decimals = Math.max(0, 2 - (rounded.precision() - rounded.scale() - 1));
        return signed(rounded.setScale(decimals, RoundingMode.HALF_UP).toPlainString());
    }

    /** "1 in 580"; "<1e-15" below that. */
    public static String chance(double p) {
        if (p < 1e-15) {
            return "<1e-15";
        }
        if (p >= 0.2) {
            return signed(String.format(Locale.ROOT, "%.2f", p));
        }
        double odds = 1 / p;
        return odds < 1e6 ? "1 in " + count(Math.round(odds)) : signed(String.format(Locale.ROOT, "%.0e", p));
    }

    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** "1 item", "2,000 items". */
    public static String count(long n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }

    private static String signed(String number) {
        return number.replace('-', '−').replace("e−", "e-");
    }
}

package org.genloss.io.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import org.genloss.catalog.Card;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;
import org.genloss.verdict.Reading;

/**
 * Numbers as people read them, for every page and terminal: three significant digits, thousands by comma, a true minus, shares in per
 * cent; what is nothing but rounding reads 0.
 */
public final class Numbers {
    /** Smaller than this beside 1, or beside the other numbers of its reading, is rounding. */
    private static final double ROUNDING = 1e-9;

    private static final int DIGITS = 3;
    private static final int MOST_DIGITS = 6;

    private Numbers() {}

    /** A number with its unit's scale: a share in per cent without the sign. */
    public static String of(double value, Card.Unit unit) {
        boolean measured = unit == Card.Unit.DISTANCE || unit == Card.Unit.PROBABILITY || unit == Card.Unit.NONE;
        double exact = !measured && Math.abs(value) < ROUNDING ? 0 : value;
        return plain(unit == Card.Unit.SHARE ? exact * 100 : exact);
    }

    /** The same; where it takes more places than there are, as a power of ten. */
    static String narrow(double value, Card.Unit unit, int places) {
        String whole = of(value, unit);
        double scaled = unit == Card.Unit.SHARE ? value * 100 : value;
        return whole.length() <= places || !Double.isFinite(value)
                ? whole
                : signed(power(String.format(Locale.ROOT, "%.2e", scaled)));
    }

    /** "48.6–53.1"; from or to a negative number "−1.2 to 3.4". */
    public static String range(Interval interval, Card.Unit unit) {
        double largest = Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
        String low = of(clean(interval.low(), largest), unit);
        String high = of(clean(interval.high(), largest), unit);
        return low.equals(high) ? low : low + (low.startsWith("−") || high.startsWith("−") ? " to " : "–") + high;
    }

    /** The value of a reading, with as many digits as tell it from the end of its floor that it lies beyond; "undefined" where it has none. */
    static String value(Reading reading) {
        if (!(reading.value() instanceof Value.Of of)) {
            return "undefined";
        }
        Card.Unit unit = reading.card().unit();
        double value = clean(of.number(), largest(reading));
        String told = of(value, unit);
        Interval floor = reading.floor().orElse(new Interval(value, value));
        double end = Math.max(floor.low(), Math.min(floor.high(), value));
        double scale = unit == Card.Unit.SHARE ? 100 : 1;
        for (int digits = DIGITS + 1; value != end && digits <= MOST_DIGITS && told.equals(of(end, unit)); digits++) {
            String more = plain(value * scale, digits);
            told = more.equals(plain(end * scale, digits)) ? told : more;
        }
        return told;
    }

    /** The same with its unit: "72.6 %". */
    static String valueWithUnit(Reading reading) {
        boolean defined = reading.value() instanceof Value.Of;
        return defined ? withUnit(value(reading), reading.card().unit()) : "undefined";
    }

    /** What was read of each side by itself, "reference 0.312, generation 0.354"; empty for a number that is not made of two. */
    static String levels(Reading reading) {
        return Told.levels(reading)
                .map(levels ->
                        "reference " + of(levels.reference(), reading.card().unit()) + ", generation "
                                + of(levels.generation(), reading.card().unit()))
                .orElse("");
    }

    /** The 95 % interval of a reading; empty where it has none. */
    static String interval(Reading reading) {
        return reading.interval().map(i -> cleaned(i, reading)).orElse("");
    }

    /** The noise floor of a reading; empty where it has none. */
    static String floor(Reading reading) {
        return reading.floor().map(f -> cleaned(f, reading)).orElse("");
    }

    private static String cleaned(Interval interval, Reading reading) {
        double largest = largest(reading);
        return range(
                new Interval(clean(interval.low(), largest), clean(interval.high(), largest)),
                reading.card().unit());
    }

    private static double clean(double x, double largest) {
        return Math.abs(x) < ROUNDING * largest ? 0 : x;
    }

    private static double largest(Reading reading) {
        DoubleSummaryStatistics all = new DoubleSummaryStatistics();
        if (reading.value() instanceof Value.Of of) {
            all.accept(Math.abs(of.number()));
        }
        reading.floor().ifPresent(f -> all.accept(Math.max(Math.abs(f.low()), Math.abs(f.high()))));
        reading.interval().ifPresent(i -> all.accept(Math.max(Math.abs(i.low()), Math.abs(i.high()))));
        return all.getCount() == 0 || !Double.isFinite(all.getMax()) ? 0 : all.getMax();
    }

    /** A number and its unit with a no-break space; shares and ratios alone where the unit says nothing. */
    static String withUnit(String number, Card.Unit unit) {
        String word = unit == Card.Unit.RATIO || unit == Card.Unit.COUNT ? "" : unit(unit);
        return word.isEmpty() ? number : number + "\u00a0" + word;
    }

    /** The unit's sign or word: "%" for a share. */
    public static String unit(Card.Unit unit) {
        return unit == Card.Unit.SHARE ? "%" : unit.word();
    }

    /** The unit as titles have it: that something is a count they say themselves. */
    static String titled(Card.Unit unit) {
        return unit == Card.Unit.COUNT ? "" : unit(unit);
    }

    /** Three significant digits; whole numbers from 100 on keep all theirs; "1.23e-7" below a ten-thousandth. */
    public static String plain(double value) {
        return plain(value, DIGITS);
    }

    private static String plain(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "undefined" : value > 0 ? "infinite" : "−infinite";
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= 1e7 || size < 1e-4) {
            return signed(power(String.format(Locale.ROOT, "%.2e", value)));
        }
        if (size >= 1000) {
            return signed(String.format(Locale.ROOT, "%,d", Math.round(value)));
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
        int decimals = Math.max(0, digits - 1 - (rounded.precision() - rounded.scale() - 1));
        return signed(rounded.setScale(decimals, RoundingMode.HALF_UP).toPlainString());
    }

    /** "1 in 580"; "<1e-15" below that. */
    public static String chance(double p) {
        if (p < 1e-15) {
            return "<1e-15";
        }
        if (p >= 0.2) {
            return String.format(Locale.ROOT, "%.2f", p);
        }
        double odds = 1 / p;
        return odds < 1e6 ? "1 in " + count(Math.round(odds)) : power(String.format(Locale.ROOT, "%.0e", p));
    }

    /** ">0.99" above that. */
    static String confidence(double confidence) {
        return confidence > 0.99 ? ">0.99" : String.format(Locale.ROOT, "%.2f", confidence);
    }

    public static String count(long n) {
        return signed(String.format(Locale.ROOT, "%,d", n));
    }

    /** "1 item", "2,000 items", "0 items"; the plural by an s. */
    public static String count(long n, String noun) {
        return count(n, noun, noun + "s");
    }

    /** "1 has", "2 have": whatever stands after a count. */
    public static String count(long n, String one, String many) {
        return count(n) + " " + (n == 1 ? one : many);
    }

    private static String power(String number) {
        return number.replaceFirst("e([+-])0*(\\d)", "e$1$2").replace("e+", "e");
    }

    private static String signed(String number) {
        return number.replace('-', '−').replace("e−", "e-");
    }
}

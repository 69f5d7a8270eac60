package org.genloss.lab.verdict;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.TDistribution;
import org.genloss.catalog.Card;
import org.genloss.lab.Trajectory;
import org.genloss.metric.Value;

/**
 * One reading of a regime beside that of "real data only", over the replicates.
 *
 * @param card of the metric or probe
 * @param subject what of it
 * @param kind what a difference means
 * @param own mean of the regime
 * @param control mean of real data only
 * @param ratio own over control, exp(own - control) of a logarithm (of a determinant: per column); of MOVED the difference itself
 * @param low lower 95 % limit of the ratio
 * @param high upper 95 % limit
 * @param p two-sided, of no difference; not corrected for the other readings
 * @param error standard error, on the log scale; of MOVED on that of the reading
 * @param degrees of freedom of that
 * @param scale standard deviation of the control's replicates: what single fits differ by
 * @param counted " (mean of the 301 of 500 runs in which it is defined)"; empty where it is in all
 */
record Comparison(
        Card card,
        String subject,
        Kind kind,
        double own,
        double control,
        double ratio,
        double low,
        double high,
        double p,
        double error,
        double degrees,
        double scale,
        String counted) {
    /** A share of that is gone counts as a loss. */
    static final double INTACT = 0.9;

    /** What a difference means. */
    enum Kind {
        /** Less is a loss, and a share kept has a meaning. */
        KEPT,
        /** More is worse: an error, a divergence, a chance of the worst. */
        ERROR,
        /** Neither way is a loss, and a ratio has a meaning. */
        LEVEL,
        /** Only a difference has a meaning. */
        MOVED
    }

    /** Subjects that say what chance alone would give are no readings of the regime. */
    private static final String BY_CHANCE = "by chance";

    /** Made of other readings, judged elsewhere, or about how the model was made. */
    private static final Set<String> NO_READINGS =
            Set.of("data-quality", "phases", "learning-curve", "model-parameters");

    /** Away from 1 either way is a change, but less of it is less variety. */
    private static final Set<String> SPREADS = Set.of("variance-ratio");

    /** Two means, their variances, and how many there were. */
    private record Pair(double a, double u, int n, double b, double v, int m) {
        double degrees() {
            double all = u / n + v / m;
            double share = u / n / all; // not squares of variances, which vanish sooner
            return 1 / (share * share / (n - 1) + (1 - share) * (1 - share) / (m - 1));
        }

        double error() {
            return Math.sqrt(u / n + v / m);
        }

        /** Of replicates that do not differ within an arm: the chance that labels dealt at random separate the arms so. */
        double separated() {
            return a == b
                    ? 1
                    : Math.min(
                            1, 2 * Math.exp(LogGamma.value(n + 1) + LogGamma.value(m + 1) - LogGamma.value(n + m + 1)));
        }
    }

    /** Empty where the reading does not take part, or says nothing. @param columns of the data, for determinants */
    static Optional<Comparison> of(Card card, Trajectory.Point own, Trajectory.Point control, int columns) {
        boolean log = card.unit() == Card.Unit.LOG && card.harm() == Card.Harm.LESS;
        if (NO_READINGS.contains(card.id())
                || card.significance()
                || (card.difference() && !log)
                || own.key().subject().endsWith(BY_CHANCE)
                || own.n() < 2
                || control.n() < 2) {
            return Optional.empty();
        }
        double width = log && !card.difference() ? columns : 1;
        Pair pair = new Pair(
                number(own) / width,
                square(own.sd() / width),
                own.n(),
                number(control) / width,
                square(control.sd() / width),
                control.n());
        Kind kind = kind(card, log);
        boolean ratios = log || (kind != Kind.MOVED && pair.a >= 0 && pair.b >= 0);
        if (!ratios && kind == Kind.KEPT) {
            return Optional.empty();
        }
        String counted = counted(own, control);
        Comparison whole =
                ratios && !log ? shares(card, kind, own, pair) : plain(card, ratios ? kind : Kind.MOVED, own, pair);
        return whole == null ? Optional.empty() : Optional.of(whole.with(counted));
    }

    private static Kind kind(Card card, boolean log) {
        if (log || SPREADS.contains(card.id())) {
            return Kind.KEPT;
        }
        return switch (card.harm()) {
            case LESS -> Kind.KEPT;
            case MORE -> Kind.ERROR;
            case AWAY_FROM_ONE -> Kind.LEVEL;
            case EITHER -> Kind.MOVED;
        };
    }

    /** By the logarithm of the ratio of means (delta method); where one of them is 0, by their difference. */
    private static Comparison shares(Card card, Kind kind, Trajectory.Point own, Pair pair) {
        boolean zero = pair.a == 0 || pair.b == 0;
        Pair logs = zero
                ? pair
                : new Pair(
                        Math.log(pair.a),
                        pair.u / square(pair.a),
                        pair.n,
                        Math.log(pair.b),
                        pair.v / square(pair.b),
                        pair.m);
        if (pair.a == pair.b && logs.error() == 0) {
            return null;
        }
        Comparison linear = plain(card, zero ? Kind.MOVED : kind, own, logs);
        if (linear == null) {
            return null;
        }
        double ratio = pair.a / pair.b;
        return new Comparison(
                card,
                linear.subject,
                kind,
                pair.a,
                pair.b,
                ratio,
                zero ? ratio : linear.low,
                zero ? ratio : linear.high,
                linear.p,
                zero ? Double.NaN : linear.error,
                linear.degrees,
                Math.sqrt(pair.v),
                "");
    }

    /** By the difference of means; its exponential where that is a ratio. */
    private static Comparison plain(Card card, Kind kind, Trajectory.Point own, Pair pair) {
        double error = pair.error();
        double degrees = error > 0 ? pair.degrees() : pair.n + pair.m - 2;
        if ((error == 0 && pair.a == pair.b) || !Double.isFinite(error) || Double.isNaN(degrees)) {
            return null; // alike, or so large that squares overflow
        }
        TDistribution t = TDistribution.of(degrees);
        double moved = pair.a - pair.b;
        double half = t.inverseCumulativeProbability(0.975) * error;
        double p = error > 0 ? 2 * t.survivalProbability(Math.abs(moved) / error) : pair.separated();
        boolean difference = kind == Kind.MOVED;
        return new Comparison(
                card,
                own.key().subject(),
                kind,
                pair.a,
                pair.b,
                difference ? moved : Math.exp(moved),
                difference ? moved - half : Math.exp(moved - half),
                difference ? moved + half : Math.exp(moved + half),
                p,
                error,
                degrees,
                Math.sqrt(pair.v > 0 ? pair.v : pair.u),
                "");
    }

    private static String counted(Trajectory.Point own, Trajectory.Point control) {
        if (own.undefined() == 0 && control.undefined() == 0) {
            return "";
        }
        String words = String.format(
                Locale.ROOT, "mean of the %,d of %,d runs in which it is defined", own.n(), own.n() + own.undefined());
        return " (" + words
                + (control.undefined() == 0
                        ? ")"
                        : String.format(
                                Locale.ROOT,
                                "; %,d of %,d of real data only)",
                                control.n(),
                                control.n() + control.undefined()));
    }

    private Comparison with(String words) {
        return new Comparison(card, subject, kind, own, control, ratio, low, high, p, error, degrees, scale, words);
    }

    private static double number(Trajectory.Point point) {
        return point.mean() instanceof Value.Of of ? of.number() : Double.NaN;
    }

    /** Whether it is so much less that it counts as a loss, if it is no chance. */
    boolean lost() {
        return kind == Kind.KEPT && ratio <= INTACT;
    }

    /** Whether it has changed so much that it counts, and is no loss; if it is no chance. */
    boolean changed() {
        return switch (kind) {
            case KEPT, ERROR -> ratio >= 2 - INTACT;
            case LEVEL -> ratio >= 2 - INTACT || ratio <= INTACT;
            case MOVED -> Math.abs(ratio) >= scale;
        };
    }

    /** Of the readings that a share kept is told of: nothing is left of what real data alone keeps, or some of it. */
    boolean share() {
        return kind == Kind.KEPT && card.unit() != Card.Unit.LOG && ratio > 0 && Double.isFinite(ratio);
    }

    /**
     * The smallest difference that a two-sided test at this rate would have found with a chance of 80 %, with so many times the replicates: the
     * error of a mean falls as their root. On the log scale; of MOVED in standard deviations of a single fit. Infinite where there is no error.
     */
    double seen(double alpha, double times) {
        if (Double.isNaN(error)) {
            return Double.POSITIVE_INFINITY;
        }
        TDistribution t = TDistribution.of(degrees * times);
        double quantiles = t.inverseSurvivalProbability(alpha / 2) + t.inverseSurvivalProbability(0.2);
        return error / Math.sqrt(times) * quantiles / (kind == Kind.MOVED ? scale : 1);
    }

    String name() {
        boolean whole = List.of("items", "model", "all columns", "").contains(subject);
        return whole ? card.name() : card.name() + ", " + subject;
    }

    /** "Variance of the model: 75 % of what real data alone keeps (61 to 92 %)". */
    String said() {
        return name() + (card.unit() == Card.Unit.LOG ? ", as a share" : "") + ": " + size() + counted;
    }

    private String size() {
        if (kind == Kind.MOVED) {
            double times = Math.abs(ratio) / scale;
            return plain(own) + " where real data only has " + plain(control) + ", moved by " + plain(ratio) + " ("
                    + plain(low) + " to " + plain(high) + "), "
                    + (times < 9.95 ? String.format(Locale.ROOT, "%.1f", times) : plain(times))
                    + " times what single fits differ by";
        }
        if (!Double.isFinite(ratio)) {
            return plain(own) + " where real data only has 0";
        }
        if (kind == Kind.KEPT) {
            return percent(ratio) + " of what real data alone keeps" + range();
        }
        return ratio < 2
                ? percent(ratio) + " of that of real data only" + range()
                : times(ratio) + " times that of real data only (" + times(low) + " to " + times(high) + ")";
    }

    private String range() {
        return " (" + percent(low).replace(" %", "") + " to " + percent(high) + ")";
    }

    static String times(double ratio) {
        return ratio < 9.95 ? String.format(Locale.ROOT, "%.1f", ratio) : plain(ratio);
    }

    static String percent(double share) {
        double size = 100 * share;
        return String.format(Locale.ROOT, size < 9.95 ? "%.1f %%" : "%,.0f %%", size);
    }

    /** Three digits; whole numbers from 100 on. */
    static String plain(double value) {
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return Math.abs(value) < 1e-4
                ? String.format(Locale.ROOT, value == 0 ? "%.0f" : "%.2e", value)
                : new BigDecimal(value)
                        .round(new MathContext(3, RoundingMode.HALF_UP))
                        .toPlainString();
    }

    private static double square(double x) {
        return x * x;
    }
}

package org.genloss.io.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.genloss.io.reproduce.Published.Place;
import org.genloss.io.reproduce.Published.Step;
import org.genloss.io.reproduce.Published.Term;
import org.genloss.metric.Interval;

/**
 * Judges orders of readings. Replicate r of every arm begins with the same real sample, so differences are taken replicate by replicate:
 * mean d, standard error s/sqrt(n), and the interval d -+ t s/sqrt(n), t the quantile of Student's law with n-1 degrees at 1 - 0.01/(2k) for
 * the k steps of an order. A step a &lt; b agrees where the interval of b-a lies above 0 and disagrees where it lies below; a &lt;= b agrees
 * also where the interval of 1.05 b - a lies above 0 while that of b-a does not lie below. So one order in a hundred is told wrong at most,
 * as far as means of n replicates are normal.
 */
final class Orders {
    /** Chance that any interval of an order misses its difference. */
    static final double ERROR = 0.01;

    /** How much above the other one a reading may be that is claimed to be no more than it, as a share. */
    private static final double MARGIN = 0.05;

    private static final double SHOWN = 0.05;
    private static final Pattern SIGN = Pattern.compile("<=|>=|<|>");
    private static final Pattern TERM = Pattern.compile("(?:([0-9.]+)\\s*\\*\\s*)?([^*]+)");

    private Orders() {}

    /** The steps of {@code "a < b <= 2 * c; d > e"}. @throws IllegalArgumentException where it is no order */
    static List<Step> steps(String order) {
        List<Step> steps = new ArrayList<>();
        for (String chain : order.split(";")) {
            List<Term> terms =
                    Arrays.stream(SIGN.split(chain)).map(Orders::term).toList();
            List<String> signs =
                    SIGN.matcher(chain).results().map(result -> result.group()).toList();
            if (signs.isEmpty() || terms.size() != signs.size() + 1) {
                throw new IllegalArgumentException("no order: " + order);
            }
            IntStream.range(0, signs.size())
                    .forEach(i -> steps.add(new Step(terms.get(i), signs.get(i), terms.get(i + 1))));
        }
        return steps;
    }

    private static Term term(String text) {
        Matcher parts = TERM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("no reading: " + text);
        }
        return new Term(parts.group(1) == null ? 1 : Double.parseDouble(parts.group(1)), parts.group(2));
    }

    /** @param values of a reading by replicate; NaN where a replicate has none */
    static Outcome.Order judge(Published.Order claim, Function<Place, double[]> values) {
        Map<String, double[]> readings = new LinkedHashMap<>();
        claim.readings().forEach((name, place) -> readings.put(name, values.apply(place)));
        List<Outcome.Reading> shown = new ArrayList<>();
        readings.forEach((name, of) -> shown.add(reading(name, of)));
        List<Outcome.Step> steps = claim.steps().stream()
                .map(step -> step(step, readings, ERROR / claim.steps().size()))
                .toList();
        int replicates =
                readings.values().stream().mapToInt(Orders::answers).min().orElse(0);
        String order = String.join("; ", steps.stream().map(Outcome.Step::says).toList());
        Outcome.Order plain = new Outcome.Order(
                claim.says(), claim.expected().isEmpty() ? order : claim.expected(), shown, steps, replicates, "");
        return plain.status() != Outcome.Status.DISAGREES
                ? plain
                : new Outcome.Order(plain.says(), plain.expected(), shown, steps, replicates, claim.differs());
    }

    private static int answers(double[] values) {
        return (int) Arrays.stream(values).filter(Double::isFinite).count();
    }

    private static Outcome.Reading reading(String name, double[] values) {
        Mean mean = Mean.of(Arrays.stream(values));
        return new Outcome.Reading(name, mean.value(), mean.interval(SHOWN));
    }

    private static Outcome.Step step(Step step, Map<String, double[]> readings, double error) {
        Term smaller = step.rising() ? step.left() : step.right();
        Term greater = step.rising() ? step.right() : step.left();
        Mean mean = Mean.of(difference(smaller, greater, 1, readings));
        Interval interval = mean.interval(error);
        boolean agrees = interval.low() > 0 || (!step.strict() && interval.high() >= 0 && close(step, readings, error));
        Outcome.Status status = agrees
                ? Outcome.Status.AGREES
                : interval.high() < 0 ? Outcome.Status.DISAGREES : Outcome.Status.UNDECIDED;
        return new Outcome.Step(step.toString(), mean.value(), interval, status);
    }

    private static boolean close(Step step, Map<String, double[]> readings, double error) {
        Term smaller = step.rising() ? step.left() : step.right();
        Term greater = step.rising() ? step.right() : step.left();
        return Mean.of(difference(smaller, greater, 1 + MARGIN, readings))
                        .interval(error)
                        .low()
                > 0;
    }

    private static DoubleStream difference(Term smaller, Term greater, double margin, Map<String, double[]> readings) {
        double[] low = of(smaller, readings);
        double[] high = of(greater, readings);
        return IntStream.range(0, Math.min(low.length, high.length))
                .mapToDouble(r -> margin * greater.times() * high[r] - smaller.times() * low[r]);
    }

    private static double[] of(Term term, Map<String, double[]> readings) {
        if (!readings.containsKey(term.reading())) {
            throw new IllegalStateException("no reading " + term.reading() + ", there are " + readings.keySet());
        }
        return readings.get(term.reading());
    }

    /** Mean of independent numbers and its standard error. */
    private record Mean(double value, double error, int n) {
        /** Numbers that are not finite are left out. @throws IllegalStateException where there are fewer than two */
        static Mean of(DoubleStream numbers) {
            double[] x = numbers.filter(Double::isFinite).toArray();
            if (x.length < 2) {
                throw new IllegalStateException("a reading needs at least two replicates with an answer");
            }
            double mean = Arrays.stream(x).average().orElseThrow();
            double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
            return new Mean(mean, Math.sqrt(squares / (x.length - 1) / x.length), x.length);
        }

        Interval interval(double miss) {
            double reach = TDistribution.of(n - 1.0).inverseSurvivalProbability(miss / 2) * error;
            return new Interval(value - reach, value + reach);
        }
    }
}

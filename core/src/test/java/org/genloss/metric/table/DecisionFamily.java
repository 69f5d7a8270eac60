package org.genloss.metric.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.genloss.metric.Interval;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleCase.Table;
import org.genloss.oracle.OracleFamily;
import org.genloss.verdict.Adjustment;
import org.genloss.verdict.Bootstrap;
import org.genloss.verdict.Trend;
import tools.jackson.databind.JsonNode;

/** What is decided from numbers: many p values, resamples, series of generations. */
final class DecisionFamily implements OracleFamily {

    @Override
    public Set<String> names() {
        return Set.of("p_value_adjustment", "bootstrap_ci", "trend_test");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        return Optional.of(
                switch (asked.metric()) {
                    case "p_value_adjustment" -> adjusted(asked, key);
                    case "bootstrap_ci" -> bootstrap(asked, key);
                    default -> trend(asked, key);
                });
    }

    private static Object adjusted(OracleCase asked, String key) {
        double[] p = asked.table(0).numbers(0);
        return switch (key) {
            case "bonferroni" -> Adjustment.BONFERRONI.adjust(p);
            case "holm" -> Adjustment.HOLM.adjust(p);
            case "fdr_bh" -> Adjustment.BENJAMINI_HOCHBERG.adjust(p);
            case "fdr_by" -> Adjustment.BENJAMINI_YEKUTIELI.adjust(p);
            case "alibi_fdr_any" -> alibi(asked, p) > 0;
            case "alibi_fdr_threshold" -> alibi(asked, p);
            default -> throw OracleFamily.unknown(asked, key);
        };
    }

    /** The largest q i / n above p(i); 0 where there is none. */
    private static double alibi(OracleCase asked, double[] p) {
        double q = asked.parameter("q", 0.05);
        double[] sorted = Arrays.stream(p).sorted().toArray();
        return IntStream.rangeClosed(1, p.length)
                .filter(i -> sorted[i - 1] < q * i / p.length)
                .mapToDouble(i -> q * i / p.length)
                .max()
                .orElse(0);
    }

    private static Object bootstrap(OracleCase asked, String key) {
        String name = key.substring(0, key.indexOf('.'));
        double[] data = asked.table(0).numbers(0);
        Table drawn = asked.table(1); // its first row is no head
        int[][] rows = new int[drawn.rows().size() + 1][];
        for (int b = 0; b < rows.length; b++) {
            rows[b] = (b == 0 ? drawn.columns() : drawn.rows().get(b - 1))
                    .stream().mapToInt(cell -> (int) Double.parseDouble(cell)).toArray();
        }
        Bootstrap bootstrap = Bootstrap.of(data, rows, statistic(asked, name));
        double level = asked.parameter("level", 0.95);
        return switch (key.substring(name.length() + 1)) {
            case "estimate" -> bootstrap.estimate();
            case "bootstrap_se" -> bootstrap.error();
            case "percentile" -> both(bootstrap.percentile(level));
            case "basic" -> both(bootstrap.basic(level));
            case "z0" -> bootstrap.bias();
            case "acceleration" -> bootstrap.acceleration();
            case "bca" -> bootstrap.bca(level).map(DecisionFamily::both).orElse(new double[] {Double.NaN, Double.NaN});
            case "jackknife_se" -> bootstrap.jackknifeError();
            default -> throw OracleFamily.unknown(asked, key);
        };
    }

    /** The mean, or pNN: a quantile in percent, linear between order statistics; the median, the standard deviation (divisor n - 1). */
    private static ToDoubleFunction<double[]> statistic(OracleCase asked, String name) {
        if (name.matches("p\\d+|median")) {
            double q = name.equals("median") ? 0.5 : Integer.parseInt(name.substring(1)) / 100.0;
            return x -> OracleColumns.quantile(x, q);
        }
        return switch (name) {
            case "mean" -> x -> Arrays.stream(x).average().orElseThrow();
            case "sd", "std" ->
                x -> {
                    double mean = Arrays.stream(x).average().orElseThrow();
                    return Math.sqrt(
                            Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1));
                };
            default -> throw OracleFamily.unknown(asked, name);
        };
    }

    private static double[] both(Interval interval) {
        return new double[] {interval.low(), interval.high()};
    }

    private static Object trend(OracleCase asked, String key) {
        int dot = key.lastIndexOf('.');
        JsonNode series = asked.lines(0).stream()
                .filter(line -> line.path("series").asString().equals(key.substring(0, dot)))
                .findFirst()
                .orElseThrow(() -> OracleFamily.unknown(asked, key));
        double[] values = series.path("values")
                .valueStream()
                .mapToDouble(node -> node.isNumber() ? node.asDouble() : Double.NaN)
                .toArray();
        Trend trend = Trend.of(values);
        return switch (key.substring(dot + 1)) {
            case "mann_kendall_s" -> trend.s();
            case "mann_kendall_var" -> trend.variance();
            case "mann_kendall_z" -> trend.z();
            case "mann_kendall_p" -> trend.p();
            case "kendall_tau_b" -> trend.tau();
            case "theil_sen_slope" -> trend.slope();
            case "theil_sen_intercept" -> trend.intercept();
            case "theil_sen_low95" -> trend.interval().low();
            case "theil_sen_high95" -> trend.interval().high();
            case "ols_slope" -> trend.leastSquares();
            default -> throw OracleFamily.unknown(asked, key);
        };
    }
}

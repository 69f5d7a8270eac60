package org.genloss.metric.vector;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.oracle.OracleCase;
import org.genloss.profile.Sides;

/** The tables of a case as two sides of a pool: what users' files become. */
final class CasePool {
    private CasePool() {}

    /** The first input as reference, the second as candidate; the same one twice where there is only one. */
    static Sides sides(OracleCase asked) {
        return Sides.of(Clouds.pool(rows(asked, 0), rows(asked, asked.inputs() > 1 ? 1 : 0)));
    }

    static double[][] rows(OracleCase asked, int input) {
        OracleCase.Table table = asked.table(input);
        double[] values = table.values();
        int d = table.width();
        return IntStream.range(0, values.length / d)
                .mapToObj(i -> Arrays.copyOfRange(values, i * d, (i + 1) * d))
                .toArray(double[][]::new);
    }

    /** The metric's number of a subject; NaN where undefined. */
    static double number(Metric metric, Sides sides, String subject) {
        return metric.compare(sides).stream()
                .filter(value -> value.subject().equals(subject))
                .map(value -> value instanceof Value.Of of ? of.number() : Double.NaN)
                .findFirst()
                .orElseThrow();
    }

    static double number(Metric metric, OracleCase asked) {
        return number(metric, sides(asked), "items");
    }
}

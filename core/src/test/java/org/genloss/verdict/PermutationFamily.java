package org.genloss.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleFamily;

/** The p value of a difference of means under given relabellings, by the rule of all readings. The lines of permutations have no head. */
public final class PermutationFamily implements OracleFamily {
    @Override
    public Set<String> names() {
        return Set.of("permutation_test");
    }

    @Override
    public Optional<Object> answer(OracleCase asked, String key) {
        double[] real = asked.table(0).values();
        double[] synthetic = asked.table(1).values();
        double[] pooled = Arrays.copyOf(real, real.length + synthetic.length);
        System.arraycopy(synthetic, 0, pooled, real.length, synthetic.length);
        OracleCase.Table lines = asked.table(asked.input("permutations"));
        double[] relabelled = Stream.concat(Stream.of(lines.columns()), lines.rows().stream())
                .mapToDouble(line -> statistic(line, pooled, real.length))
                .sorted()
                .toArray();
        double observed = difference(pooled, real.length);
        double p = Compare.p(Card.Harm.MORE, observed, relabelled);
        double exceed = Math.rint(p * (relabelled.length + 1) - 1);
        return Optional.of(
                switch (key) {
                    case "statistic" -> observed;
                    case "exceed" -> exceed;
                    case "p_plus_one" -> p;
                    case "p_without_observed" -> exceed / relabelled.length;
                    default -> throw OracleFamily.unknown(asked, key);
                });
    }

    private static double statistic(List<String> line, double[] pooled, int reference) {
        double[] permuted = line.stream()
                .mapToDouble(i -> pooled[Integer.parseInt(i.strip())])
                .toArray();
        return difference(permuted, reference);
    }

    private static double difference(double[] values, int reference) {
        double first = Arrays.stream(values, 0, reference).average().orElseThrow();
        double second =
                Arrays.stream(values, reference, values.length).average().orElseThrow();
        return Math.abs(first - second);
    }
}

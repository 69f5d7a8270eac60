package org.genloss.metric.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Value;
import org.genloss.metric.table.Tables;
import org.genloss.metric.vector.Clouds;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

class QualityScoreTest {
    private static final double[][] REFERENCE = Clouds.normal(300, 3, "reference");
    private static final double[][] FRESH = Clouds.normal(300, 3, "fresh");

    /** Shares 2:1:1 and 2:2:0 of words. */
    @Test
    void textsByHand() {
        Pool pool = texts(List.of("a a b c"), List.of("a a b b"));
        double js = (0.25 * log2(2 / 3.0) + 0.25 + 0.5 * log2(4 / 3.0)) / 2;
        double fidelity = 1 - js;
        double coverage = 2 / 3.0;
        double diversity = 2 / Math.pow(2, 1.5);
        assertThat(numbers(pool))
                .usingComparatorForType(QualityScoreTest::nearly, Double.class)
                .containsExactly(Math.cbrt(fidelity * coverage * diversity), fidelity, coverage, diversity);
    }

    /** The same text twice has more words, not more words kept. */
    @Test
    void longerTextsReachNoFurther() {
        List<String> reference = List.of("a b c d", "e f g h", "i j k l", "m n o p");
        List<String> some = List.of("a b c d", "e f g h", "i j k z", "m n y x");
        List<String> more = Stream.of(some, some, some).flatMap(List::stream).toList();
        assertThat(numbers(texts(reference, more))).isEqualTo(numbers(texts(reference, more.subList(0, 4))));
    }

    /** Counts 6:3:1 and 8:2:0 of categories, none of them rare: no coverage, Hill numbers of orders 0, 1, 2. */
    @Test
    void tablesByHand() {
        Pool pool = Tables.column(
                new Object[] {"a", "a", "a", "a", "a", "a", "b", "b", "b", "c"},
                new Object[] {"a", "a", "a", "a", "a", "a", "a", "a", "b", "b"});
        double order1 = Math.exp(entropy(0.8, 0.2) - entropy(0.6, 0.3, 0.1));
        double diversity = (2 / 3.0 + order1 + (0.36 + 0.09 + 0.01) / (0.64 + 0.04)) / 3;
        assertThat(numbers(pool))
                .usingComparatorForType(QualityScoreTest::nearly, Double.class)
                .containsExactly(Math.sqrt(0.8 * diversity), 0.8, Double.NaN, diversity);
    }

    @Test
    void everyDefectOfVectorsCosts() {
        double fresh = score(FRESH);
        assertThat(score(scaled(FRESH, 0.7))).as("shrunk").isLessThan(fresh - 0.1);
        assertThat(score(scaled(FRESH, 1.5))).as("spread").isLessThan(fresh - 0.1);
    }

    private static double score(double[][] generation) {
        return numbers(new Pool(
                        Schema.vector(3),
                        groups("r", java.util.Arrays.asList(REFERENCE), Payload.Vector::new),
                        groups("c", java.util.Arrays.asList(generation), Payload.Vector::new)))
                .get(0);
    }

    private static double[][] scaled(double[][] points, double by) {
        return Stream.of(points)
                .map(x -> java.util.stream.DoubleStream.of(x).map(v -> v * by).toArray())
                .toArray(double[][]::new);
    }

    private static Pool texts(List<String> reference, List<String> candidate) {
        return new Pool(
                Schema.text(), groups("r", reference, Payload.Text::new), groups("c", candidate, Payload.Text::new));
    }

    private static <T> List<Draw.Group> groups(String prefix, List<T> values, Function<T, Payload> payload) {
        List<Draw.Group> groups = new ArrayList<>();
        for (T value : values) {
            String id = prefix + groups.size();
            groups.add(new Draw.Group(id, groups.size(), List.of(Item.of(id, payload.apply(value)))));
        }
        return groups;
    }

    private static List<Double> numbers(Pool pool) {
        return new QualityScore()
                .compare(Sides.of(pool)).stream()
                        .map(value -> value instanceof Value.Of of ? of.number() : Double.NaN)
                        .toList();
    }

    private static int nearly(double a, double b) {
        return Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    private static double entropy(double... shares) {
        return -java.util.stream.DoubleStream.of(shares)
                .map(p -> p * Math.log(p))
                .sum();
    }
}

package org.genloss.metric.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Schema;
import org.genloss.metric.Value;
import org.genloss.metric.table.Tables;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

/**
 * Expected values: numpy 2. Both sides' columns together less their mean over their sd (ddof 1); {@code A = C - C.mean(0);
 * W = solve(A'A/n + 1e-3 I, A'(Y - Y.mean(0))/n); ((R - C.mean(0)) @ W + Y.mean(0)).argmax(1)} for candidate C with indicators Y and
 * reference R.
 */
class BenchmarkAccuracyTest {
    private static final List<Object[]> REFERENCE = List.of(
            new Object[] {1.0, 2.0, "a"},
            new Object[] {2.0, 0.0, "b"},
            new Object[] {3.0, 1.0, "b"},
            new Object[] {4.0, 5.0, "a"},
            new Object[] {0.0, 3.0, "c"},
            new Object[] {-1.0, 1.0, "c"},
            new Object[] {2.0, 2.0, "a"},
            new Object[] {5.0, 0.0, "b"});

    private static List<Object[]> candidate(String... labels) {
        return List.of(
                new Object[] {1.0, 1.0, labels[0]},
                new Object[] {2.0, 1.0, labels[1]},
                new Object[] {3.0, 0.0, labels[2]},
                new Object[] {3.0, 5.0, labels[3]},
                new Object[] {0.0, 4.0, labels[4]},
                new Object[] {-2.0, 1.0, labels[5]});
    }

    private static List<Value> values(List<Object[]> reference, List<Object[]> candidate) {
        return new BenchmarkAccuracy().compare(Sides.of(Tables.pool(reference, candidate)));
    }

    @Test
    void trainedOnTheCandidateTestedOnTheReference() {
        assertThat(values(REFERENCE, candidate("a", "b", "b", "a", "c", "c")))
                .containsExactly(new Value.Of("c2", 0.75));
    }

    /** Only one class is left: its share of the reference, 3 of 8. */
    @Test
    void aCandidateOfOneClassKnowsNoOther() {
        assertThat(values(REFERENCE, candidate("a", "a", "a", "a", "a", "a")))
                .containsExactly(new Value.Of("c2", 0.375));
    }

    @Test
    void withoutLabelsThereIsNothingToLearn() {
        assertThat(values(REFERENCE, candidate(null, null, "a", "a", "b", "c")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Value.Undefined.class,
                        value -> assertThat(value.why()).isEqualTo("each side needs at least 5 rows with a c2"));
    }

    private static List<Object[]> numbers(double... values) {
        return IntStream.range(0, values.length / 3)
                .mapToObj(i -> new Object[] {values[3 * i], values[3 * i + 1], values[3 * i + 2]})
                .toList();
    }

    /** numpy: {@code w = lstsq(np.c_[C[:, others], 1], C[:, j])[0]; e = R[:, j] - np.c_[R[:, others], 1] @ w; sum(e^2)/sum((y - mean y)^2)}. */
    @Test
    void numbersArePredictedFromAllOthers() {
        List<Object[]> reference = numbers(1, 2, 1, 2, 0, 3, 3, 1, 5, 4, 5, 4, 0, 3, -1, -1, 1, 0);
        List<Object[]> candidate = numbers(1, 1, 2, 2, 1, 3, 3, 0, 5, 3, 5, 2, 0, 4, -2, -2, 1, -1);
        List<Value> values = new BenchmarkError().compare(Sides.of(Tables.pool(reference, candidate)));
        assertThat(values).map(Value::subject).containsExactly("c0", "c1", "c2");
        assertThat(values.stream().map(value -> ((Value.Of) value).number()))
                .usingElementComparator(near())
                .containsExactly(0.121173743536, 0.410705634864, 0.122380126426);
        List<Value> flat = new BenchmarkError()
                .compare(Sides.of(Tables.pool(numbers(1, 7, 1, 2, 7, 3, 3, 7, 5, 4, 7, 4, 0, 7, -1), candidate)));
        assertThat(flat.get(1)).isEqualTo(new Value.Undefined("c1", "c1 does not vary in the reference"));
        assertThat(new BenchmarkError().fits(Schema.vector(21))).isFalse();
    }

    private static Comparator<Double> near() {
        return (a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b);
    }
}

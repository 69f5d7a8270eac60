package org.genloss.metric.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}

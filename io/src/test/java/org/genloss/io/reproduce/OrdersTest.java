package org.genloss.io.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.io.reproduce.Outcome.Status;
import org.genloss.io.reproduce.Published.Place;
import org.junit.jupiter.api.Test;

/** Made-up readings; quantiles of Student's law from printed tables: t(3) is 5.841 at 0.995 and 7.453 at 0.9975. */
class OrdersTest {
    private static final double[] NONE = {0, 0, 0, 0};
    private static final double[] LITTLE = {1, 2, 3, 4};
    private static final double[] MUCH = {11, 12, 13, 14};

    private static Outcome.Order judge(String order, Map<String, double[]> values) {
        Map<String, Place> readings = new LinkedHashMap<>();
        values.keySet().forEach(name -> readings.put(name, new Place(name, "", "", "", "model", 1, 1)));
        return Orders.judge(
                new Published.Order("", "", readings, Orders.steps(order), "known"),
                place -> values.get(place.experiment()));
    }

    private static double[] times(double[] x, double factor) {
        return Arrays.stream(x).map(v -> factor * v).toArray();
    }

    @Test
    void theIntervalOfAPairedDifferenceIsStudents() {
        Outcome.Step step =
                judge("a < b", Map.of("a", NONE, "b", LITTLE)).steps().get(0);
        assertThat(step.difference()).isEqualTo(2.5);
        assertThat(step.interval().low()).isEqualTo(2.5 - 5.841 * 0.645497, within(1e-3));
        assertThat(step.interval().high()).isEqualTo(2.5 + 5.841 * 0.645497, within(1e-3));
        assertThat(step.status()).isEqualTo(Status.UNDECIDED);
    }

    @Test
    void severalStepsShareTheErrorRate() {
        Outcome.Order order = judge("a < b < c", Map.of("a", NONE, "b", LITTLE, "c", LITTLE));
        assertThat(order.steps().get(0).interval().low()).isEqualTo(2.5 - 7.453 * 0.645497, within(1e-3));
        assertThat(order.steps().get(1).says()).isEqualTo("b < c");
        assertThat(order.expected()).isEqualTo("a < b; b < c");
    }

    /** Ten apart in each replicate, whatever the replicates have in common. */
    @Test
    void anOrderThatHoldsAgreesInEitherDirection() {
        assertThat(judge("a < b", Map.of("a", LITTLE, "b", MUCH)).status()).isEqualTo(Status.AGREES);
        assertThat(judge("b > a", Map.of("a", LITTLE, "b", MUCH)).status()).isEqualTo(Status.AGREES);
        assertThat(judge("b > a", Map.of("a", LITTLE, "b", MUCH)).steps().get(0).difference())
                .isEqualTo(10);
    }

    @Test
    void oneThatDoesNotHoldDisagreesAndOnlyThenSaysWhy() {
        Outcome.Order wrong = judge("a < b; a > b", Map.of("a", LITTLE, "b", MUCH));
        assertThat(wrong.steps().stream().map(Outcome.Step::status)).containsExactly(Status.AGREES, Status.DISAGREES);
        assertThat(wrong.status()).isEqualTo(Status.DISAGREES);
        assertThat(wrong.differs()).isEqualTo("known");
        assertThat(judge("a < b", Map.of("a", LITTLE, "b", MUCH)).differs()).isEmpty();
    }

    @Test
    void equalReadingsAreUndecidedWhereTheOrderIsStrict() {
        assertThat(judge("a < b", Map.of("a", MUCH, "b", MUCH)).status()).isEqualTo(Status.UNDECIDED);
        assertThat(judge("a <= b", Map.of("a", MUCH, "b", MUCH)).status()).isEqualTo(Status.AGREES);
    }

    /** 2 % more in each replicate is more; what may be 5 % more is open. */
    @Test
    void noMoreThanMeansNeitherSurelyMoreNorPerhapsFivePercentMore() {
        assertThat(judge("a <= b", Map.of("a", times(MUCH, 1.02), "b", MUCH)).status())
                .isEqualTo(Status.DISAGREES);
        assertThat(judge("a <= b", Map.of("a", new double[] {14, 13, 12, 11}, "b", MUCH))
                        .status())
                .isEqualTo(Status.UNDECIDED);
        assertThat(judge("b >= a", Map.of("a", LITTLE, "b", MUCH)).status()).isEqualTo(Status.AGREES);
    }

    @Test
    void aFactorStandsBeforeAReading() {
        Map<String, double[]> values = Map.of("a few", MUCH, "b", times(MUCH, 3));
        assertThat(judge("2.5 * a few < b", values).status()).isEqualTo(Status.AGREES);
        assertThat(judge("b > 3.5 * a few", values).status()).isEqualTo(Status.DISAGREES);
        assertThat(judge("b > 3.5 * a few", values).steps().get(0).says()).isEqualTo("b > 3.5 * a few");
    }

    @Test
    void replicatesWithoutAnAnswerAreLeftOutInPairs() {
        double[] gap = {11, Double.NaN, 13, 14};
        Outcome.Order order = judge("a < b", Map.of("a", LITTLE, "b", gap));
        assertThat(order.replicates()).isEqualTo(3);
        assertThat(order.steps().get(0).difference()).isEqualTo(10);
    }

    @Test
    void whatIsNoOrderIsRefused() {
        assertThatThrownBy(() -> Orders.steps("a")).hasMessageContaining("no order");
        assertThatThrownBy(() -> Orders.steps("a <")).hasMessageContaining("no ");
        assertThatThrownBy(() -> judge("a < c", Map.of("a", LITTLE))).hasMessageContaining("no reading c");
    }

    @Test
    void aDisagreementIsExplainedOnlyWhereItsReasonIsKnown() {
        Outcome.Order known = judge("a > b", Map.of("a", LITTLE, "b", MUCH));
        Outcome.Order unknown = new Outcome.Order("", "", known.readings(), known.steps(), 4, "");
        assertThat(outcome(known).unexplained()).isFalse();
        assertThat(outcome(known, unknown).unexplained()).isTrue();
        assertThat(outcome(judge("a < b", Map.of("a", LITTLE, "b", MUCH))).unexplained())
                .isFalse();
    }

    private static Outcome outcome(Outcome.Figure... figures) {
        Published published = new Published("x", "", "", "", Published.Scale.NONE, Map.of(), List.of(), "");
        return new Outcome(published, List.of(figures));
    }
}

package org.genloss.metric.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Distances and kernels of pairs, eigenvalues: expected values from numpy and scipy (cdist, pdist, eigvalsh) on {@link SmallClouds}. */
class PairMetricsTest {
    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of(new EnergyDistance(), 0.30387419444375086),
                Arguments.of(new EnergyDistance(true, 100), -0.3640092743686201),
                Arguments.of(new PairwiseDistance(), 2.1705970559580985),
                Arguments.of(new MaximumMeanDiscrepancy(), -0.1388494589586159),
                Arguments.of(new MaximumMeanDiscrepancy(0, false, 100), 0.09864999029624111),
                Arguments.of(new MaximumMeanDiscrepancy(0.7, true, 100), -0.06917134033282474),
                Arguments.of(new MaximumMeanDiscrepancy(0.7, false, 100), 0.24246935616086251),
                Arguments.of(new KernelDistance(), -0.8306204118658873),
                Arguments.of(new KernelDistance(2, 1000, 1000), -0.4883129523030876),
                Arguments.of(new ParticipationRatio(), 2.4900101555751037),
                Arguments.of(new TopShare(), 0.538362326692701),
                Arguments.of(new TopShare(2), 0.8202503430424221),
                Arguments.of(new LogDeterminant(), -0.8479022820786706),
                Arguments.of(new ApproximateSlicedWasserstein(), 0.2086660163167548));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void agreesWithScipy(Metric metric, double expected) {
        assertThat(CasePool.number(metric, SmallClouds.sides(), "items")).isCloseTo(expected, within(1e-12));
    }

    @Test
    void vendiOrdersAgreeWithNumpy() {
        Sides candidateAlone = Sides.of(Clouds.pool(SmallClouds.candidate(), SmallClouds.candidate()));
        assertThat(new VendiOrders().compare(candidateAlone))
                .extracting(Value::subject)
                .containsExactly("q=0.5", "q=1", "q=2", "q=inf");
        assertThat(new VendiOrders()
                        .compare(candidateAlone).stream()
                                .mapToDouble(v -> ((Value.Of) v).number())
                                .toArray())
                .containsExactly(
                        new double[] {2.866844365241543, 2.7397408002603183, 2.519789243426409, 1.866939161171477},
                        within(1e-9));
    }

    /** Two disjoint subsets: the mean of what each half gives by itself. */
    @Test
    void kernelDistanceIsTheMeanOverItsSubsets() {
        double[][] x = Clouds.normal(40, 4, "kernel x");
        double[][] y = Clouds.normal(40, 4, "kernel y");
        Sides sides = Sides.of(Clouds.pool(x, y));
        double whole = CasePool.number(new KernelDistance(3, 20, 100), sides, "items");
        double[] half = new double[2];
        for (int s = 0; s < 2; s++) {
            half[s] = CasePool.number(
                    new KernelDistance(), Sides.of(Clouds.pool(half(sides, s, false), half(sides, s, true))), "items");
        }
        assertThat(whole).isCloseTo((half[0] + half[1]) / 2, within(1e-12));
        assertThat(half[0]).isNotCloseTo(half[1], within(1e-6));
    }

    private static double[][] half(Sides sides, int s, boolean candidate) {
        int[] items = Nearest.smallest(candidate ? sides.candidate() : sides.reference(), 40);
        double[] values = Points.of(sides.pool())
                .choose(Arrays.copyOfRange(items, 20 * s, 20 * s + 20))
                .values();
        return Clouds.points(20, i -> Arrays.copyOfRange(values, 4 * i, 4 * i + 4));
    }

    @Test
    void aCapTakesTheItemsOfSmallestHash() {
        double[][] x = Clouds.normal(50, 3, "cap x");
        double[][] y = Clouds.normal(30, 3, "cap y");
        Sides sides = Sides.of(Clouds.pool(x, y));
        Sides cut = new Sides(
                sides.pool().view(Arrays.copyOf(sides.reference().groups(), 20)),
                sides.pool().view(Arrays.copyOf(sides.candidate().groups(), 20)));
        for (int items : new int[] {20, 5000}) {
            assertThat(CasePool.number(new EnergyDistance(false, items), items == 20 ? sides : cut, "items"))
                    .isCloseTo(CasePool.number(new EnergyDistance(), cut, "items"), within(1e-12));
        }
        assertThat(CasePool.number(new EnergyDistance(), sides, "items"))
                .isNotCloseTo(CasePool.number(new EnergyDistance(), cut, "items"), within(1e-6));
    }

    @Test
    void halfOfAllPairsAtOnePlaceLeaveNoWidth() {
        double[][] same = Clouds.points(6, i -> new double[] {1, 2});
        Sides sides = Sides.of(Clouds.pool(same, same));
        assertThat(new MaximumMeanDiscrepancy().compare(sides).get(0)).isInstanceOf(Value.Undefined.class);
        assertThat(CasePool.number(new MaximumMeanDiscrepancy(1, false, 10), sides, "items"))
                .isZero();
        assertThat(CasePool.number(new EnergyDistance(), sides, "items")).isZero();
    }

    @Test
    void selectionFindsEveryRank() {
        double[] numbers = Clouds.flat(Clouds.normal(101, 1, "ranks"));
        for (int i = 0; i < 40; i++) {
            numbers[i + 40] = numbers[i];
        }
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        for (int k = 0; k < sorted.length; k++) {
            assertThat(Selection.of(numbers.clone(), k)).isEqualTo(sorted[k]);
        }
    }

    @Test
    void settingsAreRefusedInWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnergyDistance(false, 1))
                .withMessage("energy-distance.items needs to be from 2 to 5000, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaximumMeanDiscrepancy(-1, true, 10))
                .withMessage("mmd.width needs to be 0 or more, got -1.0");
    }
}

package org.genloss.metric.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.genloss.metric.Interval;
import org.genloss.metric.RocCurve;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

/** Tests of two samples: values by scipy 1.17 on counts at five ascending levels with many ties. */
class ColumnTestsTest {
    private static final int[] R = {5, 9, 20, 11, 3};
    private static final int[] C = {1, 4, 18, 20, 9};

    @Test
    void rankTests() {
        assertThat(KolmogorovSmirnovP.exact(R, C)).isCloseTo(0.04624619538370834, within(1e-12));
        assertThat(KolmogorovSmirnovP.asymptotic(R, C)).isCloseTo(0.04731350887842656, within(1e-12));
        assertThat(CramerVonMises.statistic(R, C)).isCloseTo(0.9443429487179493, within(1e-12));
        assertThat(CramerVonMisesP.p(R, C, 1e-7)).isCloseTo(0.003283000434790684, within(1e-10));
        assertThat(MannWhitney.u(R, C)).isEqualTo(815);
        assertThat(MannWhitneyP.p(R, C)).isCloseTo(0.0017730061167827832, within(1e-14));
        assertThat(AndersonDarling.standardized(R, C)).isCloseTo(8.216551107225401, within(1e-11));
    }

    /** 1 to 5 against 2.5 to 6.5: 2.5 effective values, which scipy rounds to 2. */
    @Test
    void halvesOfEffectiveValuesAreRoundedToTheEvenNumber() {
        int[] odd = {1, 1, 0, 1, 0, 1, 0, 1, 0, 0};
        int[] even = {0, 0, 1, 0, 1, 0, 1, 0, 1, 1};
        assertThat(KolmogorovSmirnovP.asymptotic(odd, even)).isCloseTo(0.82, within(1e-12));
    }

    /** Far out the chance is the right one, not what is left of a series cut off: 1 - F(x) falls as exp(-pi^2 x / 2). */
    @Test
    void smallChancesStaySmall() {
        int[] low = {40, 0};
        int[] high = {0, 40};
        assertThat(CramerVonMisesP.p(low, high, 1e-18)).isLessThan(1e-13);
        assertThat(CramerVonMisesP.p(low, low, 1e-18)).isEqualTo(1);
    }

    @Test
    void twoValues() {
        int[] r = {3, 0, 1};
        int[] c = {1, 0, 4};
        assertThat(ChiSquare.statistic(r, c, true)).isCloseTo(0.950625, within(1e-12));
        assertThat(ChiSquareP.p(r, c, true)).isCloseTo(0.3295602599606179, within(1e-12));
        assertThat(ChiSquareP.p(r, c, false))
                .isCloseTo(ChiSquaredDistribution.of(1).survivalProbability(ChiSquare.statistic(r, c)), within(1e-15));
        assertThat(FisherP.p(r, c)).isCloseTo(0.2063492063492063, within(1e-12));
        assertThat(FisherP.p(R, C)).isNaN();
    }

    /** By numpy from the formulas on the cards; V of the counts of C at 48 rows: 1, 4, 17, 18, 8. */
    @Test
    void shares() {
        assertThat(CramersV.v(R, C, false)).isCloseTo(0.22369600497073247, within(1e-12));
        assertThat(CramersV.v(R, R, false)).isZero();
        assertThat(Shares.expectedByChance(R, C)).isCloseTo(0.2949157796636547, within(1e-12));
        assertThat(Shares.largest(R, C)).isCloseTo(20 / 52.0 - 11 / 48.0, within(1e-15));
    }

    @Test
    void areaUnderTheCurveWithTies() {
        RocCurve curve = RocCurve.of(new double[] {0.1, 0.4, 0.35, 0.8}, new double[] {0.35, 0.9, 0.7});
        assertThat(curve.area()).isCloseTo(8.5 / 12, within(1e-15));
        assertThat(curve.error()).isCloseTo(0.23073955174772431, within(1e-12));
        assertThat(curve.interval(0.95).high()).isEqualTo(1);
        assertThat(curve.interval(0.95).low()).isCloseTo(8.5 / 12 - 1.959963984540054 * curve.error(), within(1e-12));
    }

    /** By numpy from plug-in entropies. */
    @Test
    void informationOfPairs() {
        assertThat(JointCounts.of(new int[][] {{3, 0, 5}, {1, 7, 2}}).normalized())
                .isCloseTo(0.37514653730394965, within(1e-12));
        assertThat(JointCounts.of(new int[][] {{3, 0, 5}}).normalized()).isZero();
        assertThat(JointCounts.of(new int[][] {{3}}).normalized()).isNaN();
    }

    /** A tail with nothing left: at most 1 - 0.025^(1/1000) of the rows, of 10 in 1,000 in the reference. */
    @Test
    void aTailThatIsGoneHasAnInterval() {
        Object[] reference =
                IntStream.rangeClosed(1, 1000).mapToObj(Double::valueOf).toArray();
        Object[] candidate = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> Double.valueOf(Math.min(i, 975)))
                .toArray();
        Map<String, Interval> intervals = new TailCoverage().intervals(Sides.of(Tables.column(reference, candidate)));
        assertThat(intervals).containsOnlyKeys("c0 highest 1 %");
        assertThat(intervals.get("c0 highest 1 %").high()).isCloseTo((1 - Math.pow(0.025, 1e-3)) / 0.01, within(1e-9));
    }
}

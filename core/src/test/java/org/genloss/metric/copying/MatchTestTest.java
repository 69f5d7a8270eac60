package org.genloss.metric.copying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.vector.Clouds;
import org.genloss.profile.Pool;
import org.junit.jupiter.api.Test;

class MatchTestTest {
    private static Pool line(IntFunction<double[]> reference, IntFunction<double[]> candidate, int n) {
        return Trios.vectors(
                Clouds.points(n, reference), Clouds.points(n, candidate), Clouds.points(n, i -> new double[] {-i - 1}));
    }

    @Test
    void ofContentsMatchedOnceItIsTheHypergeometricTail() {
        Pool pool = line(i -> new double[] {i}, i -> new double[] {i < 12 ? i : i < 15 ? -i : 0.5 + i}, 40);
        Matches matches = Matches.identical(pool);
        assertThat(matches.asked()).isEqualTo(40);
        assertThat(matches.items()).hasSize(15);
        MatchTest test = MatchTest.of(pool, matches, 20_000, Seed.of(3), Workers.SERIAL);
        assertThat(test.share()).isEqualTo(12 / 15.0);
        assertThat(test.expected()).isCloseTo(0.5, within(1e-12));
        double exact = HypergeometricDistribution.of(80, 40, 15).survivalProbability(11);
        assertThat(test.p()).isCloseTo(exact, within(0.006));
        double variance = HypergeometricDistribution.of(80, 40, 15).getVariance() / (15 * 15);
        assertThat(test.deviation()).isCloseTo(Math.sqrt(variance), within(0.003));
    }

    @Test
    void itStopsOnceNothingCanBeFound() {
        Pool pool = line(i -> new double[] {i}, i -> new double[] {i % 2 == 0 ? i : -i}, 40);
        MatchTest test = MatchTest.of(pool, Matches.identical(pool), 20_000, Seed.of(3), Workers.SERIAL);
        assertThat(test.choices()).isEqualTo(250);
        assertThat(test.p()).isGreaterThan(0.05);
    }

    /** A content that is in three real groups of 2 + 3: of the reference alone never, held alone 1 in 10; the mean by counting all ten choices. */
    @Test
    void theMeanCountsAllChoicesOfTies() {
        double[][] reference = {{7}, {7}};
        double[][] holdout = {{7}, {1}, {2}};
        Pool pool = Trios.vectors(reference, new double[][] {{7}}, holdout);
        Matches matches = Matches.identical(pool);
        assertThat(matches.groups()).isDeepEqualTo(new int[][] {{0, 1, 3}});
        MatchTest test = MatchTest.of(pool, matches, 1000, Seed.of(3), Workers.SERIAL);
        assertThat(test.share()).isEqualTo(0.5);
        assertThat(test.expected()).isCloseTo((9 * 0.5 + 0) / 10, within(1e-12));
    }

    @Test
    void nearestGroupsAreAllThatAreEquallyNear() {
        double[][] reference = {{0.1}, {2}};
        double[][] holdout = {{0.5}, {9}};
        Pool pool = Trios.vectors(reference, new double[][] {{0.3}, {2}, {8.5}}, holdout);
        Matches matches = Matches.nearest(pool, Workers.SERIAL);
        assertThat(matches.asked()).as("2 equals a real one").isEqualTo(2);
        assertThat(matches.items()).containsExactly(2, 4);
        assertThat(matches.groups()).isDeepEqualTo(new int[][] {{0, 5}, {6}});
        assertThat(ClosePairs.of(pool, matches, 5))
                .as("none is of the reference alone")
                .isEmpty();
    }

    @Test
    void theRarestRunOfATextDecides() {
        String usual = "this is what they all say at the end";
        Pool pool = Trios.texts(
                List.of(usual, "a quite singular run of words indeed " + usual),
                List.of("so a quite singular run of words " + usual, "unrelated"),
                List.of(usual + " again"));
        Matches matches = Matches.runs(pool, 5);
        assertThat(matches.items()).containsExactly(2);
        assertThat(matches.groups()).isDeepEqualTo(new int[][] {{1}});
        assertThat(matches.asked()).isEqualTo(2);
        assertThat(SharedRun.of(pool, 2, 1, 5)).isEqualTo("a quite singular run of");
        assertThat(SharedRun.of(pool, 3, 1, 5)).isEmpty();
    }

    @Test
    void pairsThatTellMostComeFirst() {
        double[][] reference = Clouds.normal(50, 2, "reference");
        double[][] holdout = Clouds.normal(50, 2, "holdout");
        double[][] candidate =
                Clouds.points(20, i -> new double[] {reference[i][0] + 1e-3 * (20 - i), reference[i][1]});
        Pool pool = Trios.vectors(reference, candidate, holdout);
        List<ClosePairs.Pair> pairs = ClosePairs.of(pool, Matches.nearest(pool, Workers.SERIAL), 5);
        assertThat(pairs).hasSize(5).allSatisfy(p -> assertThat(p.generated()).isEqualTo(p.reference() + 50));
        assertThat(IntStream.range(1, 5))
                .allMatch(i -> pairs.get(i).nearness() >= pairs.get(i - 1).nearness());
    }
}

package org.genloss.metric.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;

/** Counts of words at fewer words, and what is read from them; against commons-statistics, and values from tables of the zeta function. */
class FrequenciesTest {
    private static Frequencies counts(int... counts) {
        return Frequencies.of(new Spectrum(counts, 0));
    }

    @Test
    void fewerWordsAreExpectedAsByTheHypergeometricLaw() {
        int[] counts = {3000, 1500, 1100, 700, 90, 12, 3, 2, 2, 1, 1, 1};
        int all = IntStream.of(counts).sum();
        for (int m : new int[] {all - 1, all / 2, 700, 40, 1}) {
            Frequencies thin = Frequencies.of(new Spectrum(counts, 0), m);
            for (int k = 1; k <= 2; k++) {
                int times = k;
                double expected = IntStream.of(counts)
                        .mapToDouble(
                                f -> HypergeometricDistribution.of(all, f, m).probability(times))
                        .sum();
                assertThat(thin.occurring(k)).isCloseTo(expected, within(1e-10));
            }
            assertThat(thin.tokens()).isCloseTo(m, within(1e-8 * m));
            assertThat(thin.types()).isCloseTo(new Spectrum(counts, 0).expectedTypes(m), within(1e-9));
        }
    }

    @Test
    void simpsonsDDoesNotDependOnTheNumberOfWords() {
        int[] counts = {500, 90, 12, 3, 2, 2, 1, 1, 1};
        double d = SimpsonsD.of(counts(counts));
        assertThat(SimpsonsD.of(Frequencies.of(new Spectrum(counts, 0), 60))).isCloseTo(d, within(1e-12));
    }

    @Test
    void thinnedToAllIsTheSame() {
        Spectrum spectrum = new Spectrum(new int[] {4, 2000, 3, 1}, 2);
        assertThat(Frequencies.of(spectrum, 2010).types()).isEqualTo(6);
        assertThat(Frequencies.of(spectrum, 2010).largest()).isEqualTo(2000);
    }

    /** Counts C/r over ranks r: the slope is -1. Two words of one count share two ranks. */
    @Test
    void slopeOfALineIsItsSlope() {
        int[] exact = IntStream.of(1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60).toArray();
        int[] counts = IntStream.rangeClosed(1, 4000).map(r -> 24_000_000 / r).toArray();
        assertThat(ZipfSlope.line(counts(counts)).slope()).isCloseTo(-1, within(1e-4));
        // by hand: ln f = (ln 4, 0, 0), ln rank = (0, ln 2, ln 3)
        double x = (Math.log(2) + Math.log(3)) / 3;
        double xx = (Math.pow(Math.log(2), 2) + Math.pow(Math.log(3), 2)) / 3 - x * x;
        double xy = -x * Math.log(4) / 3;
        assertThat(ZipfSlope.line(counts(4, 1, 1)).slope()).isCloseTo(xy / xx, within(1e-12));
        assertThat(ZipfSlope.line(counts(exact[11])).slope()).isNaN();
    }

    /** zeta(2) = pi^2/6, zeta(4) = pi^4/90, zeta'(2) = -0.93754825431584376 (DLMF 25.6). */
    @Test
    void zetaAsInTables() {
        assertThat(Zeta.of(2, 1)).isCloseTo(Math.PI * Math.PI / 6, within(1e-13));
        assertThat(Zeta.of(4, 2)).isCloseTo(Math.pow(Math.PI, 4) / 90 - 1, within(1e-14));
        assertThat(Zeta.meanLog(2, 1)).isCloseTo(0.93754825431584376 / (Math.PI * Math.PI / 6), within(1e-12));
        assertThat(Zeta.of(1.0001, 1)).isCloseTo(10000.577223, within(1e-6));
    }

    /** The likelihood itself is highest at the exponent found. */
    @Test
    void exponentHasTheHighestLikelihood() {
        int[] counts = {1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 7, 12, 40, 1300};
        for (int least = 1; least <= 3; least++) {
            double a = ZipfExponent.exponent(counts(counts), least);
            double here = likelihood(counts, a, least);
            assertThat(here)
                    .isGreaterThan(likelihood(counts, a + 1e-4, least))
                    .isGreaterThan(likelihood(counts, a - 1e-4, least));
        }
        assertThat(ZipfExponent.exponent(counts(1, 1, 1), 1)).isNaN();
        assertThat(ZipfExponent.exponent(counts(1, 1, 1), 2)).isNaN();
    }

    private static double likelihood(int[] counts, double a, int least) {
        double zeta = sum(a, least);
        return IntStream.of(counts)
                .filter(f -> f >= least)
                .mapToDouble(f -> -Math.log(zeta) - a * Math.log(f))
                .sum();
    }

    /** Zeta by adding terms and the integral of the rest. */
    private static double sum(double a, int least) {
        double sum = 0;
        int n = 100_000;
        for (int k = least; k < n; k++) {
            sum += Math.pow(k, -a);
        }
        return sum + Math.pow(n - 0.5, 1 - a) / (a - 1);
    }

    @Test
    void effectiveNumbersOfEqualSharesAreTheNumberOfWords() {
        for (double order : new double[] {0, 0.5, 1, 2, 7, Double.POSITIVE_INFINITY}) {
            assertThat(Math.exp(RenyiEntropy.nats(counts(5, 5, 5, 5), order))).isCloseTo(4, within(1e-12));
        }
        assertThat(RenyiEntropy.nats(counts(3, 1), Double.POSITIVE_INFINITY))
                .isCloseTo(Math.log(4.0 / 3), within(1e-12));
    }
}

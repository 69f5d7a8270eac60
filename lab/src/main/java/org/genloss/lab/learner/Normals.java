package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** A normal law ready to draw from and to be asked for densities; its covariance may lack full rank. */
interface Normals {
    /** Off the flat on which a law without full rank lives: farther than this times the size of the numbers. */
    double OFF = 1e-9;

    /** @param covariance d variances, or d by d numbers row after row, symmetric and not indefinite */
    static Normals of(double[] mean, double[] covariance) {
        return covariance.length == mean.length
                ? new DiagonalNormals(mean, covariance)
                : new CholeskyNormals(mean, covariance);
    }

    /** Marsaglia and Tsang's ziggurat in McFarland's version. */
    static ZigguratSampler.NormalizedGaussian sampler(UniformRandomProvider random) {
        return ZigguratSampler.NormalizedGaussian.of(random);
    }

    int rank();

    /** Normal numbers that one draw takes from the sampler. */
    int numbers();

    /** ln det of the covariance; negative infinity where it has not full rank. */
    double logDeterminant();

    /** Writes one draw of d numbers into the array: deviations from the mean are multiplied by the scale. */
    void draw(ContinuousSampler normal, double scale, double[] into, int at);

    /** Standard normal numbers for so many draws: each by itself, or even. */
    default ContinuousSampler source(int draws, boolean even, UniformRandomProvider random) {
        return even ? Even.normals(draws, numbers(), random) : sampler(random);
    }

    /**
     * A source for each of several laws; the n-th of the numbers says of which law the n-th draw is. Sources that are not even are one and the
     * same.
     */
    static ContinuousSampler[] sources(List<Normals> laws, int[] of, boolean even, UniformRandomProvider random) {
        ContinuousSampler[] sources = new ContinuousSampler[laws.size()];
        if (!even) {
            Arrays.fill(sources, sampler(random));
            return sources;
        }
        int[] draws = new int[sources.length];
        for (int law : of) {
            draws[law]++;
        }
        Arrays.setAll(sources, law -> laws.get(law).source(draws[law], true, random));
        return sources;
    }

    /**
     * Natural logarithm of the density at the point that begins there. A law of rank r below d lives on a flat of r dimensions: negative
     * infinity off it, and on it the density of r of the coordinates, those with the largest variances.
     */
    double logDensity(double[] x, int at);
}

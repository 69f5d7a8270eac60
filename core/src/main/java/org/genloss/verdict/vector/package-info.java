/**
 * Statistics of vectors for the permutation test: spread, tails, coverage of clusters, shares of neighbours.
 * May touch {@code data}, {@code profile}, {@code catalog}, {@code metric} and {@code verdict.battery}.
 * Must never decide a level or permute labels: the engine of {@code verdict} does.
 */
package org.genloss.verdict.vector;

/**
 * Statistics of texts for the permutation test: words, rare words, repetition, entropies; what they found, in words.
 * May touch {@code data}, {@code profile}, {@code catalog}, {@code metric} and {@code verdict.battery}.
 * Must never decide a level or permute labels: the engine of {@code verdict} does.
 */
package org.genloss.verdict.text;

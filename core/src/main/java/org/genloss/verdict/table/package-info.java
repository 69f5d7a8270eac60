/**
 * Statistics of tables for the permutation test: columns of numbers and categories, pairs of columns, and rows as vectors.
 * May touch {@code data}, {@code profile}, {@code catalog}, {@code metric} and {@code verdict.battery} and {@code verdict.vector}.
 * Must never decide a level or permute labels: the engine of {@code verdict} does.
 */
package org.genloss.verdict.table;

/**
 * Metrics of points in space: vectors, and the numeric columns of tables.
 * May touch {@code data}, {@code profile}, {@code metric} and EJML (in {@code Symmetric} and {@code LeastSquares} only).
 * Must never hold a matrix of all pairs or ask which side a point came from while coding.
 */
package org.genloss.metric.vector;

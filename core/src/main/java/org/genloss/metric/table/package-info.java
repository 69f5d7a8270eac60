/**
 * Columns of tables, and single dimensions of low-dimensional vectors: distances, tails, categories, correlations.
 * May touch {@code data}, {@code profile}, {@code catalog}, {@code metric} and Commons Statistics.
 * Must never look at which side a row came from while coding.
 */
package org.genloss.metric.table;

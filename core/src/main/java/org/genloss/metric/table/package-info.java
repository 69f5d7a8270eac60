/**
 * Columns of tables, and single dimensions of low-dimensional vectors: distances, tails, categories.
 * May touch {@code data}, {@code profile}, {@code catalog}, {@code metric} and Commons Statistics.
 * Must never look at more than one column at a time, nor at which side a row came from while coding.
 */
package org.genloss.metric.table;

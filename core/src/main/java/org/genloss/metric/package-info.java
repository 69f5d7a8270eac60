/**
 * What can be measured between two sides: one file a metric, each with its card.
 * May touch {@code data} and {@code profile}.
 * Must never call a model, judge a number or know how it will be shown.
 */
package org.genloss.metric;

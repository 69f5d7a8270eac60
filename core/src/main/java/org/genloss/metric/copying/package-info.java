/** Metrics that tell copying of training data from mere likeness, by a holdout. */
package org.genloss.metric.copying;

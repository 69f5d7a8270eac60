/**
 * The regimes: what the next model is trained on.
 * May touch data and the contracts of lab.
 * Must never fit a model or compute a metric.
 */
package org.genloss.lab.regime;

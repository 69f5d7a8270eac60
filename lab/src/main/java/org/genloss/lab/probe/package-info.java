/**
 * Questions asked of a fitted model itself: one file a probe, each with its card.
 * May touch data and the contracts of lab.
 * Must never fit or draw from a model.
 */
package org.genloss.lab.probe;

/**
 * How any network here is trained: weights by name, steps of the optimiser, looks at what is held out, early stopping, and states to go on from.
 *
 * <p>May touch the engine's seam. Must never know what a network is for.
 */
package org.genloss.neural.training;

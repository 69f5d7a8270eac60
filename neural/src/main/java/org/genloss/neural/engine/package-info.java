/**
 * The deep-learning engine behind a thin seam: tensors, their operations, gradients and the optimiser.
 *
 * <p>May touch libtorch, alone in this module. Must never let one of its types out, nor know what a learner is.
 */
package org.genloss.neural.engine;

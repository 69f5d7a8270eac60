/**
 * Learners that are networks, trained on a real deep-learning engine.
 *
 * <p>May touch core and lab. Must never be needed by the command line, nor show a type of the engine.
 */
package org.genloss.neural;

/**
 * The laboratory: learners, regimes, the loop, and the theory beside it.
 * May touch core.
 * Must never touch files, clocks or names of selectors.
 */
package org.genloss.lab;

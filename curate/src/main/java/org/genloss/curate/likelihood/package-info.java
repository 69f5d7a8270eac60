/**
 * How likely a text is under a language model, and what detectors make of that.
 * May touch core.
 * Must never run a model, nor say that a text is machine-made: a score needs a threshold calibrated on the user's own human text.
 */
package org.genloss.curate.likelihood;

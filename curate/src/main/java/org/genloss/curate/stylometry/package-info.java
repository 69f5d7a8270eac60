/**
 * A detector trained on one's own human and synthetic text: character n-grams, logistic regression, calibrated, with thresholds per length at a stated
 * false-positive rate.
 * May touch core and LIBLINEAR.
 * Must never touch files, clocks or threads.
 */
package org.genloss.curate.stylometry;

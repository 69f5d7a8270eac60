/**
 * The experiment file: parsed, checked, completed with defaults, and turned into experiments.
 * May touch core, lab and the readers.
 * Must never run anything.
 */
package org.genloss.io.experiment;

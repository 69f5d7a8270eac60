/**
 * A trained detector as a file, and as a step of a recipe that is named by it.
 * May touch core, curate and the other packages of io that read and write.
 * Must never touch the command line.
 */
package org.genloss.io.detector;

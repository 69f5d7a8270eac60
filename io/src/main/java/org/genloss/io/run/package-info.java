/**
 * The directory of a run: what is done, what remains, and the files that come out.
 * May touch core, lab, the readers and writers.
 * Must never compute a number of its own.
 */
package org.genloss.io.run;

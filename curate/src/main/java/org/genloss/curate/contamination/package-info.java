/**
 * Which share of a corpus is machine-made: the mixture estimate from word occurrences, and estimates from the flags of a detector.
 * May touch core.
 * Must never touch files, clocks or threads, nor decide what to do about it.
 */
package org.genloss.curate.contamination;

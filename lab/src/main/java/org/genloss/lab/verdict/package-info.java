/**
 * From the replicates of a loop to a judgement: the level of each regime, and when early and late collapse and expansion begin.
 * May touch {@code lab}, its probes, and {@code catalog}, {@code data}, {@code metric} and {@code verdict} of the core.
 * Must never run a loop, read files or format a page.
 */
package org.genloss.lab.verdict;

/**
 * What a loop loses, taken apart into errors of statistics, expressivity and learning by nested arms.
 * May touch {@code lab}, its learners, probes and sources, and {@code catalog}, {@code data} and {@code metric} of the core.
 * Must never read files or format a page.
 */
package org.genloss.lab.decomposition;

/**
 * From numbers to a judgement: readings with interval and floor, the permutation engine, findings and the level.
 * May touch {@code data}, {@code profile}, {@code metric} and the statistics of each kind of data in its own sub-packages.
 * Must never read files, draw from an unnamed seed or format a page.
 */
package org.genloss.verdict;

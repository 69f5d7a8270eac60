/**
 * From numbers to a judgement: readings with interval and floor, the permutation engine, findings and the level.
 * May touch {@code data}, {@code profile} and {@code metric}.
 * Must never read files, draw from an unnamed seed or format a page.
 */
package org.genloss.verdict;

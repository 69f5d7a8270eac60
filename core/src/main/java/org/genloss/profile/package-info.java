/**
 * What remains of a corpus after one pass: mergeable summaries, the draw of whole groups, and the pool of two draws that metrics read.
 * May touch {@code data} and hash4j.
 * Must never compute a metric.
 */
package org.genloss.profile;

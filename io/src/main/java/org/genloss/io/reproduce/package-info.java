/**
 * Published results as experiments: what a paper found, our figure for it, and whether the two agree.
 * May touch core, lab, and experiment files.
 * Must never hold a figure of its own: what was published stands in results.yaml, with its source.
 */
package org.genloss.io.reproduce;

/**
 * Runs the rows of a file of truths: what the literature says is exactly true of recursive training, as experiments of the public API.
 * May touch lab, its shelves and Jackson.
 * Must never know a row by its id.
 */
package org.genloss.testkit.truth;

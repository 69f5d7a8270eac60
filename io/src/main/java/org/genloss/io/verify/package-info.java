/**
 * Verifiers outside genloss as selectors: a program that answers item by item, and people who answer through a file.
 * May touch core's selectors, files and processes.
 * Must never take a missing answer for one.
 */
package org.genloss.io.verify;

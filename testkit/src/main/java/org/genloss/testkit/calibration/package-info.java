/**
 * Measures the verdict: how often it is wrong where nothing changed, and what it sees where something did.
 * May touch core, lab, readers and files.
 * Must never be used by the product.
 */
package org.genloss.testkit.calibration;

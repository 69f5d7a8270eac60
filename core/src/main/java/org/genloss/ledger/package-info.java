/**
 * What was done, in order, each entry hashing the one before.
 * May touch the JDK.
 * Must never read a clock or a file.
 */
package org.genloss.ledger;

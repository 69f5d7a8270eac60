/**
 * Ledgers in files, and in the formats of others.
 * May touch core, files and JSON.
 * Must never change an entry that is written.
 */
package org.genloss.io.ledger;

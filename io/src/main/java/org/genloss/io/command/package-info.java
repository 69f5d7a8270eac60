/**
 * Models that are the user's own programs: trained and asked for samples by command lines, through files.
 * May touch lab's contracts, readers, writers and processes.
 * Must never measure anything.
 */
package org.genloss.io.command;

/**
 * Argument to record, record to job, report to screen and exit code.
 * May touch every other room.
 * Must never compute a number.
 */
package org.genloss.cli;

/**
 * Programs whose running time is compared with the scripts beside them in the folder {@code bench}.
 * May touch the clock and everything that users may.
 * Must never be needed by anything.
 */
package org.genloss.testkit.bench;

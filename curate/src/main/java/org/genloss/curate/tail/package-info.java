/**
 * What is rare in a reference, and how much more of it steps remove than of the rest.
 * May touch core.
 * Must never touch files, clocks or threads, nor give anything back without saying why.
 */
package org.genloss.curate.tail;

/**
 * Near duplicates: shingles, MinHash signatures, bands, true similarity, and which of several copies stays.
 * May touch core and {@code recipe}.
 * Must never touch files, clocks or threads, nor join documents that are only alike through others.
 */
package org.genloss.curate.duplicate;

/**
 * What goes in: items with their origin, corpora, schemas and the seed from which all randomness derives.
 * May touch the JDK, Commons RNG and hash4j.
 * Must never open a file, read a clock or start a thread.
 */
package org.genloss.data;

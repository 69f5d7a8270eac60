/**
 * Files that are there whole or not at all, and the formats that tables and items are written in.
 * May touch the file system.
 * Must never decide what is written.
 */
package org.genloss.io.write;

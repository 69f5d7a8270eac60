/**
 * Files in: what is given is recognised by content and read as a corpus, streaming and reopenable. Bad input ends in one message.
 * May touch core and the file system; parsing is left to Jackson, FastCSV, DuckDB and the codecs.
 * Must never judge content beyond "can this be read", and must never hold a file in memory.
 */
package org.genloss.io.read;

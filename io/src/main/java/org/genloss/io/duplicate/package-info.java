/**
 * Copies among more texts than fit into memory: prints and bands in a work database on disk, sorted there, and what is to be removed read back in order.
 * May touch curate and its own work directory.
 * Must never decide what a copy is: that is curate's, this only brings together what curate must see.
 */
package org.genloss.io.duplicate;

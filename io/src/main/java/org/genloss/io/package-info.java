/**
 * The edge to files: readers, writers, the experiment file, the run store and the renderers.
 * May touch core, lab and the file system.
 * Must never decide anything: no metric, no verdict.
 */
package org.genloss.io;

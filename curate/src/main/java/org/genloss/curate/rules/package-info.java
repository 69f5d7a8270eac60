/**
 * Rules of published pipelines that look at one document: its words, lines and repetitions. One scan of a document serves all of them.
 * May touch core.
 * Must never touch files, clocks or threads, nor drop anything without naming the rule that failed.
 */
package org.genloss.curate.rules;

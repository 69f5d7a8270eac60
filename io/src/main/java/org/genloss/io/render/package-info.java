/**
 * What people and programs read: terminal, JSON, Markdown, JUnit and the self-contained page.
 * May touch core, lab and the values of runs.
 * Must never compute a statistic or judge a number.
 */
package org.genloss.io.render;

/**
 * What labelled data is good for: tasks learnt from the candidate and tested on the reference, and the task to tell the two apart.
 * May touch data, profile, and the points and columns of tables.
 * Must never learn from the rows that it is tested on.
 */
package org.genloss.metric.label;

/**
 * What labelled data is good for: tasks learnt from the candidate and tested on the reference.
 * May touch data, profile, and the points and columns of tables.
 * Must never learn from the side that it is tested on.
 */
package org.genloss.metric.label;

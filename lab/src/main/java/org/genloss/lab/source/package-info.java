/**
 * Where real data comes from: laws that are known, and the user's own records.
 * May touch data, the contracts of lab, and learners for the laws that they are named after.
 * Must never open a file.
 */
package org.genloss.lab.source;

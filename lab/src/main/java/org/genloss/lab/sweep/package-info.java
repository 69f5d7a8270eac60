/**
 * What the cells of a study say about the factors varied: how much is kept at each value, and from which value on too little.
 * May touch the contracts of lab and its verdict.
 * Must never run an experiment.
 */
package org.genloss.lab.sweep;

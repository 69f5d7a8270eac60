/**
 * The mitigations: what is done to the data between drawing and training.
 * May touch data, the contracts of lab, and the laws that learners make.
 * Must never fit the next model or decide what a regime mixes.
 */
package org.genloss.lab.mitigation;

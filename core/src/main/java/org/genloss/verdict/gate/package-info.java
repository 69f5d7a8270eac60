/**
 * What a user's policy makes of a check: what fails the gate, how much harm is tolerated, what is waived.
 * May read the results of the verdict.
 * Never changes a verdict, and asks no clock: what has expired is said by the caller.
 */
package org.genloss.verdict.gate;

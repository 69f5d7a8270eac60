/**
 * Laws that every metric, summary, learner and regime must pass, seeded generators, and the runners of truths and oracle.
 * May touch core, lab and JUnit.
 * Must never be a dependency at run time.
 */
package org.genloss.testkit;

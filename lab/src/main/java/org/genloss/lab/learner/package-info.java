/**
 * The learners: how a model is fitted to data, and the models.
 * May touch data, Commons RNG and the contracts of lab.
 * Must never know the regime, the generation or the truth.
 */
package org.genloss.lab.learner;

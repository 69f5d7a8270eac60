/**
 * A policy of responsible data, its rules and what breaks them.
 * May touch core, {@code mix} and {@code recipe}.
 * Must never read a file or ask what day it is.
 */
package org.genloss.curate.policy;

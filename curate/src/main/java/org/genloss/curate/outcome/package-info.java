/**
 * What became of a recipe: what was read, what each step removed from each source, what was kept.
 * May touch core, {@code mix} and {@code recipe}.
 * Must never decide anything.
 */
package org.genloss.curate.outcome;

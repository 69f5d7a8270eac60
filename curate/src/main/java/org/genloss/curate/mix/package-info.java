/**
 * How much of what goes into a training mix: shares of the final mix, budgets, and what remains real under each regime.
 * May touch core.
 * Must never look at the items themselves, nor at the order in which they come.
 */
package org.genloss.curate.mix;

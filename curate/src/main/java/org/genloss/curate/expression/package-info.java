/**
 * Rules that users write themselves, in the grammar of Apache Commons JEXL cut down to comparisons, logic and arithmetic.
 * May touch core and {@code rules}.
 * Must never let an expression reach a class, a method that is not listed, a loop or an assignment.
 */
package org.genloss.curate.expression;

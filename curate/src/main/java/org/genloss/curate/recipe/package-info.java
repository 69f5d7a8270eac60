/**
 * What a training mix is to be made of: sources with their origin, steps, shares, output. Values only, as a recipe file states them.
 * May touch core and {@code mix}.
 * Must never read a file or look at a record.
 */
package org.genloss.curate.recipe;

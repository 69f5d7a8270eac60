/**
 * What is done with an item before it is trained on: kept, weighed, edited, labelled or dropped, and why.
 * May touch {@code catalog}, {@code data} and {@code profile}.
 * Must never read files, call a model or drop anything without a reason.
 */
package org.genloss.select;

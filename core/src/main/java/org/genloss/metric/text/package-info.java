/**
 * What can be measured between two collections of texts: words and runs of words, their number, spread, rarity and repetition.
 * May touch {@code data}, {@code profile}, {@code catalog} and {@code metric}.
 * Must never judge a number or know how it will be shown.
 */
package org.genloss.metric.text;

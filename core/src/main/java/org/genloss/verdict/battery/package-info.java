/**
 * What a kind of data brings to the verdict: its statistics, their effects and the sentences about them. One more kind is one more package
 * beside {@code verdict.text}, and a line in {@code verdict}.
 * May touch {@code data}, {@code profile}, {@code catalog} and {@code metric}.
 * Must never know a kind of data or decide a level.
 */
package org.genloss.verdict.battery;

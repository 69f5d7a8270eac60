/**
 * The language model: its network, its training, its draws and what it says of texts.
 *
 * <p>May touch the engine's seam and tokens. Must never touch the engine itself.
 */
package org.genloss.neural.text;

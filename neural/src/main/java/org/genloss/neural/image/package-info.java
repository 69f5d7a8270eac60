/**
 * Generators of images and of vectors: their networks, what they are trained to do, and what they draw.
 *
 * <p>May touch the engine's seam and the shared training. Must never touch the engine itself.
 */
package org.genloss.neural.image;

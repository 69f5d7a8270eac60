/**
 * Text as tokens: bytes, or byte pairs merged by how often they stand together.
 *
 * <p>May touch Jackson. Must never know of networks.
 */
package org.genloss.neural.token;

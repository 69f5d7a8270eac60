/**
 * Finds what is on the shelves by id and sets its settings.
 * May touch every room of core.
 * Must never name one entry of a shelf.
 */
package org.genloss.catalog;

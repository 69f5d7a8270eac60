/**
 * What further text would add to what one has: words, rare words found again, regions of content; seen so far and to be expected.
 * May touch core and the words of contamination.
 * Must never touch files, clocks or threads.
 */
package org.genloss.curate.novelty;

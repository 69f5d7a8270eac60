/**
 * Watermarks of language models, found in token ids when the key is known: KGW, Unigram and SynthID-Text.
 * May touch core.
 * Must never touch files, nor draw a random number that the scheme does not prescribe.
 */
package org.genloss.curate.watermark;

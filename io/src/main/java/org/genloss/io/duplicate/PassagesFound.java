package org.genloss.io.duplicate;

import java.util.List;
import org.genloss.curate.duplicate.SourceLoss;

/**
 * What the cutting of repeated passages takes.
 *
 * @param texts that were read
 * @param edited texts that lose something
 * @param losses of each source by name, in lines or paragraphs that were looked at, or in words
 */
public record PassagesFound(long texts, long edited, List<SourceLoss> losses) {}

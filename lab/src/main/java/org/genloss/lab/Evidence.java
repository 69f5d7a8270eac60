package org.genloss.lab;

import java.util.Optional;
import org.genloss.data.Corpus;

/**
 * What may be asked beside a model itself.
 *
 * @param truth the true law where it is known
 * @param trained what the model was fitted to; may be {@link Weighted}, and for a probe that does not look back only a part of it
 * @param holdout real data that no model is ever fitted to
 * @param drawn as many items as a generation has, drawn from the model
 * @param items items of a generation
 */
public record Evidence(Optional<GenerativeModel> truth, Corpus trained, Corpus holdout, Corpus drawn, int items) {}

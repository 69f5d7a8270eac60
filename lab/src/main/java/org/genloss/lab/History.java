package org.genloss.lab;

import java.util.Optional;
import org.genloss.data.Corpus;

/**
 * What a regime may look back on in one replicate.
 *
 * @param real the real data of the first fit
 * @param latest what the last model drew; no items before the second fit
 * @param stock the real data and everything drawn since, as far as {@link Regime#stock(int)} asks for it; empty where it asks for none
 * @param fits fits done so far
 * @param trained what the last model was fitted to; what the first one was, where the regime has a {@link Regime#growth} that is used
 * @param items the experiment's items per generation
 */
public record History(Corpus real, Corpus latest, Optional<Stock> stock, int fits, Corpus trained, int items) {}

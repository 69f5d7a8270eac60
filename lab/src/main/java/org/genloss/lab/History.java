package org.genloss.lab;

import java.util.List;
import org.genloss.data.Corpus;

/**
 * What a regime may look back on in one replicate.
 *
 * @param real the real data of the first fit
 * @param drawn what the last models drew, as many as {@link Regime#memory()} asks for, the latest last; never empty
 * @param fits fits done so far
 * @param trained what the last model was fitted to
 * @param items the experiment's items per generation
 */
public record History(Corpus real, List<Corpus> drawn, int fits, Corpus trained, int items) {
    public History {
        drawn = List.copyOf(drawn);
    }

    /** What the last model drew. */
    public Corpus latest() {
        return drawn.get(drawn.size() - 1);
    }
}

package org.genloss.lab;

import java.util.Optional;
import org.genloss.data.Corpus;

/**
 * What a {@link Mitigation} is given.
 *
 * @param data what was drawn, or what the next model is to be trained on
 * @param real the real data of the first fit
 * @param truth the law of the real data where it is known
 * @param fit the fit it is for, 2 or more
 * @param drawn whether all of the data was drawn by a model
 * @param items how many items the next model is to see of it; for data that is to be trained on, as many as there are
 * @param model the last model; what was drawn, it drew
 * @param trained what that model was fitted to; for a mitigation that does not look back maybe only a part of it
 * @param source where the real data comes from: one who judges what was drawn may know more of it than the model
 */
public record Offer(
        Corpus data,
        Corpus real,
        Optional<GenerativeModel> truth,
        int fit,
        boolean drawn,
        int items,
        GenerativeModel model,
        Corpus trained,
        Source source) {
    /** The same offer after something was done to its data. */
    public Offer with(Corpus changed) {
        return new Offer(changed, real, truth, fit, drawn, items, model, trained, source);
    }
}

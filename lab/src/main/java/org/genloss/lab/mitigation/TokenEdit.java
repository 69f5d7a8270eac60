package org.genloss.lab.mitigation;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Editor;
import org.genloss.lab.Learner;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.lab.Source;
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;

/**
 * In place of free draws, what the last model was trained on with some of its labels or symbols redrawn by that model. Edits stay: the next
 * round edits what this one left, so that human data is replaced bit by bit.
 *
 * @param share chance of each label, or of each symbol of a text, to be redrawn in the first round, 0 to 1
 * @param decay the share is multiplied by this from one round to the next, 0 to 1; 1 for the same share in every round
 */
@Shelf(Mitigation.class)
public record TokenEdit(double share, double decay) implements Mitigation {
    public TokenEdit {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("token-edit.share needs to be from 0 to 1, got " + share);
        }
        if (!(decay >= 0 && decay <= 1)) {
            throw new IllegalArgumentException("token-edit.decay needs to be from 0 to 1, got " + decay);
        }
    }

    public TokenEdit() {
        this(0.5, 0.5);
    }

    @Override
    public Card card() {
        return Card.of("token-edit", "Edit data instead of drawing it")
                .says(
                        "A model does not draw new items: it redraws single labels or symbols of what it was trained on, fewer each round.")
                .formula(
                        "before fit j+1 each part is redrawn with chance share * decay^(j-1), given all that stands before it")
                .undefinedWhen("the learner's models cannot redraw parts of items")
                .source("Zhu et al. 2025, arXiv:2412.14689");
    }

    @Override
    public boolean fits(Schema schema) {
        return true;
    }

    @Override
    public void check(Learner learner, Source real) {
        if (!learner.edits()) {
            throw new IllegalArgumentException(
                    "token-edit needs a model that redraws labels or symbols of given items, and "
                            + learner.card().id() + " draws whole items only");
        }
    }

    @Override
    public boolean looksBack() {
        return true;
    }

    /** @param round 1 for the first, which follows the first fit */
    public double share(int round) {
        return share * Math.pow(decay, round - 1.0);
    }

    @Override
    public Corpus apply(Offer offer, Seed seed) {
        if (!(offer.model() instanceof Editor editor)) {
            throw new IllegalArgumentException(
                    "token-edit needs a model that redraws labels or symbols of given items");
        }
        Corpus trained = Weighted.plain(offer.trained());
        Corpus edited = Corpora.size(trained) <= offer.items()
                ? trained
                : Corpora.choose(
                        List.of(trained), offer.items(), seed.child("choose").random());
        return editor.edit(edited, share(offer.fit() - 1), seed.child("edit"));
    }
}

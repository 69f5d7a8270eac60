package org.genloss.curate.contamination;

import java.util.ArrayList;
import java.util.List;
import org.genloss.profile.Hashes;

/** One model for each fold of the references, of all that is not in the fold. Groups of the corpus are dealt to the same models by their hash. */
final class CrossFit implements Resamples.Scorer {
    private final List<WordOccurrence.Ratios> models;

    private CrossFit(List<WordOccurrence.Ratios> models) {
        this.models = models;
    }

    static CrossFit of(
            Contamination.Sides sides,
            Contamination.Settings settings,
            WordOccurrence.Counts human,
            WordOccurrence.Counts synthetic) {
        int words = sides.lexicon().size();
        List<WordOccurrence.Ratios> models = new ArrayList<>();
        for (int fold = 0; fold < settings.folds(); fold++) {
            models.add(new WordOccurrence(
                            without(human, sides.human(), fold, settings.folds(), words),
                            without(synthetic, sides.synthetic(), fold, settings.folds(), words),
                            settings.least())
                    .ratios());
        }
        return new CrossFit(models);
    }

    private static List<Document> in(List<Document> documents, int fold, int folds) {
        return documents.stream().filter(d -> fold(d, folds) == fold).toList();
    }

    private static WordOccurrence.Counts without(
            WordOccurrence.Counts all, List<Document> documents, int fold, int folds, int words) {
        WordOccurrence.Counts rest = all.without(WordOccurrence.Counts.of(in(documents, fold, folds), words));
        if (rest.sentences() == 0) {
            throw new IllegalArgumentException(
                    "a reference has too few groups to be split into " + folds + " parts by group");
        }
        return rest;
    }

    private static int fold(Document document, int folds) {
        return Hashes.fold(Hashes.of(document.group()), folds);
    }

    @Override
    public double logRatio(Document document, int[] sentence) {
        return models.get(fold(document, models.size())).of(sentence);
    }
}

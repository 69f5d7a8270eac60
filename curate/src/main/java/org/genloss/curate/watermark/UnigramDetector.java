package org.genloss.curate.watermark;

import org.genloss.catalog.Card;
import org.genloss.select.Action;
import org.genloss.select.Judge;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * Finds the Unigram watermark: one green set for all positions. The score is the z of the different tokens: that of all tokens is far too high on text whose words
 * follow Zipf's law, with or without a watermark. The label of documents with fewer different tokens than the least says so, without a score.
 *
 * @param key that the green set was drawn with, as the reference implementation draws it
 * @param share of the vocabulary that is green
 * @param vocabulary token ids of the tokenizer that the watermark was written with, padding included; to be given
 * @param least fewest different tokens
 * @param falsePositives rate at which documents without the watermark are flagged
 * @param field of the record with the token ids
 * @param tokenizer that turns text into ids, where no field has them
 * @param action what is done with flagged documents
 * @param factor weight of a flagged document under weigh
 */
@Shelf(Selector.class)
public record UnigramDetector(
        long key,
        double share,
        int vocabulary,
        int least,
        double falsePositives,
        String field,
        String tokenizer,
        Action action,
        double factor)
        implements TokenSelector {
    private static final String ID = "unigram";

    /** The defaults of the reference implementation; the vocabulary is missing. */
    public UnigramDetector() {
        this(0, 0.5, 0, 16, Alarm.RATE, "tokens", "", Action.LABEL, 0.5);
    }

    public UnigramDetector {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("unigram.share is between 0 and 1, got " + share);
        }
        if (vocabulary < 0 || vocabulary == 1 || least < 1) {
            throw new IllegalArgumentException(
                    "unigram.vocabulary is 2 or more and unigram.least 1 or more, got " + vocabulary + " and " + least);
        }
        new Alarm(ID, falsePositives, action, factor);
    }

    @Override
    public Card card() {
        return Card.of(ID, "Unigram watermark")
                .says("Labels documents that bear the watermark of one green set, by their token ids.")
                .formula(
                        "G green of m different tokens: z = (G - share m)/sqrt(m share (1 - share)); flagged above sqrt(1 - (m-1)/(V-1)) times the normal "
                                + "quantile of false-positives")
                .source("Zhao et al. 2023, arXiv:2306.17439");
    }

    @Override
    public boolean weighs() {
        return action == Action.WEIGH;
    }

    @Override
    public Judge ready(Ids ids) {
        Alarm.needs(ID, "vocabulary", vocabulary > 0, "the number of token ids of the tokenizer, 50257 for GPT-2");
        Alarm alarm = new Alarm(ID, falsePositives, action, factor);
        return judge(Unigram.of(key, vocabulary, share), ids, alarm, new int[] {vocabulary, least});
    }

    private static Judge judge(Unigram unigram, Ids ids, Alarm alarm, int[] vocabularyAndLeast) {
        return item -> {
            int[] tokens = ids.of(item, vocabularyAndLeast[0]);
            int least = vocabularyAndLeast[1];
            if (tokens.length == 0) {
                return alarm.tooShort("different tokens", least);
            }
            Unigram.Found found = unigram.score(tokens, alarm.rate());
            return found.unique() < least
                    ? alarm.tooShort("different tokens", least)
                    : alarm.at(found.zUnique(), found.watermarked() ? 0 : 1);
        };
    }
}

package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/** Runs of four words that texts share with other texts, candidate minus reference. */
@Shelf(Metric.class)
public final class SelfRepetition implements Metric {
    private static final int N = 4;
    private static final Card CARD = Card.of("self-repetition", "Change in phrases reused")
            .says(
                    "How often a run of four words of one text turns up in other texts, generation minus reference, among as many texts: above 0 more is reused.")
            .formula(
                    "mean over texts of ln(1 + sum over its distinct 4-grams of (texts that contain it - 1)); generation minus"
                            + " reference, both cut to the smaller side's number of texts")
            .unit(Card.Unit.LOG)
            .harm(Card.Harm.MORE)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than two texts, or none of four words")
            .source("Salkar et al. 2022 (AACL-IJCNLP); Shaib et al. 2024 (arXiv 2403.00553)");

    /** The score of the first documents of a view. */
    record Score(int documents) implements View.Tally<Double> {
        @Override
        public Double tally(View view) {
            return score(view.pool().get(new Ngrams(N)), Arrays.copyOf(view.items(), documents));
        }
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return TextValues.fits(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        String subject = Ngrams.subject(N);
        int documents =
                Math.min(sides.reference().items().length, sides.candidate().items().length);
        if (documents < 2) {
            return List.of(new Value.Undefined(subject, "a side has fewer than two texts"));
        }
        String why = TextValues.tooShort(sides, N);
        Score score = new Score(documents);
        return List.of(
                why.isEmpty()
                        ? new Value.Levels(
                                        sides.reference().get(score),
                                        sides.candidate().get(score))
                                .difference(subject, "a side has no score")
                        : new Value.Undefined(subject, why));
    }

    /** The score of some documents for runs of n words. NaN for no document. */
    public static double of(List<String> documents, int n) {
        return score(
                Ngrams.of(Tokens.of(documents), n),
                IntStream.range(0, documents.size()).toArray());
    }

    private static double score(Ngrams.Coded coded, int[] documents) {
        int[] frequency = new int[coded.types()];
        for (int d : documents) {
            for (int i = coded.start()[d]; i < coded.start()[d + 1]; i++) {
                frequency[coded.type()[i]]++;
            }
        }
        double sum = 0;
        for (int d : documents) {
            long shared = 0;
            for (int i = coded.start()[d]; i < coded.start()[d + 1]; i++) {
                shared += frequency[coded.type()[i]] - 1;
            }
            sum += Math.log1p(shared);
        }
        return sum / documents.length;
    }
}

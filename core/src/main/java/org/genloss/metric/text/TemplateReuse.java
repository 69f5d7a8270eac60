package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/**
 * Sentence frames that texts share with other texts, candidate minus reference.
 *
 * @param order words of a frame
 * @param common how many of the commonest words of both sides stand for themselves; of the others only the shape counts
 */
@Shelf(Metric.class)
public record TemplateReuse(int order, int common) implements Metric {
    private static final Card CARD = Card.of("template-reuse", "Change in sentence frames reused")
            .says(
                    "The share of the sentence frames of a text that another text has too, generation minus reference, among as many"
                            + " texts: above 0 the texts are built alike, whatever words they use. A frame is six words in a row of which"
                            + " only the commonest stand as they are.")
            .formula(
                    "mean over texts of the share of their 6-word frames that occur in another text; the 150 commonest words of"
                            + " both sides stand for themselves, of others remain capital, number, digit and punctuation; generation minus"
                            + " reference, both cut to the smaller side's number of texts")
            .harm(Card.Harm.MORE)
            .range(-1, 1)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than two texts, or none of six words")
            .source(
                    "Shaib et al. 2024, Detection and Measurement of Syntactic Templates (arXiv 2407.00211), with word shapes for parts"
                            + " of speech")
            .heavy();

    /** Mean share over the first texts of a view that have a frame; NaN where none has. */
    record Share(Templates templates, int documents) implements View.Tally<Double> {
        @Override
        public Double tally(View view) {
            return share(view.pool().get(templates), Arrays.copyOf(view.items(), documents));
        }
    }

    public TemplateReuse {
        if (order < 2 || order > 20) {
            throw new IllegalArgumentException("template-reuse needs an order of 2 to 20 words, got " + order);
        }
        if (common < 0) {
            throw new IllegalArgumentException("template-reuse needs 0 or more common words, got " + common);
        }
    }

    public TemplateReuse() {
        this(6, 150);
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
        int documents =
                Math.min(sides.reference().items().length, sides.candidate().items().length);
        if (documents < 2) {
            return List.of(new Value.Undefined("frames", "a side has fewer than two texts"));
        }
        Share share = new Share(new Templates(common, order), documents);
        double to = sides.candidate().get(share);
        double from = sides.reference().get(share);
        return List.of(new Value.Levels(from, to)
                .difference("frames", "no text of a side has " + TextValues.words(order) + " or more"));
    }

    /** Share of the n-grams of each document that another one has too, mean over those with any. */
    static double share(Ngrams.Coded coded, int[] documents) {
        int[] frequency = new int[coded.types()];
        for (int d : documents) {
            for (int i = coded.start()[d]; i < coded.start()[d + 1]; i++) {
                frequency[coded.type()[i]]++;
            }
        }
        double sum = 0;
        int known = 0;
        for (int d : documents) {
            long shared = 0;
            for (int i = coded.start()[d]; i < coded.start()[d + 1]; i++) {
                shared += frequency[coded.type()[i]] > 1 ? coded.count()[i] : 0;
            }
            if (coded.total()[d] > 0) {
                sum += (double) shared / coded.total()[d];
                known++;
            }
        }
        return sum / known;
    }
}

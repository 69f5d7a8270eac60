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

/**
 * BLEU of each text against all others of its side, candidate minus reference.
 *
 * @param order longest runs of words that are compared; there is one value an order from 2 to this
 * @param smoothing what stands for the number of runs found again where none is; 0 makes the text's score 0
 */
@Shelf(Metric.class)
public record SelfBleu(int order, double smoothing) implements Metric {
    private static final Card CARD = Card.of("self-bleu", "Change in self-BLEU")
            .says(
                    "How well each text can be put together from runs of words of the other texts, 0 to 1, generation minus"
                            + " reference, among as many texts: above 0 the texts are more alike.")
            .formula(
                    "mean over texts of b (p_1 .. p_n)^(1/n); p_k the share of the text's k-grams found in the others, each counted"
                            + " at most as often as one of them has it (none found: 0.1/k-grams); b = exp(1 - r/c) for a text of c words"
                            + " shorter than r, the closest length of another; generation minus reference, both cut to the smaller side's"
                            + " number of texts")
            .harm(Card.Harm.MORE)
            .range(-1, 1)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than two texts, or no words")
            .source("Zhu et al. 2018 (Texygen); Papineni et al. 2002; smoothing method 1 of Chen and Cherry 2014")
            .heavy();

    /** Scores of order 1 to {@code order} at the indices below them, of each of the first documents of a view: all with all, by largest counts. */
    record Scores(int order, double smoothing, int documents) implements View.Tally<double[]> {
        @Override
        public double[] tally(View view) {
            Bleu bleu = new Bleu(view.pool().get(new Tokens()), Arrays.copyOf(view.items(), documents), smoothing);
            return bleu.means(IntStream.rangeClosed(1, order)
                    .mapToObj(n -> view.pool().get(new Ngrams(n)))
                    .toList());
        }
    }

    public SelfBleu {
        if (order < 2 || order > 9) {
            throw new IllegalArgumentException("self-bleu needs an order of 2 to 9, got " + order);
        }
        if (!(smoothing >= 0 && smoothing <= 1)) {
            throw new IllegalArgumentException("self-bleu needs a smoothing of 0 to 1, got " + smoothing);
        }
    }

    public SelfBleu() {
        this(4, 0.1);
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
        String why = documents < 2 ? "a side has fewer than two texts" : TextValues.tooShort(sides, 1);
        if (!why.isEmpty()) {
            return values(n -> new Value.Undefined(subject(n), why));
        }
        Scores scores = new Scores(order, smoothing, documents);
        double[] to = sides.candidate().get(scores);
        double[] from = sides.reference().get(scores);
        return values(n -> new Value.Levels(from[n - 1], to[n - 1]).difference(subject(n), "a side has no score"));
    }

    private List<Value> values(java.util.function.IntFunction<Value> value) {
        return IntStream.rangeClosed(2, order).mapToObj(value).toList();
    }

    private static String subject(int n) {
        return "up to " + Ngrams.subject(n);
    }
}

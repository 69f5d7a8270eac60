package org.genloss.metric.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Draw;
import org.genloss.profile.Hashes;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/**
 * Perplexity of texts under n-gram models of the reference, candidate over reference. The groups of both sides fall into five folds by the hash of their texts; a
 * text is scored by the model of the reference without the texts of its fold, so that texts of both sides are scored by models of like size that never
 * saw their group, or one equal to it.
 *
 * @param order longest runs of words that the models count
 */
@Shelf(Metric.class)
public record NgramPerplexity(int order) implements Metric {
    private static final int FOLDS = 5;
    private static final int MOST = 5;

    private static final Card CARD = Card.of("ngram-perplexity", "Perplexity under the reference's n-grams")
            .says(
                    "How surprised an n-gram model of the reference is by the texts, against how surprised it is by texts of the reference that it"
                            + " has not seen: below 1 they are easier to guess. Of the 5 % of texts that are least surprising and most surprising too:"
                            + " a loop makes likely text likelier and grows a tail of nonsense. Another topic moves it too.")
            .formula(
                    "exp(-mean ln p(w | h)) over all words, and over the words of each text: mean, median, 5 % and 95 % quantiles over texts;"
                            + " generation over reference. p(w | h) = (c(hw) + T(h) p(w | h')) / (c(h) + T(h)), T(h) different words after h, h' one word"
                            + " shorter, at last 1/(V + 1); counts of the reference without the fifth that the text's group falls to by the hash of its texts")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.AWAY_FROM_ONE)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("a side has no words, or all groups of the reference fall to one fold")
            .source("Witten and Bell 1991; Chen and Goodman 1999; Shumailov et al. 2024")
            .asked();

    public NgramPerplexity {
        if (order < 1 || order > MOST) {
            throw new IllegalArgumentException("ngram-perplexity.order needs to be 1 to " + MOST + ", got " + order);
        }
    }

    public NgramPerplexity() {
        this(3);
    }

    /** The fold of each group: by the hash of its texts, so that equal groups share one and a copy is not scored by a model that saw its original. */
    record FoldOf() implements Pool.Coding<int[]> {
        @Override
        public int[] code(Pool pool) {
            return IntStream.range(0, pool.groups())
                    .map(group -> fold(pool.group(group)))
                    .toArray();
        }

        static int fold(Draw.Group group) {
            long hash = 0;
            for (Item item : group.items()) {
                hash = WordTable.mix(hash + Hashes.of(((Payload.Text) item.payload()).value()));
            }
            return Hashes.fold(hash, FOLDS);
        }
    }

    /** The texts of a view in each fold. */
    record Folds() implements View.Tally<int[][]> {
        @Override
        public int[][] tally(View view) {
            Pool pool = view.pool();
            int[] of = pool.get(new FoldOf());
            return IntStream.range(0, FOLDS)
                    .mapToObj(fold -> Arrays.stream(view.groups())
                            .filter(group -> of[group] == fold)
                            .flatMap(group -> IntStream.range(pool.firstItem(group), pool.firstItem(group + 1)))
                            .toArray())
                    .toArray(int[][]::new);
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
        int[][] reference = sides.reference().get(new Folds());
        String why = why(sides, reference);
        if (!why.isEmpty()) {
            return TextPerplexity.undefined(why);
        }
        WittenBell model =
                new WittenBell(sides.pool().get(new Tokens()), sides.pool().get(new NgramIds(order)));
        int[][] candidate = sides.candidate().get(new Folds());
        for (int[] fold : reference) {
            Arrays.stream(fold).forEach(model::add);
        }
        List<double[]> from = new ArrayList<>();
        List<double[]> to = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            Arrays.stream(reference[fold]).forEach(model::remove);
            Arrays.stream(reference[fold]).mapToObj(model::score).forEach(from::add);
            Arrays.stream(candidate[fold]).mapToObj(model::score).forEach(to::add);
            Arrays.stream(reference[fold]).forEach(model::add);
        }
        return TextPerplexity.ratios(TextPerplexity.Scored.of(to), TextPerplexity.Scored.of(from), "");
    }

    private static String why(Sides sides, int[][] reference) {
        long folds = Arrays.stream(reference).filter(fold -> fold.length > 0).count();
        String none = TextValues.tooShort(sides, 1);
        return none.isEmpty() && folds < 2
                ? "all groups of the reference fall to one of the " + FOLDS + " parts that are left out in turn"
                : none;
    }
}

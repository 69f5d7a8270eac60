package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How much longer answers have become than the reference's answers to the same prompts: typically, and in the tenth that grew most. */
@Shelf(Metric.class)
public final class PairedLengthRatio implements Metric {
    private static final double TENTH = 0.9;

    private static final Card CARD = Card.of("paired-length-ratio", "Length of answers to the same prompts")
            .says(
                    "How much longer the answers are than the reference's answers to the same prompts: on the whole, and for the tenth of the prompts"
                            + " whose answers grew most. Prompts that ask for long answers are compared with themselves, so a few answers that run"
                            + " on are seen where the mean length is not.")
            .formula(
                    "q = ln((n + 1)/(m + 1)), n and m the characters of the two answers to a prompt without the blanks around them; all"
                            + " prompts: exp(mean q); longest tenth: exp of the 90 % quantile of q (linear between neighbours)")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.AWAY_FROM_ONE)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen(SharedPrompts.TOO_FEW)
            .source("quantiles: Hyndman and Fan 1996, type 7; ratio of pairs: docs/decisions.md");

    /** ln ratio of each shared prompt. */
    record Of() implements Pool.Coding<double[]> {
        @Override
        public double[] code(Pool pool) {
            SharedPrompts shared = pool.get(new SharedPrompts.Of());
            return IntStream.range(0, shared.size())
                    .mapToDouble(i -> Math.log((characters(pool, shared.candidate()[i]) + 1)
                            / (characters(pool, shared.reference()[i]) + 1)))
                    .toArray();
        }

        private static double characters(Pool pool, int group) {
            return SharedPrompts.texts(pool, group).stream()
                    .map(text -> text.value().strip())
                    .mapToInt(text -> text.codePointCount(0, text.length()))
                    .sum();
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
        int[] signs = sides.pool().get(new SharedPrompts.Of()).signs(sides);
        double[] all = sides.pool().get(new Of());
        double[] q = IntStream.range(0, signs.length)
                .filter(i -> signs[i] != 0)
                .mapToDouble(i -> signs[i] * all[i])
                .sorted()
                .toArray();
        if (q.length < SharedPrompts.LEAST) {
            return List.of(
                    SharedPrompts.undefined("all prompts", q.length),
                    SharedPrompts.undefined("longest tenth", q.length));
        }
        double at = TENTH * (q.length - 1);
        int below = (int) at;
        double quantile = q[below] + (at - below) * (q[Math.min(below + 1, q.length - 1)] - q[below]);
        return List.of(
                Value.of("all prompts", Math.exp(Arrays.stream(q).sum() / q.length), SharedPrompts.TOO_FEW),
                Value.of("longest tenth", Math.exp(quantile), SharedPrompts.TOO_FEW));
    }
}

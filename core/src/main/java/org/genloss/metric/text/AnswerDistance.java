package org.genloss.metric.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * How far answers have drifted from the reference's own answers to the same prompts. Exchanging the two answers of a prompt changes nothing, so
 * there is no floor: the distance to the answer to another prompt stands beside it.
 */
@Shelf(Metric.class)
public final class AnswerDistance implements Metric {
    private static final Card CARD = Card.of("answer-distance", "Distance from the reference's own answer")
            .says(
                    "How far the answers lie from the reference's answers to the same prompts, in words and, where the texts bring embeddings, in"
                            + " meaning. Beside it the distance from the reference's answer to another prompt, which is where drift ends: two"
                            + " models without anything in common. Two samples of one model differ too, so a single number is no finding.")
            .formula(
                    "same prompt: 1 - mean over prompts of F1 of words, 2 x shared / all, with multiplicity; other prompt: the same with the"
                            + " answer to the next prompt in the order of the groups' hashes; meaning: 1 - mean cosine of the answers' embeddings")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .range(0, 2)
            .undefinedWhen(
                    SharedPrompts.TOO_FEW + "; there is no floor, since exchanging two answers keeps their distance")
            .source("F1 of words: Rajpurkar et al. 2016, SQuAD, section 6.1; drift: docs/decisions.md");

    /**
     * Distances of the shared prompts.
     *
     * @param own from the reference's answer to the same prompt
     * @param other from the reference's answer to the next prompt
     * @param meaning 1 - cosine of embeddings; empty where there are none
     */
    private record Distances(double[] own, double[] other, double[] meaning) {}

    /** Worked out once a pool. */
    record Of() implements Pool.Coding<Distances> {
        @Override
        public Distances code(Pool pool) {
            SharedPrompts shared = pool.get(new SharedPrompts.Of());
            int n = shared.size();
            List<Map<String, Integer>> reference = new ArrayList<>();
            for (int group : shared.reference()) {
                reference.add(WordOverlap.words(pool.group(group)));
            }
            double[] own = new double[n];
            double[] other = new double[n];
            for (int i = 0; i < n; i++) {
                Map<String, Integer> answer = WordOverlap.words(pool.group(shared.candidate()[i]));
                own[i] = 1 - WordOverlap.f1(answer, reference.get(i));
                other[i] = 1 - WordOverlap.f1(answer, reference.get((i + 1) % n));
            }
            double[] meaning = pool.schema().embedding() == 0
                    ? new double[0]
                    : IntStream.range(0, n)
                            .mapToDouble(i ->
                                    1 - cosine(mean(pool, shared.reference()[i]), mean(pool, shared.candidate()[i])))
                            .toArray();
            return new Distances(own, other, meaning);
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
        SharedPrompts shared = sides.pool().get(new SharedPrompts.Of());
        int[] signs = shared.signs(sides);
        boolean asTheyAre = IntStream.of(signs).noneMatch(sign -> sign < 0);
        int[] prompts =
                IntStream.range(0, signs.length).filter(i -> signs[i] > 0).toArray();
        Distances all = sides.pool().get(new Of());
        List<Value> values = new ArrayList<>();
        values.add(value("same prompt", all.own, prompts, asTheyAre));
        values.add(value("other prompt", all.other, prompts, asTheyAre));
        if (sides.pool().schema().embedding() > 0) {
            values.add(value("meaning", all.meaning, prompts, asTheyAre));
        }
        return values;
    }

    private static Value value(String subject, double[] distances, int[] prompts, boolean asTheyAre) {
        if (prompts.length < SharedPrompts.LEAST) {
            return SharedPrompts.undefined(subject, prompts.length);
        }
        double mean =
                IntStream.of(prompts).mapToDouble(i -> distances[i]).average().orElse(Double.NaN);
        return Value.of(
                subject,
                asTheyAre ? mean : Double.NaN,
                asTheyAre ? "an answer has an embedding of length 0" : "answers of the two sides are exchanged");
    }

    private static double[] mean(Pool pool, int group) {
        double[] mean = new double[pool.schema().embedding()];
        List<Payload.Text> texts = SharedPrompts.texts(pool, group);
        for (Payload.Text text : texts) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += text.embedding()[j] / texts.size();
            }
        }
        return mean;
    }

    /** NaN where either is of length 0. */
    private static double cosine(double[] a, double[] b) {
        double product = 0;
        double left = 0;
        double right = 0;
        for (int j = 0; j < a.length; j++) {
            product += a[j] * b[j];
            left += a[j] * a[j];
            right += b[j] * b[j];
        }
        return Math.max(-1, Math.min(1, product / Math.sqrt(left * right)));
    }
}

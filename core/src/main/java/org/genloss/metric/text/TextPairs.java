package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.genloss.data.Payload;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/**
 * How alike each two of some texts of a pool are, worked out once. The texts are the first of each side in the order of the pool, which is that of
 * the hashes of their groups' names: a random sample that looks at no content, the same for every view.
 */
final class TextPairs {
    /** Comparisons of words that a pool may cost. */
    private static final double WORK = 1e9;

    /** Words compared at once. */
    private static final int AT_ONCE = 64;

    private final int[] place; // of each item of the pool among the chosen ones; -1 where it is none
    private final double[][] likeness; // of a chosen one and each before it

    /** What two texts of a words each cost to compare. */
    enum Cost {
        /** a */
        LINEAR,
        /** a^2 */
        SQUARE
    }

    /** How alike two texts are: 0 not at all, 1 equal. */
    interface Likeness {
        double of(int first, int second);
    }

    private TextPairs(int[] place, double[][] likeness) {
        this.place = place;
        this.likeness = likeness;
    }

    static void requireTexts(String metric, int texts) {
        if (texts < 2 || texts > 5000) {
            throw new IllegalArgumentException(metric + " needs 2 to 5,000 texts of a side, got " + texts);
        }
    }

    /**
     * Chooses texts and compares each two.
     *
     * @param most texts of a side
     * @param prepare makes the comparison of texts by their places in a list
     */
    static TextPairs of(Pool pool, int most, Cost cost, Function<List<String>, Likeness> prepare) {
        return ofTexts(
                pool,
                most,
                cost,
                texts -> prepare.apply(texts.stream().map(Payload.Text::value).toList()));
    }

    /** The same, compared by more than their words. */
    static TextPairs ofTexts(Pool pool, int most, Cost cost, Function<List<Payload.Text>, Likeness> prepare) {
        int each = most(pool, most, cost);
        int second = pool.firstItem(pool.referenceGroups());
        int[] chosen = IntStream.concat(
                        IntStream.range(0, Math.min(each, second)),
                        IntStream.range(
                                second, Math.min(second + each, pool.items().size())))
                .toArray();
        int[] place = new int[pool.items().size()];
        Arrays.fill(place, -1);
        for (int i = 0; i < chosen.length; i++) {
            place[chosen[i]] = i;
        }
        List<Payload.Text> texts = Arrays.stream(chosen)
                .mapToObj(item -> (Payload.Text) pool.items().get(item).payload())
                .toList();
        return new TextPairs(place, all(prepare.apply(texts), chosen.length));
    }

    /** All pairs of so many texts. */
    static double[][] all(Likeness likeness, int texts) {
        double[][] all = new double[texts][];
        for (int i = 0; i < texts; i++) {
            all[i] = new double[i];
            for (int j = 0; j < i; j++) {
                all[i][j] = likeness.of(i, j);
            }
        }
        return all;
    }

    /** As many texts of a side as the work allows, for texts of mean length; at least 10. */
    private static int most(Pool pool, int most, Cost cost) {
        double words = (double) pool.get(new Tokens()).word().length
                / Math.max(1, pool.items().size());
        double pair = cost == Cost.LINEAR ? 2 * words : words * Math.max(1, words / AT_ONCE);
        return Math.max(Math.min(10, most), (int) Math.min(most, Math.sqrt(WORK / (2 * Math.max(1, pair)))));
    }

    /** Texts of the candidate that are among the chosen ones. */
    static int reads(Sides sides, Pool.Coding<TextPairs> pairs) {
        TextPairs all = sides.pool().get(pairs);
        return (int) Arrays.stream(sides.candidate().items())
                .filter(item -> all.place[item] >= 0)
                .count();
    }

    /** Mean over the pairs of the chosen texts of a view; NaN for fewer than two. */
    record Mean(Pool.Coding<TextPairs> pairs) implements View.Tally<Double> {
        @Override
        public Double tally(View view) {
            TextPairs all = view.pool().get(pairs);
            int[] mine = Arrays.stream(view.items())
                    .map(item -> all.place[item])
                    .filter(place -> place >= 0)
                    .sorted()
                    .toArray();
            double sum = 0;
            for (int i = 1; i < mine.length; i++) {
                for (int j = 0; j < i; j++) {
                    sum += all.likeness[mine[i]][mine[j]];
                }
            }
            return sum / (0.5 * mine.length * (mine.length - 1.0));
        }
    }

    /** The generation's mean minus the reference's. */
    static List<Value> change(Sides sides, Pool.Coding<TextPairs> pairs) {
        String why = TextValues.tooShort(sides, 1);
        if (!why.isEmpty()) {
            return List.of(new Value.Undefined("pairs", why));
        }
        double to = sides.candidate().get(new Mean(pairs));
        double from = sides.reference().get(new Mean(pairs));
        return List.of(new Value.Levels(from, to).difference("pairs", "fewer than two texts of a side are compared"));
    }
}

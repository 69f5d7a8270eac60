package org.genloss.metric.copying;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;

/** What metrics of copying have in common. */
final class Copying {
    static final String ITEMS = "items";

    static final String NO_HOLDOUT =
            "copies are told from likeness only by real data that the generation's maker never saw: give --holdout FILE";

    static final String SIZES =
            "reference and holdout cut to the smaller one's number of items, at most 10,000 of each and 2,000 generated, fewer above 150 numbers"
                    + " an item; floor by exchanging reference and holdout";

    static final String FEWER_SIZES =
            "reference and holdout cut to the smaller one's number of items, at most 2,000 of all three, fewer above 250 numbers an item;"
                    + " floor by exchanging reference and holdout";

    static final String UNDEFINED = "no holdout is given, or a side is empty";

    private Copying() {}

    /**
     * The answers to one question.
     *
     * @param subjects one a number
     * @param numbers the answers; not finite where undefined
     * @param whyNot why an answer is not finite
     */
    record Question(List<String> subjects, Function<Closest, double[]> numbers, String whyNot) {
        static Question of(Function<Closest, Double> number, String whyNot) {
            return new Question(List.of(ITEMS), closest -> new double[] {number.apply(closest)}, whyNot);
        }
    }

    /**
     * Generated items that are asked.
     *
     * @param wide whether among many real items
     */
    static int reads(Sides sides, boolean wide) {
        return sides.holdout().isEmpty()
                ? sides.candidate().items().length
                : new Walk(sides.pool(), wide).items(sides.candidate()).length;
    }

    /** Undefined without a holdout, and where a side is empty. */
    static List<Value> ask(Sides sides, Question question) {
        if (sides.holdout().isEmpty()) {
            return undefined(question.subjects, NO_HOLDOUT);
        }
        Closest closest = sides.reference()
                .get(new Closest.Of(sides.candidate(), sides.holdout().get()));
        if (closest.size() == 0 || closest.held() == 0) {
            return undefined(question.subjects, "a side is empty");
        }
        double[] numbers = question.numbers.apply(closest);
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            values.add(Value.of(question.subjects.get(i), numbers[i], question.whyNot));
        }
        return values;
    }

    static List<Value> undefined(List<String> subjects, String why) {
        return subjects.stream()
                .<Value>map(subject -> new Value.Undefined(subject, why))
                .toList();
    }

    /** One number of how items lie among those of the reference; undefined without a holdout. */
    static List<Value> inside(Sides sides, Function<Inside, Double> number, String whyNot) {
        if (sides.holdout().isEmpty()) {
            return undefined(List.of(ITEMS), NO_HOLDOUT);
        }
        Inside inside = sides.reference()
                .get(new Inside.Of(sides.candidate(), sides.holdout().get()));
        return List.of(Value.of(ITEMS, number.apply(inside), whyNot));
    }

    /** Linear interpolation at position (n-1) q (R-7; Hyndman and Fan 1996) of n numbers, at least one. */
    static double quantile(double[] numbers, double q) {
        double[] sorted = Arrays.stream(numbers).sorted().toArray();
        double position = (sorted.length - 1) * q;
        int index = (int) Math.floor(position);
        double low = sorted[index];
        return index + 1 == sorted.length ? low : low + (position - index) * (sorted[index + 1] - low);
    }
}

package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/** What is asked of the words of both sides at as many words: the smaller side's. */
public final class AtEqualWords {
    private AtEqualWords() {}

    /** Both sides, of the one with more words only its first groups, as many as hold about as many words as the other side has. */
    public static Sides cut(Sides sides) {
        double words = TextValues.spectrum(sides.reference(), 1).tokens();
        double other = TextValues.spectrum(sides.candidate(), 1).tokens();
        return new Sides(first(sides.reference(), other / words), first(sides.candidate(), words / other));
    }

    /** Groups are in the order of their hashes, hence the first ones are a sample. */
    private static View first(View side, double share) {
        int[] groups = side.groups();
        return share < 1 // not of an empty side, where it is no number
                ? side.pool().view(Arrays.copyOf(groups, (int) Math.max(1, Math.round(share * groups.length))))
                : side;
    }

    private interface Answer {
        Value of(Frequencies candidate, Frequencies reference);
    }

    /** The generation's number over the reference's. */
    static List<Value> ratio(Sides sides, ToDoubleFunction<Frequencies> number, String whyNot) {
        return answer(
                sides,
                (candidate, reference) -> levels(candidate, reference, number).ratio(Ngrams.subject(1), whyNot));
    }

    /** The generation's number minus the reference's. */
    static List<Value> change(Sides sides, ToDoubleFunction<Frequencies> number, String whyNot) {
        return answer(
                sides,
                (candidate, reference) -> levels(candidate, reference, number).difference(Ngrams.subject(1), whyNot));
    }

    private static Value.Levels levels(
            Frequencies candidate, Frequencies reference, ToDoubleFunction<Frequencies> number) {
        return new Value.Levels(number.applyAsDouble(reference), number.applyAsDouble(candidate));
    }

    private static List<Value> answer(Sides sides, Answer answer) {
        String why = TextValues.tooShort(sides, 1);
        if (!why.isEmpty()) {
            return List.of(new Value.Undefined(Ngrams.subject(1), why));
        }
        long words = Math.min(
                TextValues.spectrum(sides.reference(), 1).tokens(),
                TextValues.spectrum(sides.candidate(), 1).tokens());
        Frequencies.Of at = new Frequencies.Of(words);
        return List.of(answer.of(sides.candidate().get(at), sides.reference().get(at)));
    }
}

package org.genloss.metric.text;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.genloss.data.Schema;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/** What the metrics of texts share: one value an n-gram order, and reasons for having none. */
final class TextValues {
    static final int ORDERS = 4;

    private TextValues() {}

    static boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT;
    }

    static List<Value> perOrder(int from, IntFunction<Value> value) {
        return IntStream.rangeClosed(from, ORDERS).mapToObj(value).toList();
    }

    /** Why an n-gram order has no value on one of the sides; empty where it has. */
    static String tooShort(Sides sides, int n) {
        if (sides.reference().get(new Spectrum.Of(n)).tokens() == 0) {
            return "no text of the reference has " + n + (n == 1 ? " word" : " words");
        }
        if (sides.candidate().get(new Spectrum.Of(n)).tokens() == 0) {
            return "no text of the generation has " + n + (n == 1 ? " word" : " words");
        }
        return "";
    }

    /** "1 word", "50 words". */
    static String words(int count) {
        return count + (count == 1 ? " word" : " words");
    }

    /** The spectrum of one side. */
    static Spectrum spectrum(View side, int n) {
        return side.get(new Spectrum.Of(n));
    }
}

package org.genloss.metric.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/**
 * Exponent of the growth of the vocabulary, candidate over reference.
 *
 * @param growth in which order the words come
 */
@Shelf(Metric.class)
public record HeapsExponent(Growth growth) implements Metric {
    /** In which order the words come while their number grows. */
    public enum Growth {
        /** In any order: the mean over all of them. */
        SHUFFLED,
        /** As the texts have them, text after text. */
        READ
    }

    /** Different words among the first 10, 13, .. words, on a line ln V = lnK + beta ln n. */
    record Line(double beta, double lnK) {}

    private static final int LEAST = 10;
    private static final int POINTS = 30;
    private static final Card CARD = Card.of("heaps-exponent", "Growth of the vocabulary")
            .says(
                    "How fast new words keep coming as more text is read, against the reference at as many words: 1 if every word"
                            + " were new, 0 where no new one comes.")
            .formula(
                    "b of the least squares line ln V(n) = a + b ln n, V(n) different words among n, at 30 points from 10 words"
                            + " to the smaller side's, evenly spaced in ln n; generation over reference")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .undefinedWhen("a side has fewer than 11 words, or the reference has one word only")
            .source("Heaps 1978; Herdan 1960")
            .asked();

    public HeapsExponent() {
        this(Growth.SHUFFLED);
    }

    @Override
    public Card card() {
        return growth == Growth.SHUFFLED ? CARD.from(0).unchangedAt(1) : CARD.from(0);
    }

    @Override
    public boolean fits(Schema schema) {
        return TextValues.fits(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        long words = Math.min(words(sides.reference()), words(sides.candidate()));
        if (words <= LEAST) {
            return List.of(new Value.Undefined("words", "a side has fewer than 11 words"));
        }
        Value.Levels exponents = new Value.Levels(
                line(sides.reference(), words).beta(),
                line(sides.candidate(), words).beta());
        return List.of(exponents.ratio("words", "no new word comes in the reference"));
    }

    private static long words(View side) {
        return TextValues.spectrum(side, 1).tokens();
    }

    private Line line(View side, long words) {
        long[] points = points(words);
        double[] vocabulary = growth == Growth.READ
                ? vocabulary(side.pool().get(new Tokens()), side.items(), points)
                : LongStream.of(points)
                        .mapToDouble(TextValues.spectrum(side, 1)::expectedTypes)
                        .toArray();
        return line(points, vocabulary);
    }

    /** Points from 10 to a number of words, in steps of equal ratio, rounded, each once; none where there are fewer than 10 words. */
    static long[] points(long words) {
        double step = Math.log((double) words / LEAST) / (POINTS - 1);
        return words < LEAST
                ? new long[0]
                : LongStream.concat(
                                IntStream.range(0, POINTS - 1).mapToLong(i -> Math.round(LEAST * Math.exp(i * step))),
                                LongStream.of(words))
                        .distinct()
                        .toArray();
    }

    /** Different words among the first words of some documents, at each of the points. */
    static double[] vocabulary(Tokens.Coded tokens, int[] documents, long[] points) {
        BitSet known = new BitSet(tokens.names().size());
        double[] vocabulary = new double[points.length];
        int point = 0;
        long read = 0;
        int types = 0;
        for (int i = 0; i < documents.length && point < points.length; i++) {
            int end = tokens.start()[documents[i] + 1];
            for (int at = tokens.start()[documents[i]]; at < end && point < points.length; at++) {
                int word = tokens.word()[at];
                types += known.get(word) ? 0 : 1;
                known.set(word);
                if (++read == points[point]) {
                    vocabulary[point++] = types;
                }
            }
        }
        return vocabulary;
    }

    /** The line through V at the points; NaN for fewer than two points. */
    static Line line(long[] points, double[] vocabulary) {
        double[] x = Arrays.stream(points).mapToDouble(Math::log).toArray();
        double[] y = Arrays.stream(vocabulary).map(Math::log).toArray();
        double meanX = Arrays.stream(x).average().orElse(Double.NaN);
        double meanY = Arrays.stream(y).average().orElse(Double.NaN);
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
        }
        double beta = xy / xx;
        return new Line(beta, meanY - beta * meanX);
    }
}

package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Texts as points without a trained model: the runs of 3 to 5 characters of each word (begin and end marked), in lower case, are hashed into a
 * fixed number of coordinates with a sign each (feature hashing, Weinberger et al. 2009). With c the sum of the
 * signed counts that fall there, a coordinate is sign(c) ln(1 + |c|) idf, idf = ln((1 + texts)/(1 + texts where it is not 0)) + 1; vectors are
 * scaled to length 1. Texts are near where they
 * share words or parts of words.
 */
public final class HashedEmbedding {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    private final double[] idf;

    private HashedEmbedding(double[] idf) {
        this.idf = idf;
    }

    /** The embedding whose idf is that of these texts: others are put among them by {@link #point}. */
    public static HashedEmbedding fit(List<String> texts, int dimensions) {
        return new HashedEmbedding(
                idf(texts.stream().map(text -> counts(text, dimensions)).toArray(double[][]::new), dimensions));
    }

    /** A text as a vector of length 1; one without words is the zero vector. */
    public double[] point(String text) {
        double[] point = counts(text, idf.length);
        weigh(point, idf);
        return point;
    }

    /** One vector of length 1 a text; a text without words is the zero vector. */
    static double[][] of(List<String> texts, int dimensions) {
        double[][] points = texts.stream().map(text -> counts(text, dimensions)).toArray(double[][]::new);
        double[] idf = idf(points, dimensions);
        for (double[] point : points) {
            weigh(point, idf);
        }
        return points;
    }

    private static double[] idf(double[][] points, int dimensions) {
        double[] idf = new double[dimensions];
        for (double[] point : points) {
            for (int j = 0; j < dimensions; j++) {
                idf[j] += point[j] == 0 ? 0 : 1;
            }
        }
        for (int j = 0; j < dimensions; j++) {
            idf[j] = Math.log((1.0 + points.length) / (1 + idf[j])) + 1;
        }
        return idf;
    }

    private static void weigh(double[] point, double[] idf) {
        double squares = 0;
        for (int j = 0; j < point.length; j++) {
            double size = Math.abs(point[j]);
            point[j] = size == 0 ? 0 : Math.signum(point[j]) * Math.log(1 + size) * idf[j];
            squares += point[j] * point[j];
        }
        double length = Math.sqrt(squares);
        for (int j = 0; j < point.length && length > 0; j++) {
            point[j] /= length;
        }
    }

    private static double[] counts(String text, int dimensions) {
        double[] counts = new double[dimensions];
        Tokens.Coded tokens = Tokens.of(List.of(text.toLowerCase(Locale.ROOT)));
        int[] times = new int[tokens.names().size()];
        Arrays.stream(tokens.word()).forEach(word -> times[word]++);
        for (int word = 0; word < times.length; word++) {
            String marked = "<" + tokens.names().get(word) + ">";
            for (int n = SHORTEST; n <= LONGEST; n++) {
                for (int i = 0; i + n <= marked.length(); i++) {
                    long hash = hash(marked, i, i + n);
                    counts[(int) Long.remainderUnsigned(hash >>> 1, dimensions)] +=
                            (hash & 1) == 0 ? times[word] : -times[word];
                }
            }
        }
        return counts;
    }

    private static long hash(String word, int from, int to) {
        long hash = (long) to - from;
        for (int i = from; i < to; i++) {
            hash = WordTable.mix(hash * 0x9e3779b97f4a7c15L + word.charAt(i));
        }
        return hash;
    }
}

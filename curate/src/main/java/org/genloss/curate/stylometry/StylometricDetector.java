package org.genloss.curate.stylometry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.genloss.profile.Hashes;
import org.genloss.select.Label;

/** A trained detector. What it knows is plain numbers, so that it can be written to a file and read again. */
public final class StylometricDetector implements Serializable {
    /** How labels name it. */
    public static final String ID = "stylometric";

    private final Content content;
    private final Vocabulary vocabulary;
    private final LinearModel model;

    /**
     * What it knows of the texts it was trained on.
     *
     * @param human how many
     * @param synthetic how many
     * @param hashes of the texts, ascending
     * @param scores of each, by a model that has not seen it
     */
    public record Trained(long human, long synthetic, long[] hashes, double[] scores) implements Serializable {}

    /**
     * N-grams and what they weigh.
     *
     * @param keys their numbers, ascending
     */
    public record Weights(long[] keys, double[] idf, double[] weights, double bias) implements Serializable {
        public List<String> ngrams() {
            return Arrays.stream(keys).mapToObj(Ngrams::spelled).toList();
        }

        /** @throws IllegalArgumentException for n-grams that are none or stand twice, and lists of several lengths */
        public static Weights of(List<String> ngrams, double[] idf, double[] weights, double bias) {
            if (idf.length != ngrams.size() || weights.length != ngrams.size()) {
                throw new IllegalArgumentException(
                        ngrams.size() + " n-grams, " + idf.length + " idf, " + weights.length + " weights");
            }
            long[] keys = ngrams.stream().mapToLong(Ngrams::key).toArray();
            for (int i = 1; i < keys.length; i++) {
                if (keys[i - 1] >= keys[i]) {
                    throw new IllegalArgumentException("the n-gram \"" + ngrams.get(i) + "\" is out of order");
                }
            }
            return new Weights(keys, idf, weights, bias);
        }
    }

    /** Of a text whose length no human text of the training had. */
    public static final String UNJUDGED =
            "no threshold for its length: no human text of the training is as short or as long";

    /** All that makes a detector. */
    public record Content(
            Stylometry.Settings settings, Trained trained, Weights weights, Platt platt, Thresholds thresholds) {}

    /**
     * What is said of a text.
     *
     * @param score the higher the more synthetic it looks
     * @param chance that it is synthetic, were there as many human and synthetic texts as in the training
     * @param threshold for its length; empty for lengths that no human text of the training had
     * @param seen whether it was in the training: then the score is one of a model that has not seen it
     */
    public record Finding(double score, double chance, Optional<Thresholds.Stretch> threshold, boolean seen) {
        public boolean flagged() {
            return threshold.filter(t -> score > t.score()).isPresent();
        }

        /** Score, and the false-positive rate to be expected at the threshold. */
        public Label label() {
            return new Label(
                    ID,
                    score,
                    threshold.map(t -> OptionalDouble.of(t.falsePositives())).orElseGet(OptionalDouble::empty),
                    flagged(),
                    threshold.isPresent() ? "" : UNJUDGED);
        }
    }

    /** An n-gram and what it weighs: above 0 for synthetic text. */
    public record Weight(String ngram, double weight) {}

    public StylometricDetector(Content content) {
        this.content = content;
        this.vocabulary = new Vocabulary(content.weights.keys);
        this.model = new LinearModel(content.weights.idf, content.weights.weights, content.weights.bias);
    }

    public Content content() {
        return content;
    }

    /** What it says of a text; the same whoever asks. */
    public Finding judge(String text) {
        Ngrams ngrams = Ngrams.of(text);
        int seen = Arrays.binarySearch(content.trained.hashes, Hashes.of(text));
        double score = seen >= 0 ? content.trained.scores[seen] : model.score(vocabulary.count(ngrams));
        return new Finding(score, content.platt.chance(score), content.thresholds.at(ngrams.length()), seen >= 0);
    }

    /** Scores of texts whose origin is known; of those in the training, scores of models that have not seen them. */
    public List<Stylometry.Scored> scores(List<Stylometry.Known> texts) {
        return texts.stream()
                .map(t -> new Stylometry.Scored(t, judge(t.text()).score(), Ngrams.length(t.text())))
                .toList();
    }

    /** The n-grams with the highest weights above 0, and those with the lowest below: what it goes by. */
    public List<List<Weight>> strongest(int most) {
        double[] weights = content.weights.weights;
        Comparator<Integer> lowest = Comparator.comparingDouble(i -> weights[i]);
        List<List<Weight>> both = new ArrayList<>();
        for (int sign : List.of(1, -1)) {
            both.add(IntStream.range(0, weights.length)
                    .filter(i -> sign * weights[i] > 0)
                    .boxed()
                    .sorted((sign > 0 ? lowest.reversed() : lowest).thenComparing(Comparator.naturalOrder()))
                    .limit(most)
                    .map(i -> new Weight(Ngrams.spelled(content.weights.keys[i]), weights[i]))
                    .toList());
        }
        return both;
    }
}

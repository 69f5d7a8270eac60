package org.genloss.curate.stylometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.genloss.data.Workers;
import org.genloss.profile.Hashes;

/**
 * Trains a detector of synthetic text on texts whose origin is known: character n-grams of 2 to 4, weighted by TF-IDF, under logistic regression. Every text of the
 * training is also scored by a model that has not seen it: texts are dealt to folds by group, and each fold is scored by the model of the others. These scores
 * calibrate the chances and set the thresholds; they stand for the texts whenever the detector meets one of them again.
 */
public final class Stylometry {
    private Stylometry() {}

    /**
     * A text whose origin is known.
     *
     * @param group what travels together: the unit of folds and resamples
     * @param notes what is said of it, by field
     */
    public record Known(String group, String text, boolean synthetic, Map<String, String> notes) {
        public Known {
            notes = Map.copyOf(notes);
        }
    }

    /**
     * How it is trained.
     *
     * @param ngrams the most that the model uses: those in most texts
     * @param leastTexts n-grams in fewer texts are not used
     * @param cost of errors against the penalty of weights: C of LIBLINEAR
     * @param folds parts for the scores of unseen texts, two at least
     * @param falsePositiveRate share of human texts that may be flagged, between 0 and 1
     */
    public record Settings(int ngrams, int leastTexts, double cost, int folds, double falsePositiveRate) {
        public static final Settings DEFAULT = new Settings(50_000, 2, 10, 5, 0.01);

        public Settings {
            if (ngrams < 1 || leastTexts < 1 || !(cost > 0) || folds < 2) {
                throw new IllegalArgumentException("n-grams, texts and cost are above 0, folds 2 at least");
            }
            if (!(falsePositiveRate > 0 && falsePositiveRate < 1)) {
                throw new IllegalArgumentException(
                        "a false-positive rate is between 0 and 1, got " + falsePositiveRate);
            }
        }

        public Settings withFalsePositiveRate(double rate) {
            return new Settings(ngrams, leastTexts, cost, folds, rate);
        }

        public Settings withFolds(int parts) {
            return new Settings(ngrams, leastTexts, cost, parts, falsePositiveRate);
        }
    }

    /** A text with the score that a model gives it which has not seen it. @param length in characters, runs of white space as one */
    public record Scored(Known known, double score, int length) {}

    /** What came out. @param scores of the texts of the training, in their order */
    public record Trained(StylometricDetector detector, List<Scored> scores) {}

    /**
     * Trains a detector.
     *
     * @throws IllegalArgumentException where an origin has no text, or too few groups to be left out in turn, or where the human texts cannot support a threshold at
     *     the rate asked for
     */
    public static Trained train(List<Known> texts, Settings settings, Workers workers) {
        CrossFitted fitted = CrossFitted.of(texts, settings, workers);
        List<Scored> scores = fitted.own();
        Thresholds thresholds = Thresholds.of(scores, settings.falsePositiveRate());
        Platt platt = Platt.fit(scores(scores, false), scores(scores, true));
        TreeMap<Long, Double> seen = new TreeMap<>();
        scores.forEach(s -> seen.putIfAbsent(Hashes.of(s.known().text()), s.score()));
        StylometricDetector.Content content = new StylometricDetector.Content(
                settings,
                new StylometricDetector.Trained(
                        scores.size() - count(scores),
                        count(scores),
                        seen.keySet().stream().mapToLong(Long::longValue).toArray(),
                        seen.values().stream().mapToDouble(Double::doubleValue).toArray()),
                fitted.weights(),
                platt,
                thresholds);
        return new Trained(new StylometricDetector(content), scores);
    }

    private static long count(List<Scored> scores) {
        return scores.stream().filter(s -> s.known().synthetic()).count();
    }

    /** The scores of one origin. */
    public static double[] scores(List<Scored> scores, boolean synthetic) {
        return scores.stream()
                .filter(s -> s.known().synthetic() == synthetic)
                .mapToDouble(Scored::score)
                .toArray();
    }

    /** One model for each fold, of all texts that are not in it, and one of all texts. */
    public static final class CrossFitted {
        private static final long VALUES =
                24_000_000; // in the models that are fitted side by side: 28 bytes each in LIBLINEAR

        private final Vocabulary vocabulary;
        private final List<LinearModel> models;
        private final List<Scored> own;

        private CrossFitted(Vocabulary vocabulary, List<LinearModel> models, List<Scored> own) {
            this.vocabulary = vocabulary;
            this.models = models;
            this.own = own;
        }

        /** @throws IllegalArgumentException where an origin has no text, or too few groups to be left out in turn */
        public static CrossFitted of(List<Known> texts, Settings settings, Workers workers) {
            List<String> strings = texts.stream().map(Known::text).toList();
            int[] folds = texts.stream()
                    .mapToInt(t -> fold(t.group(), settings.folds()))
                    .toArray();
            Vocabulary vocabulary = used(strings, folds, settings, workers);
            List<Vocabulary.Counted> counted =
                    workers.map(texts.size(), i -> vocabulary.count(Ngrams.of(strings.get(i))));
            long values = counted.stream().mapToLong(c -> c.ids().length).sum();
            int together = (int) Math.max(1, VALUES / Math.max(1, values));
            List<LinearModel> models = new ArrayList<>();
            for (int first = 0; first <= settings.folds(); first = models.size()) {
                int next = first;
                models.addAll(workers.map(Math.min(together, settings.folds() + 1 - first), i -> {
                    Fold fold = new Fold(folds, next + i);
                    LinearModel.Fitted rest = fold.rest(texts, counted);
                    require(rest.synthetic(), settings.folds());
                    return LinearModel.fit(rest, vocabulary.size(), settings, LinearModel.CLOSE);
                }));
            }
            List<Scored> own = workers.map(
                    texts.size(),
                    i -> new Scored(
                            texts.get(i), models.get(folds[i]).score(counted.get(i)), Ngrams.length(strings.get(i))));
            return new CrossFitted(vocabulary, models, own);
        }

        /** The n-grams that any of the models will use. */
        private static Vocabulary used(List<String> texts, int[] folds, Settings settings, Workers workers) {
            Vocabulary all = Vocabulary.of(texts, settings.leastTexts(), workers);
            List<int[]> within = workers.map(settings.folds(), fold -> {
                int[] with = new int[all.size()];
                for (int i = 0; i < folds.length; i++) {
                    if (folds[i] == fold) {
                        for (int id : all.count(Ngrams.of(texts.get(i))).ids()) {
                            with[id]++;
                        }
                    }
                }
                return with;
            });
            int[] everywhere = new int[all.size()];
            within.forEach(with -> Arrays.setAll(everywhere, id -> everywhere[id] + with[id]));
            BitSet used = new BitSet();
            LinearModel.commonest(everywhere, settings).forEach(used::set);
            for (int[] with : within) {
                int[] rest = new int[with.length];
                Arrays.setAll(rest, id -> everywhere[id] - with[id]);
                LinearModel.commonest(rest, settings).forEach(used::set);
            }
            return all.only(used.stream().toArray());
        }

        /** A fold that a model leaves out; one more than there are leaves out none. */
        private record Fold(int[] of, int number) {
            LinearModel.Fitted rest(List<Known> texts, List<Vocabulary.Counted> counted) {
                List<Vocabulary.Counted> rest = new ArrayList<>();
                List<Boolean> synthetic = new ArrayList<>();
                for (int i = 0; i < of.length; i++) {
                    if (of[i] != number) {
                        rest.add(counted.get(i));
                        synthetic.add(texts.get(i).synthetic());
                    }
                }
                return new LinearModel.Fitted(rest, synthetic);
            }
        }

        private static void require(List<Boolean> synthetic, int folds) {
            for (boolean origin : new boolean[] {false, true}) {
                if (!synthetic.contains(origin)) {
                    throw new IllegalArgumentException("the " + (origin ? "synthetic" : "human")
                            + " text has too few groups to be split into " + folds + " parts by group");
                }
            }
        }

        private static int fold(String group, int folds) {
            return Hashes.fold(Hashes.of(group), folds);
        }

        /** The texts of the training, each scored by a model that has not seen its group. */
        public List<Scored> own() {
            return own;
        }

        /** The score of another text, by the model that its group would have been left out of: as likely to be high or low as scores of {@link #own}. */
        public double score(String group, String text) {
            return models.get(fold(group, models.size() - 1)).score(vocabulary.count(Ngrams.of(text)));
        }

        /** The n-grams that the model of all texts uses. */
        StylometricDetector.Weights weights() {
            LinearModel all = models.get(models.size() - 1);
            int[] used = IntStream.range(0, vocabulary.size())
                    .filter(id -> all.idf()[id] > 0)
                    .toArray();
            return new StylometricDetector.Weights(
                    Arrays.stream(used).mapToLong(id -> vocabulary.keys()[id]).toArray(),
                    Arrays.stream(used).mapToDouble(id -> all.idf()[id]).toArray(),
                    Arrays.stream(used).mapToDouble(id -> all.weights()[id]).toArray(),
                    all.bias());
        }
    }
}

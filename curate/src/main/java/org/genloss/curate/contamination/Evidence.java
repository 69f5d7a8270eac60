package org.genloss.curate.contamination;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The words of a corpus that speak for synthetic text, as far as chance does not explain them. */
final class Evidence {
    private static final double LEVEL = 0.05;

    private final WordOccurrence model;
    private final Lexicon lexicon;
    private final Shares corpus;
    private final Shares human;
    private final Shares synthetic;

    Evidence(WordOccurrence model, Contamination.Sides sides) {
        this.model = model;
        this.lexicon = sides.lexicon();
        this.corpus = Shares.of(sides.corpus(), lexicon.size());
        this.human = Shares.of(sides.human(), lexicon.size());
        this.synthetic = Shares.of(sides.synthetic(), lexicon.size());
    }

    /**
     * By what they add to the mean log ratio of the corpus beyond what human text has: {@code (r - p)(logit q - logit p)}. Over all words of the vocabulary that
     * sums to the whole difference.
     */
    Contamination.Drivers drivers(int most) {
        double critical = NormalDistribution.of(0, 1).inverseSurvivalProbability(LEVEL / 2 / Math.max(1, model.size()));
        List<Contamination.Driver> up = new ArrayList<>();
        List<Contamination.Driver> down = new ArrayList<>();
        for (int word = 0; word < lexicon.size(); word++) {
            if (model.knows(word)) {
                double beside = synthetic.differs(human, word);
                double here = corpus.differs(human, word);
                if (beside > critical && here > critical) {
                    up.add(driver(word));
                } else if (beside < -critical && here < -critical) {
                    down.add(driver(word));
                }
            }
        }
        return new Contamination.Drivers(first(up, most), first(down, most));
    }

    private Contamination.Driver driver(int word) {
        double p = human.share(word);
        double r = corpus.share(word);
        return new Contamination.Driver(lexicon.word(word), p, synthetic.share(word), r, (r - p) * model.weight(word));
    }

    private static List<Contamination.Driver> first(List<Contamination.Driver> drivers, int most) {
        return drivers.stream()
                .sorted(Comparator.comparingDouble(Contamination.Driver::adds)
                        .reversed()
                        .thenComparing(Contamination.Driver::word))
                .limit(most)
                .toList();
    }

    /**
     * Shares of sentences with a word, and the error that drawing whole groups gives them: words of one document come together. For x of n sentences in each of G
     * groups, r = sum x / sum n and its variance is {@code G / (G - 1) * sum (x - r n)^2 / (sum n)^2}.
     */
    private static final class Shares {
        private final double[] with;
        private final double[] squares; // sum of x * x
        private final double[] products; // sum of x * n
        private double sentences;
        private double sizes; // sum of n * n
        private int groups;

        private Shares(int words) {
            with = new double[words];
            squares = new double[words];
            products = new double[words];
        }

        static Shares of(List<Document> documents, int words) {
            Map<String, List<Document>> groups = new LinkedHashMap<>();
            documents.forEach(d ->
                    groups.computeIfAbsent(d.group(), g -> new ArrayList<>()).add(d));
            Shares shares = new Shares(words);
            int[] times = new int[words];
            groups.values().forEach(group -> shares.add(group, times));
            return shares;
        }

        /** @param times zeros, and left so */
        private void add(List<Document> group, int[] times) {
            double n = group.stream().mapToInt(d -> d.sentences().size()).sum();
            if (n == 0) {
                return;
            }
            groups++;
            sentences += n;
            sizes += n * n;
            group.forEach(d -> d.sentences().forEach(s -> {
                for (int word : s) {
                    times[word]++;
                }
            }));
            group.forEach(d -> d.sentences().forEach(s -> {
                for (int word : s) {
                    with[word] += times[word];
                    squares[word] += (double) times[word] * times[word];
                    products[word] += times[word] * n;
                    times[word] = 0;
                }
            }));
        }

        double share(int word) {
            return with[word] / sentences;
        }

        private double variance(int word) {
            double r = share(word);
            double sum = squares[word] - 2 * r * products[word] + r * r * sizes;
            return groups / (groups - 1.0) * Math.max(0, sum) / (sentences * sentences);
        }

        /** Standard errors by which this share lies above another; 0 where there is but one group. */
        double differs(Shares other, int word) {
            double error = Math.sqrt(variance(word) + other.variance(word));
            return error > 0 ? (share(word) - other.share(word)) / error : 0;
        }
    }
}

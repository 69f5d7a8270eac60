package org.genloss.curate.contamination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TDistribution;
import org.genloss.catalog.Range;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Interval;
import org.genloss.profile.Hashes;

/**
 * How much of a corpus is synthetic, from how often words occur in its sentences (Liang et al. 2024, arXiv 2403.07183), given human and synthetic text of the
 * same sort.
 *
 * <p>The published estimate ({@link MixtureShare} under {@link WordOccurrence}) takes the noise of its references for evidence, most where the styles
 * differ little. Two things are therefore measured on the references themselves, split into folds by group, each fold scored by models of the
 * others: the floor, which is the estimate on human text, and the estimate on synthetic text. The corrected share compares the corpus, scored in
 * the same way, with both: {@code (s - s_human) / (s_synthetic - s_human)}, s the mean {@linkplain MixtureShare#score score} at one fixed share. It is
 * unbiased whatever that share, if the corpus is made of sentences like those of the references, and falls below 0 by chance as often as it should.
 *
 * <p>Intervals are {@linkplain Resamples#percentiles expanded percentiles} over resamples of groups, of the corpus and of both references together; the models stay as they are.
 */
public final class Contamination {
    private static final Range UNIT = Range.of(0, 1);
    private static final double EDGE = 0.02; // scores at shares of 0 and 1 have no bound
    private static final int DRIVERS = 20;
    private static final double Z975 = 1.959963984540054;
    private static final double Z90 = 1.2815515655446004;

    private final Settings settings;
    private final Seed seed;
    private final Workers workers;

    public Contamination(Settings settings, Seed seed, Workers workers) {
        this.settings = settings;
        this.seed = seed;
        this.workers = workers;
    }

    /** How many sentences of each side hold a word of the vocabulary. */
    public record Least(int human, int synthetic) {}

    /**
     * @param least words in fewer sentences are not used; published: 5 human, 3 synthetic
     * @param folds parts of the references, two at least
     * @param resamples for every interval
     * @param level of the intervals, such as 0.95
     */
    public record Settings(Least least, int folds, int resamples, double level) {
        public static final Settings DEFAULT = new Settings(new Least(5, 3), 10, 1000, 0.95);
    }

    /** What is compared, all numbered by one lexicon. */
    public record Sides(List<Document> corpus, List<Document> human, List<Document> synthetic, Lexicon lexicon) {}

    /**
     * A word and what it adds to the evidence.
     *
     * @param human share of human sentences with it
     * @param synthetic share of synthetic sentences with it
     * @param corpus share of the corpus' sentences with it
     * @param adds what it adds to the mean log ratio beyond what human text has, in nats
     */
    public record Driver(String word, double human, double synthetic, double corpus, double adds) {}

    /**
     * The words that speak most for synthetic text, those with evidence beyond chance: their share of human sentences differs from that of synthetic ones, and
     * from that of the corpus, by more than a normal test over groups allows at 5 % among all words of the vocabulary (Bonferroni).
     *
     * @param oftenerSynthetic words that are in more synthetic than human sentences, and in more of the corpus' than human ones; by what they add
     * @param oftenerHuman words that are in more human than synthetic sentences, and in fewer of the corpus' than human ones
     */
    public record Drivers(List<Driver> oftenerSynthetic, List<Driver> oftenerHuman) {}

    /**
     * How far words lie from a mixture of the references, as {@link WordOccurrence#misfit} has it.
     *
     * @param corpus the corpus from the nearest mixture
     * @param references one half of the references from the other, the worse of both, as it would be for as many documents as the corpus has
     */
    public record Misfit(double corpus, double references) {
        private static final double TIMES = 2;

        /** Whether the corpus is hardly made of text like the references: more than twice as far from them as they from themselves. */
        public boolean strange() {
            return corpus > TIMES * Math.max(references, 0);
        }
    }

    /** A share with its interval. */
    public record Estimate(double value, Interval interval) {}

    /** Documents and sentences of a part. */
    public record Size(long documents, long sentences) {
        static Size of(List<Document> documents) {
            return new Size(
                    documents.size(),
                    documents.stream().mapToLong(d -> d.sentences().size()).sum());
        }
    }

    /**
     * The corrected share of a corpus or a part of it.
     *
     * @param groups resampled for its interval
     * @param unclipped as the formula gives it with its interval: below 0 or above 1 by chance, or where the sentences are not like those of the references
     * @param error standard deviation of the unclipped share over the resamples
     */
    public record Corrected(Size size, int groups, Estimate unclipped, double error) {
        /** Groups below which resamples of them say too little of how far a share may be off: with 4, a stated 95 % is beyond what they can hold. */
        public static final int LEAST_GROUPS = 5;

        /** Whether nothing can be said of how sure the share is. */
        public boolean few() {
            return groups < LEAST_GROUPS;
        }

        /**
         * The chance of so high a share or a higher one where nothing is synthetic: that of {@code share / (sqrt(n / (n-1)) error)} under Student's t with n - 1 degrees of freedom
         * for n groups, as the expanded percentiles have it. Resamples alone hold no chance below one of their number, which is too much where many parts are looked at.
         *
         * @throws IllegalStateException where there are too {@linkplain #few few} groups
         */
        public double chance() {
            if (few()) {
                throw new IllegalStateException("too few groups: " + groups);
            }
            double t = unclipped.value() / (error * Math.sqrt(groups / (groups - 1.0)));
            return Double.isNaN(t) ? 1 : TDistribution.of(groups - 1).survivalProbability(t);
        }

        /** The share within 0 and 1, with its interval, which has no width where the unclipped one lies {@linkplain #beyond beyond}. */
        public Estimate share() {
            return new Estimate(
                    UNIT.clamp(unclipped.value()), unclipped.interval().within(UNIT));
        }

        /** Whether its interval lies wholly below 0 or above 1: sentences more human than the human reference, or more synthetic than the synthetic one. */
        public boolean beyond() {
            return unclipped.interval().high() < 0 || unclipped.interval().low() > 1;
        }
    }

    /**
     * What came out.
     *
     * @param vocabulary words used
     * @param published the estimate with all of the references, as published
     * @param gain how much more likely it makes a sentence than if all were human, in nats
     * @param crossFitted the same estimate by models that the floor is measured with
     * @param floor that estimate on human text
     * @param ceiling that estimate on synthetic text
     * @param toldApart chance that a synthetic sentence has a higher log ratio than a human one, both unseen
     * @param corrected the corrected share; empty where the references cannot be told apart
     * @param detectable the least share of synthetic sentences that would be told from none nine times of ten; empty with the corrected share
     * @param misfit how far the corpus' words lie from any mixture of the references, and how far unseen parts of the references themselves do
     * @param parts for each field, the corrected share of each of its values
     * @param drivers the words that speak most for synthetic text
     */
    public record Result(
            Size corpus,
            Size human,
            Size synthetic,
            int vocabulary,
            Estimate published,
            double gain,
            Estimate crossFitted,
            Estimate floor,
            Estimate ceiling,
            double toldApart,
            Optional<Corrected> corrected,
            Optional<Double> detectable,
            Misfit misfit,
            Map<String, Map<String, Corrected>> parts,
            Drivers drivers) {}

    /**
     * Estimates the share.
     *
     * @param fields notes by whose values the corpus is broken down
     * @throws IllegalArgumentException where a side has no sentence, a reference fewer groups than there are folds, or no word is in enough sentences
     */
    public Result run(Sides sides, List<String> fields) {
        int words = sides.lexicon().size();
        var human = WordOccurrence.Counts.of(sides.human(), words);
        var synthetic = WordOccurrence.Counts.of(sides.synthetic(), words);
        var corpus = WordOccurrence.Counts.of(sides.corpus(), words);
        require("the corpus", corpus);
        require("the human text", human);
        require("the synthetic text", synthetic);
        WordOccurrence whole = new WordOccurrence(human, synthetic, settings.least());
        if (whole.size() == 0) {
            throw new IllegalArgumentException(
                    "no word is in " + settings.least().human() + " human and "
                            + settings.least().synthetic() + " synthetic sentences");
        }
        CrossFit models = CrossFit.of(sides, settings, human, synthetic);
        Resamples corpusSet = Resamples.of(models, sides.corpus(), seed.child("corpus"));
        Resamples humanSet = Resamples.of(models, sides.human(), seed.child("human"));
        Resamples syntheticSet = Resamples.of(models, sides.synthetic(), seed.child("synthetic"));
        Estimate crossFitted = estimate(corpusSet);
        Comparison comparison = new Comparison(humanSet, syntheticSet, crossFitted.value());
        Optional<Corrected> corrected = comparison.corrected(sides.corpus(), corpusSet);
        Resamples published = Resamples.of(whole, sides.corpus(), seed.child("corpus"));
        return new Result(
                Size.of(sides.corpus()),
                Size.of(sides.human()),
                Size.of(sides.synthetic()),
                whole.size(),
                estimate(published),
                published.gain(),
                crossFitted,
                estimate(humanSet),
                estimate(syntheticSet),
                Resamples.above(syntheticSet, humanSet),
                corrected,
                corrected.map(c -> comparison.detectable(corpusSet)),
                new Misfit(whole.misfit(corpus, nearest(whole, corpus)), halves(sides)),
                parts(sides.corpus(), fields, models, comparison),
                new Evidence(whole, sides).drivers(DRIVERS));
    }

    /** The words of each half of the references against the models of the other. */
    private double halves(Sides sides) {
        double worst = 0;
        for (int half = 0; half < 2; half++) {
            List<Document> human = half(sides.human(), half);
            List<Document> synthetic = half(sides.synthetic(), half);
            int words = sides.lexicon().size();
            WordOccurrence other = new WordOccurrence(
                    WordOccurrence.Counts.of(half(sides.human(), 1 - half), words),
                    WordOccurrence.Counts.of(half(sides.synthetic(), 1 - half), words),
                    settings.least());
            worst = Math.max(worst, misfit(other, human, 0, sides));
            worst = Math.max(worst, misfit(other, synthetic, 1, sides));
        }
        return worst;
    }

    /** A smaller corpus would lie farther off by chance. */
    private static double misfit(WordOccurrence model, List<Document> half, double a, Sides sides) {
        var counts = WordOccurrence.Counts.of(half, sides.lexicon().size());
        if (counts.sentences() == 0 || model.size() == 0) {
            return 0;
        }
        return model.misfit(counts, a)
                * Math.max(1, (double) half.size() / sides.corpus().size());
    }

    private static List<Document> half(List<Document> documents, int half) {
        return documents.stream()
                .filter(d -> Hashes.fold(Hashes.of(d.group()), 2) == half)
                .toList();
    }

    /** The share whose mixture is nearest to the corpus' words: hundredths are fine enough. */
    private static double nearest(WordOccurrence model, WordOccurrence.Counts corpus) {
        double best = 0;
        for (int hundredths = 1; hundredths <= 100; hundredths++) {
            double a = hundredths / 100.0;
            best = model.misfit(corpus, a) < model.misfit(corpus, best) ? a : best;
        }
        return best;
    }

    private static void require(String side, WordOccurrence.Counts counts) {
        if (counts.sentences() == 0) {
            throw new IllegalArgumentException(side + " has no sentence of two different words");
        }
    }

    private Estimate estimate(Resamples set) {
        return set.estimate(settings, workers);
    }

    private Map<String, Map<String, Corrected>> parts(
            List<Document> corpus, List<String> fields, CrossFit models, Comparison comparison) {
        Map<String, Map<String, Corrected>> parts = new LinkedHashMap<>();
        for (String field : fields) {
            Map<String, List<Document>> byValue = new TreeMap<>();
            corpus.forEach(document -> byValue.computeIfAbsent(
                            document.notes().getOrDefault(field, ""), v -> new ArrayList<>())
                    .add(document));
            Map<String, Corrected> values = new LinkedHashMap<>();
            byValue.forEach((value, documents) -> {
                Resamples set = Resamples.of(
                        models, documents, seed.child("part").child(field).child(value));
                comparison.corrected(documents, set).ifPresent(c -> values.put(value, c));
            });
            parts.put(field, values);
        }
        return parts;
    }

    /** The corrected share at one fixed share for the scores. */
    private final class Comparison {
        private final double at;
        private final Resamples.Means human;
        private final Resamples.Means synthetic;
        private final int humanGroups;

        Comparison(Resamples human, Resamples synthetic, double near) {
            this.at = Math.min(1 - EDGE, Math.max(EDGE, near));
            this.human = human.means(at, settings.resamples());
            this.synthetic = synthetic.means(at, settings.resamples());
            this.humanGroups = human.groups();
        }

        /** Empty where there is no sentence, or where some resamples of the references do not tell them apart. */
        Optional<Corrected> corrected(List<Document> documents, Resamples set) {
            if (set.groups() == 0) {
                return Optional.empty();
            }
            Resamples.Means scores = set.means(at, settings.resamples());
            double[] shares = new double[settings.resamples()];
            for (int r = 0; r < shares.length; r++) {
                double apart = synthetic.resampled()[r] - human.resampled()[r];
                if (!(apart > 0)) {
                    return Optional.empty();
                }
                shares[r] = (scores.resampled()[r] - human.resampled()[r]) / apart;
            }
            Arrays.sort(shares);
            double share = (scores.mean() - human.mean()) / (synthetic.mean() - human.mean());
            return Optional.of(new Corrected(
                    Size.of(documents),
                    set.groups(),
                    new Estimate(share, Resamples.percentiles(shares, settings.level(), set.groups())),
                    new Resamples.Means(share, shares).deviation()));
        }

        /** With no synthetic sentence the mean score of a corpus varies as that of as much human text does. */
        double detectable(Resamples set) {
            double apart = synthetic.mean() - human.mean();
            double error = human.deviation() * Math.sqrt(1 + (double) humanGroups / set.groups()) / apart;
            return Math.min(1, (Z975 + Z90) * error);
        }
    }
}

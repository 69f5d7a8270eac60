package org.genloss.curate.watermark;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.genloss.catalog.Card;
import org.genloss.data.Item;
import org.genloss.select.Action;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Label;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * Finds SynthID-Text given its keys. The score of the means is the mean of the g-values, near 0.5 without the watermark; flagged is a document whose p-value, of
 * the mean's z with g-values as independent fair bits, is at most the false-positive rate. The Bayesian score is the chance of a watermark at even odds
 * before, from parameters that were trained for the keys and the tokenizer; its false-positive rate is not known. Runs whose context came before are
 * left out. The label of documents with fewer runs than the least says so, without a score.
 *
 * @param keys the watermarking keys, in their order; to be given
 * @param run tokens of a run (ngram_len)
 * @param history contexts that are remembered
 * @param score what is asked
 * @param beta for bayes: the trained parameters, one a key
 * @param delta for bayes: for each key, a list of one for each key before it
 * @param posterior for bayes: chance above which a document is flagged
 * @param least fewest runs scored
 * @param falsePositives rate at which documents without the watermark are flagged, of the means
 * @param field of the record with the token ids
 * @param tokenizer that turns text into ids, where no field has them
 * @param action what is done with flagged documents
 * @param factor weight of a flagged document under weigh
 */
@Shelf(Selector.class)
public record SynthIdDetector(
        List<?> keys,
        int run,
        int history,
        Score score,
        List<?> beta,
        List<?> delta,
        double posterior,
        int least,
        double falsePositives,
        String field,
        String tokenizer,
        Action action,
        double factor)
        implements TokenSelector {
    private static final String ID = "synthid";

    /** What is asked of the g-values. */
    public enum Score {
        /** Their mean. */
        MEAN,
        /** Their mean with weights that fall from ten to one over the keys. */
        WEIGHTED_MEAN,
        /** The chance of a watermark, by trained parameters. */
        BAYES
    }

    /** The published defaults; the keys are missing. */
    public SynthIdDetector() {
        this(
                List.of(),
                5,
                1024,
                Score.WEIGHTED_MEAN,
                List.of(),
                List.of(),
                0.5,
                16,
                Alarm.RATE,
                "tokens",
                "",
                Action.LABEL,
                0.5);
    }

    public SynthIdDetector {
        keys = keys.stream().map(String::valueOf).toList();
        beta = List.copyOf(beta);
        delta = List.copyOf(delta);
        if (run < 2 || history < 1 || least < 1) {
            throw new IllegalArgumentException(
                    "synthid.run is 2 or more, synthid.history and synthid.least 1 or more, got " + run + ", " + history
                            + " and " + least);
        }
        if (!(posterior > 0 && posterior < 1)) {
            throw new IllegalArgumentException("synthid.posterior is between 0 and 1, got " + posterior);
        }
        new Alarm(ID, falsePositives, action, factor);
    }

    @Override
    public Card card() {
        return Card.of(ID, "SynthID-Text watermark")
                .says("Labels documents that bear the tournament watermark of given keys, by their token ids.")
                .formula(
                        "g-values of runs whose context is new; mean, or mean with weights from 10 to 1, and z = (mean - 0.5)/(0.5 sqrt(sum w^2)/(depth sqrt(runs))); "
                                + "bayes: sum of log((g + 0.5) p2 + 1 - p2), p2 = sigmoid(beta + sum of delta g)")
                .source("Dathathri et al. 2024, doi:10.1038/s41586-024-08025-4, google-deepmind/synthid-text");
    }

    @Override
    public boolean weighs() {
        return action == Action.WEIGH;
    }

    @Override
    public Judge ready(Ids ids) {
        Alarm.needs(ID, "keys", !keys.isEmpty(), "the list of watermarking keys that the text was written with");
        long[] numbers =
                keys.stream().mapToLong(key -> number(String.valueOf(key))).toArray();
        if (score == Score.BAYES) {
            trained();
        }
        new SynthId(numbers, run, history);
        return new Scored(numbers, this, ids);
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("synthid.keys are whole numbers, got " + key, e);
        }
    }

    private SynthId.Trained trained() {
        boolean fits = beta.size() == keys.size() && delta.size() == keys.size();
        Alarm.needs(
                ID,
                "beta and delta",
                fits,
                "the trained parameters of the Bayesian score, " + keys.size() + " of each for so many keys, got "
                        + beta.size() + " and " + delta.size());
        double[][] rows = new double[delta.size()][];
        for (int i = 0; i < rows.length; i++) {
            if (!(delta.get(i) instanceof List<?> row) || row.size() < i) {
                throw new IllegalArgumentException(
                        "synthid.delta has a list for each key, with a number for each key before it; entry " + i
                                + " is " + delta.get(i));
            }
            rows[i] = doubles(row);
        }
        return new SynthId.Trained(doubles(beta), rows);
    }

    private static double[] doubles(List<?> numbers) {
        try {
            return numbers.stream()
                    .mapToDouble(number -> Double.parseDouble(String.valueOf(number)))
                    .toArray();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("synthid.beta and synthid.delta are numbers, got " + numbers, e);
        }
    }

    /** Made of plain values, so that it can be sent. */
    private static final class Scored implements Judge {
        private static final long serialVersionUID = 1;

        private final long[] keys;
        private final int run;
        private final int history;
        private final int least;
        private final double posterior;
        private final Score score;
        private final double[] beta;
        private final double[][] delta;
        private final Ids ids;
        private final Alarm alarm;

        Scored(long[] keys, SynthIdDetector settings, Ids ids) {
            this.keys = keys;
            this.run = settings.run;
            this.history = settings.history;
            this.least = settings.least;
            this.posterior = settings.posterior;
            this.score = settings.score;
            SynthId.Trained trained =
                    score == Score.BAYES ? settings.trained() : new SynthId.Trained(new double[0], new double[0][]);
            this.beta = trained.beta();
            this.delta = trained.delta();
            this.ids = ids;
            this.alarm = new Alarm(ID, settings.falsePositives, settings.action, settings.factor);
        }

        @Override
        public Decision judge(Item item) {
            int[] tokens = ids.of(item);
            if (tokens.length < run) {
                return alarm.tooShort("runs of tokens in new contexts", least);
            }
            SynthId.GValues values = new SynthId(keys, run, history).of(tokens);
            int runs = 0;
            for (boolean counted : values.counted()) {
                runs += counted ? 1 : 0;
            }
            return runs < least ? alarm.tooShort("runs of tokens in new contexts", least) : decision(values);
        }

        private Decision decision(SynthId.GValues values) {
            if (score == Score.BAYES) {
                double chance = SynthId.posterior(values.logOdds(new SynthId.Trained(beta, delta)));
                Label label = new Label(
                        ID,
                        chance,
                        OptionalDouble.empty(),
                        chance > posterior,
                        "a posterior above synthid.posterior flags, which is no false-positive rate");
                return alarm.action().on(label, alarm.factor());
            }
            SynthId.Score found = score == Score.MEAN ? values.mean() : values.weightedMean();
            return alarm.at(found.mean(), NormalDistribution.of(0, 1).survivalProbability(found.z()));
        }
    }
}

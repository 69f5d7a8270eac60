package org.genloss.curate.watermark;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.genloss.catalog.Card;
import org.genloss.data.Item;
import org.genloss.select.Action;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * Finds the watermark of Kirchenbauer et al. The score is z; flagged is a document whose chance of so many green tokens or more, of the runs scored, is at most the
 * false-positive rate (binomial law, exact where runs are scored once). Text from templates repeats its runs: scored with its repeats it is
 * flagged in 15 to 44 % of cases without any watermark, so each run is scored once unless told otherwise. The label of documents with fewer runs than the
 * least says so, without a score.
 *
 * @param scheme simple_1 or lefthash, selfhash or algorithm-3, minhash, skipgram, or free: ff-FUNCTION-WIDTH-SELF-SALT
 * @param salt the key, where the scheme does not name one
 * @param gamma share of the green list
 * @param vocabulary token ids of the tokenizer that the watermark was written with, padding included; to be given
 * @param once whether each run of tokens is scored once, however often it occurs
 * @param least fewest runs scored
 * @param falsePositives rate at which documents without the watermark are flagged; that of z above 4 unless set
 * @param field of the record with the token ids
 * @param tokenizer that turns text into ids, where no field has them
 * @param action what is done with flagged documents
 * @param factor weight of a flagged document under weigh
 */
@Shelf(Selector.class)
public record KgwDetector(
        String scheme,
        long salt,
        double gamma,
        int vocabulary,
        boolean once,
        int least,
        double falsePositives,
        String field,
        String tokenizer,
        Action action,
        double factor)
        implements TokenSelector {
    private static final String ID = "kgw";

    /** The defaults of the reference implementation; the vocabulary is missing. */
    public KgwDetector() {
        this("selfhash", SeedingScheme.SALT, 0.25, 0, true, 16, Alarm.RATE, "tokens", "", Action.LABEL, 0.5);
    }

    public KgwDetector {
        SeedingScheme.of(scheme);
        if (!(gamma > 0 && gamma < 1)) {
            throw new IllegalArgumentException("kgw.gamma is a share between 0 and 1, got " + gamma);
        }
        if (vocabulary < 0 || least < 1) {
            throw new IllegalArgumentException(
                    "kgw.vocabulary is 0 or more and kgw.least 1 or more, got " + vocabulary + " and " + least);
        }
        new Alarm(ID, falsePositives, action, factor);
    }

    @Override
    public Card card() {
        return Card.of(ID, "KGW watermark")
                .says("Labels documents that bear the red-and-green watermark of a key, by their token ids.")
                .formula(
                        "G green of T runs scored once: z = (G - gamma T)/sqrt(T gamma (1 - gamma)); flagged if P(Bin(T, gamma) >= G) <= false-positives")
                .source(
                        "Kirchenbauer et al. 2023, arXiv:2301.10226 and arXiv:2306.04634, extended_watermark_processor");
    }

    @Override
    public boolean weighs() {
        return action == Action.WEIGH;
    }

    @Override
    public Judge ready(Ids ids) {
        Alarm.needs(ID, "vocabulary", vocabulary > 0, "the number of token ids of the tokenizer, 50257 for GPT-2");
        SeedingScheme named = SeedingScheme.of(scheme);
        SeedingScheme keyed = named.salt() == SeedingScheme.SALT
                ? new SeedingScheme(named.function(), named.width(), named.selfSalt(), salt)
                : named;
        new Kgw(keyed, vocabulary, gamma);
        return new Scored(this, keyed, ids, new Alarm(ID, falsePositives, action, factor));
    }

    /** Green lists are remembered by each thread for itself. */
    private static final class Scored implements Judge {
        private static final long serialVersionUID = 1;

        private final int vocabulary;
        private final double gamma;
        private final boolean once;
        private final int least;
        private final String function;
        private final Ids ids;
        private final Alarm alarm;
        private transient ThreadLocal<Kgw> own;

        Scored(KgwDetector settings, SeedingScheme scheme, Ids ids, Alarm alarm) {
            this.vocabulary = settings.vocabulary;
            this.gamma = settings.gamma;
            this.once = settings.once;
            this.least = settings.least;
            this.function = "ff-" + scheme.function().word() + "-" + scheme.width() + "-"
                    + (scheme.selfSalt() ? "True" : "False") + "-" + scheme.salt();
            this.ids = ids;
            this.alarm = alarm;
        }

        private synchronized ThreadLocal<Kgw> own() {
            own = own == null
                    ? ThreadLocal.withInitial(() -> new Kgw(SeedingScheme.of(function), vocabulary, gamma))
                    : own;
            return own;
        }

        @Override
        public Decision judge(Item item) {
            int[] tokens = ids.of(item, vocabulary);
            Kgw kgw = own().get();
            if (tokens.length < kgw.least()) {
                return tooShort();
            }
            Kgw.Found found = kgw.score(tokens, once);
            if (found.scored() < least) {
                return tooShort();
            }
            double p = found.greens() == 0
                    ? 1
                    : BinomialDistribution.of(found.scored(), gamma).survivalProbability(found.greens() - 1);
            return alarm.at(found.z(), p);
        }

        private Decision tooShort() {
            return alarm.tooShort(once ? "different runs of tokens" : "runs of tokens", least);
        }
    }
}

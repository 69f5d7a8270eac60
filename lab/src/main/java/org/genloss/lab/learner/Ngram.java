package org.genloss.lab.learner;

import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;

/**
 * A language model that knows the last few symbols.
 *
 * @param order symbols in an n-gram, 1 to 5: the next symbol depends on the order-1 symbols before it
 * @param unit what a symbol is
 * @param smoothing how much of the probability goes to what was never seen, and where; with c the count of the symbol after the context, C the
 *     count of all and T the number of different symbols after it, p' the law after the context without its first symbol, V the number of
 *     symbols
 * @param alpha added to every count by additive smoothing, above 0
 * @param temperature draws are proportional to p^(1/temperature), 0.05 or more; the fitted law stays as it is
 * @param topP draws keep, at each place, the likeliest symbols that together hold this share (Holtzman et al. 2020), those as likely as the
 *     last of them included; 1 keeps all
 * @param boundaries whether begin and end of a document are part of the model; if not, lengths are taken from the documents of the data and
 *     a document begins with any symbol, all alike
 * @param vocabulary symbols that are known beforehand, as a text; whatever the data has is known too
 */
@Shelf(Learner.class)
public record Ngram(
        int order,
        Unit unit,
        Smoothing smoothing,
        double alpha,
        double temperature,
        double topP,
        boolean boundaries,
        String vocabulary)
        implements Learner {

    /** Below it powers of probabilities become too small for numbers. */
    private static final double COLDEST = 0.05;

    /** What a symbol is. */
    public enum Unit {
        /** Runs without white space, and line breaks. */
        WORDS(1000),
        /** Unicode code points. */
        CHARACTERS(5000);

        private final int longest;

        Unit(int longest) {
            this.longest = longest;
        }

        /** Symbols that a drawn document may have even where no document of the data has as many. */
        int longest() {
            return longest;
        }
    }

    /** How counts become probabilities. */
    public enum Smoothing {
        /** Interpolated modified Kneser-Ney: (c - D(c))/C + (sum D/C) p', lower orders by kinds of left neighbours, the lowest with 1/V. */
        KNESER_NEY,
        /** (c + T p')/(C + T), the lowest with 1/V. */
        WITTEN_BELL,
        /** (c + alpha)/(C + alpha V). */
        ADDITIVE,
        /** c/C: never anything new. */
        NONE
    }

    /** Why there is no model. */
    static final String NOTHING = "ngram needs at least one document that is not empty";

    public Ngram() {
        this(3, Unit.WORDS, Smoothing.KNESER_NEY, 0.1, 1, 1, true, "");
    }

    public Ngram {
        if (order < 1 || order > 5) {
            throw new IllegalArgumentException("ngram.order needs to be 1 to 5, got " + order);
        }
        if (!(alpha > 0) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException("ngram.alpha needs to be above 0, got " + alpha);
        }
        if (!(temperature >= COLDEST) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("ngram.temperature needs to be 0.05 or more, got " + temperature);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("ngram.top-p needs to be above 0 and at most 1, got " + topP);
        }
    }

    @Override
    public Card card() {
        return Card.of("ngram", "N-gram language model")
                .says("Predicts each word or character from the few before it, and draws documents symbol by symbol.")
                .formula("p(w | last order-1 symbols), interpolated modified Kneser-Ney unless set otherwise")
                .unit(Card.Unit.NONE)
                .undefinedWhen("the data is no text, or has no symbol")
                .source("Chen and Goodman 1998 (TR-10-98); Witten and Bell 1991");
    }

    @Override
    public boolean edits() {
        return true;
    }

    /** Smoothing stays: it fades as the counts grow. */
    @Override
    public Optional<Learner> exact() {
        return Optional.of(new Ngram(order, unit, smoothing, alpha, 1, 1, boundaries, vocabulary));
    }

    @Override
    public boolean weighs() {
        return true;
    }

    /** Temperature and top-p are settings of its own. */
    @Override
    public Learner sampled(Sampling way) {
        if (!(temperature * way.temperature() >= COLDEST)) {
            throw new IllegalArgumentException(
                    "sampling.temperature needs to be " + COLDEST + " or more for ngram, got " + way.temperature());
        }
        boolean own = Set.of(Sampling.Way.TEMPERATURE, Sampling.Way.TOP_P).containsAll(way.ways());
        return own
                ? new Ngram(
                        order,
                        unit,
                        smoothing,
                        alpha,
                        temperature * way.temperature(),
                        Math.min(topP, way.topP()),
                        boundaries,
                        vocabulary)
                : Learner.super.sampled(way);
    }

    @Override
    public Set<Sampling.Way> samples() {
        return Set.of(Sampling.Way.TEMPERATURE, Sampling.Way.TOP_K, Sampling.Way.TOP_P, Sampling.Way.SYSTEMATIC);
    }

    @Override
    public boolean forecasts() {
        return true;
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT;
    }

    @Override
    public GenerativeModel fit(Corpus data, Seed seed) {
        Corpus counted = Weighted.counted(data);
        NgramText text = NgramText.of(counted, new NgramVocabulary(unit, vocabulary), boundaries);
        if (text.documents() == 0 || (!boundaries && text.tokens().length == 0)) {
            throw new IllegalArgumentException(NOTHING);
        }
        return model(
                text.vocabulary(), NgramDocuments.of(text, counted instanceof Weighted), NgramCounts.of(text, order));
    }

    @Override
    public Optional<Tally> tally(int draws) {
        return Optional.of(new NgramTally(this));
    }

    NgramModel model(NgramVocabulary words, NgramDocuments documents, NgramCounts counts) {
        return new NgramModel(
                this, new NgramModel.Data(words, documents, counts), new Sampling(temperature, 1, 0, topP, false, 1));
    }
}

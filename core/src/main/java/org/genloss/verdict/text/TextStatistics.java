package org.genloss.verdict.text;

import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.battery.Statistic.Family;
import org.genloss.verdict.battery.Statistic.Side;

/** The statistics of the permutation test for texts, in their order. */
public enum TextStatistics {
    RARE_WORDS(
            card("rare-words", "Rare words")
                    .says(
                            "How many of the words that few groups of both sets together contain does it use, against the reference, at equal length?")
                    .formula(
                            "ln(E[rare words of G among m words] / the same of R), m = words of the smaller side; rare: in at most max(3, pool/200)"
                                    + " groups of both sets together; kept = exp"),
            "rare words",
            Family.TAIL),
    WORD_RICHNESS(
            card("word-richness", "Word richness")
                    .says("How many different words does it use, against the reference, at equal length?")
                    .formula(
                            "ln(E[different words of G among m words] / the same of R), m = words of the smaller side; hypergeometric; kept = exp"),
            "word richness",
            Family.DIVERSITY),
    DISTINCT_TRIGRAMS(
            card("distinct-trigrams", "Distinct runs of three words")
                    .says("How many different runs of three words does it use for its length, against the reference?")
                    .formula(
                            "ln(E[different runs of G among m] / the same of R), m = runs of the smaller side, each counted once a group; kept = exp"),
            "runs of three words",
            Family.DIVERSITY),
    WORD_ENTROPY(
            card("word-entropy", "Evenness of words")
                    .says(
                            "How evenly are words used, against the reference? exp is the ratio of effective numbers of words.")
                    .formula("H_G - H_R, H = -sum p ln p + (V-1)/(2N) over words; kept = exp"),
            "evenness of words",
            Family.DIVERSITY_SINGLE),
    CROSS_REPETITION(
            card("cross-document-repetition", "Variety across texts")
                    .says("How seldom do two texts share a run of three words, against the reference?")
                    .formula(
                            "-ln((sum C(c,2) + 5)/t3_G^2) + ln((sum C(d-c,2) + 5)/t3_R^2) over runs of three words, groups of the"
                                    + " side with longer ones thinned to the other's mean length; kept = exp")
                    .source("Salkar et al. 2022 (AACL-IJCNLP)"),
            "variety across texts",
            Family.REPETITION),
    WITHIN_REPETITION(
            card("within-document-repetition", "Variety within texts")
                    .says("Which share of a text's runs of three words are different, against the reference?")
                    .formula(
                            "mean over texts of distinct/all of its first runs of three words, G - R; first: up to the median number a text; kept = 1 + 2 of it"),
            "variety within texts",
            Family.DIVERSITY),
    TOPIC_CONTINUITY(
            card("topic-continuity", "Topic continuity")
                    .says("How often does a text come back to its own, elsewhere uncommon words, against the reference?"
                            + " Text without a thread does not.")
                    .formula(
                            "ln of the ratio of the mean over texts of at least 20 words of sum f(f-1)/(L(L-1)) over words in at most 5 % of"
                                    + " groups, winsorised at 99 %; kept = exp")
                    .undefinedWhen("under half of the texts have 20 words"),
            "threads of the texts",
            Family.STRUCTURE),
    WORD_BODY(
            card("word-body", "Shares of common words")
                    .says("How far have the shares of the words that are not rare moved?")
                    .formula(
                            "half the sum of |share in G - share in R| over words with d > max(3, pool/200), shares of all words")
                    .unit(Card.Unit.DISTANCE)
                    .range(0, 1),
            "common words",
            Family.SHIFT),
    TRIGRAM_OVERLAP(
            card("trigram-overlap", "Overlap of phrases")
                    .says("How many runs of three words of either side are seen on the other?")
                    .formula("mean of the shares of each side's different runs of three words that the other side has")
                    .unit(Card.Unit.SHARE)
                    .range(0, 1),
            "overlap of phrases",
            Family.SHIFT),
    TRIGRAM_BALANCE(
            card("trigram-balance", "Balance of phrases")
                    .says("Are more of its runs of three words found in the reference than the other way round?")
                    .formula("share of G's different runs of three words found in R, minus share of R's found in G")
                    .unit(Card.Unit.SHARE)
                    .range(-1, 1),
            "balance of phrases",
            Family.SHIFT),
    LENGTH(
            card("length", "Typical length")
                    .says("Are texts longer or shorter?")
                    .formula("mean ln(words + 1), G - R; changed = exp"),
            "text length",
            Family.SHIFT),
    LENGTH_SPREAD(
            card("length-spread", "Spread of lengths")
                    .says("Do lengths vary more or less?")
                    .formula("ln of the ratio of the standard deviations of ln(words + 1); changed = exp")
                    .undefinedWhen("fewer than two texts on a side, or all texts of one length"),
            "spread of text lengths",
            Family.SHIFT);

    private static final double OVERLAP_FACTOR = 1.15;
    private static final double LENGTH_FACTOR = 1.08;
    private static final double SPREAD_FACTOR = 1.15;
    private static final double BODY_EXCESS = 0.02;
    private static final double IMBALANCE = 0.05;

    private final Statistic statistic;

    TextStatistics(Card card, String subject, Family family) {
        this.statistic = new Statistic(card, subject, family, family == Family.SHIFT ? Side.SHIFT : Side.LOSS);
    }

    private static Card card(String id, String name) {
        return Card.of(id, name)
                .unit(Card.Unit.LOG)
                .harm(Card.Harm.LESS)
                .undefinedWhen("a side has no text to judge by");
    }

    /** All of them, in their order. */
    public static List<Statistic> all() {
        return Arrays.stream(values())
                .map(s -> s.shifts() ? s.eitherWay() : s.statistic)
                .toList();
    }

    private Statistic eitherWay() {
        return new Statistic(
                statistic.card().harm(Card.Harm.EITHER), statistic.subject(), statistic.family(), statistic.side());
    }

    /** Whether both directions count. */
    public boolean shifts() {
        return statistic.side() == Side.SHIFT;
    }

    /**
     * The effect that belongs to a value of the statistic: share retained for losses; for shifts excess, ratio or difference.
     *
     * @param mean mean over relabellings
     */
    double effect(double value, double mean) {
        return switch (this) {
            case WITHIN_REPETITION -> Math.max(0, 1 + 2 * value);
            case WORD_BODY, TRIGRAM_BALANCE -> value - mean;
            case TRIGRAM_OVERLAP -> value / mean;
            default -> Math.exp(value);
        };
    }

    /** A share, kept or moved; a ratio where a shift has no natural whole. */
    Card.Unit effectUnit() {
        return switch (this) {
            case TRIGRAM_OVERLAP, LENGTH, LENGTH_SPREAD -> Card.Unit.RATIO;
            default -> Card.Unit.SHARE;
        };
    }

    /** Share retained at this distance from no loss; NaN for shifts. */
    double seen(double need) {
        if (shifts()) {
            return Double.NaN;
        }
        return this == WITHIN_REPETITION ? Math.max(0, 1 - 2 * need) : Math.exp(-need);
    }

    /** Whether a shift is large enough to be told. */
    boolean holds(double effect) {
        return switch (this) {
            case WORD_BODY -> effect >= BODY_EXCESS;
            case TRIGRAM_BALANCE -> Math.abs(effect) >= IMBALANCE;
            case TRIGRAM_OVERLAP -> effect <= 1 / OVERLAP_FACTOR; // more than chance is no change of content
            case LENGTH -> beyond(effect, LENGTH_FACTOR);
            case LENGTH_SPREAD -> beyond(effect, SPREAD_FACTOR);
            default -> false;
        };
    }

    private static boolean beyond(double ratio, double factor) {
        return ratio >= factor || ratio <= 1 / factor;
    }
}

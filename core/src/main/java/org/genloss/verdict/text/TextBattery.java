package org.genloss.verdict.text;

import java.util.List;
import org.genloss.metric.Interval;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;

/**
 * The statistics of the permutation test for texts. Words and runs of three words are coded once; each relabelling adds up sparse counts.
 * A half is added to counts under a logarithm, so that a side that has lost everything still has a value.
 */
public final class TextBattery implements Battery {
    private static final double HALF = 0.5;
    private static final double PAIRS_ADDED = 5;

    /** Below this share of the words in common that chance gives, the sides begin to be taken for two languages. */
    private static final double FOREIGN = 0.5;

    /** Share of the mean topic chance that is added to both sides. */
    private static final double TOPIC_ADDED = 1e-3;

    private final TextCoding.Coded coded;
    private final TextLanes words;
    private final TextLanes trigrams;

    public TextBattery(Pool pool) {
        this.coded = pool.get(new TextCoding());
        this.words = new TextLanes(coded.words(), true);
        this.trigrams = new TextLanes(coded.trigrams(), false);
    }

    @Override
    public List<Statistic> statistics() {
        return TextStatistics.all();
    }

    @Override
    public void evaluate(boolean[] candidate, double[] out) {
        evaluate(new TextSums(coded, candidate), out);
    }

    @Override
    public void evaluate(boolean[][] candidate, double[][] out) {
        int[][] wordCounts = words.counts(candidate);
        int[][] trigramGroups = trigrams.counts(candidate);
        for (int l = 0; l < out.length; l++) {
            evaluate(new TextSums(coded, candidate[l], wordCounts[l], trigramGroups[l]), out[l]);
        }
    }

    private void evaluate(TextSums sums, double[] out) {
        TextSums.Side g = sums.candidate;
        TextSums.Side r = sums.reference;
        boolean nothing = g.tokens + r.tokens == 0;
        boolean noRuns = g.runs + r.runs == 0;
        set(out, TextStatistics.RARE_WORDS, nothing ? Double.NaN : lnRatio(g.rareWords, r.rareWords));
        set(out, TextStatistics.WORD_RICHNESS, nothing ? Double.NaN : lnRatio(g.words, r.words));
        set(out, TextStatistics.DISTINCT_TRIGRAMS, noRuns ? Double.NaN : lnRatio(g.trigrams, r.trigrams));
        set(out, TextStatistics.WORD_ENTROPY, nothing ? Double.NaN : g.entropy() - r.entropy());
        double together =
                Math.log((g.pairs + PAIRS_ADDED) / (r.pairs + PAIRS_ADDED)) - 2 * lnRatio(g.pairedRuns, r.pairedRuns);
        set(out, TextStatistics.CROSS_REPETITION, noRuns ? Double.NaN : -together);
        set(out, TextStatistics.WITHIN_REPETITION, g.varied / g.variedItems - r.varied / r.variedItems);
        set(out, TextStatistics.TOPIC_CONTINUITY, topic(g, r));
        set(out, TextStatistics.WORD_BODY, nothing ? Double.NaN : sums.bodyDistance);
        overlap(sums, out);
        set(out, TextStatistics.LENGTH, g.lengthMean() - r.lengthMean());
        double spread = Math.log(g.lengthSpread() / r.lengthSpread());
        set(out, TextStatistics.LENGTH_SPREAD, Double.isFinite(spread) ? spread : Double.NaN);
    }

    private double topic(TextSums.Side g, TextSums.Side r) {
        double added = TOPIC_ADDED * coded.topicScale();
        return Math.log((g.topic / g.topicItems + added) / (r.topic / r.topicItems + added));
    }

    private static void overlap(TextSums sums, double[] out) {
        double both = sums.sharedTrigrams();
        double precision = both / sums.candidate.allTrigrams;
        double recall = both / sums.reference.allTrigrams;
        set(out, TextStatistics.TRIGRAM_OVERLAP, (precision + recall) / 2);
        set(out, TextStatistics.TRIGRAM_BALANCE, precision - recall);
    }

    private static double lnRatio(double a, double b) {
        return Math.log((a + HALF) / (b + HALF));
    }

    private static void set(double[] out, TextStatistics statistic, double value) {
        out[statistic.ordinal()] = value;
    }

    @Override
    public double[] effect(boolean[] candidate, double[] observed, double[] permutedMean) {
        double[] effect = new double[observed.length];
        for (TextStatistics s : TextStatistics.values()) {
            effect[s.ordinal()] = s.effect(observed[s.ordinal()], permutedMean[s.ordinal()]);
        }
        return effect;
    }

    @Override
    public Effect effectOf(int statistic, boolean[] candidate, double permutedMean) {
        TextStatistics s = TextStatistics.values()[statistic];
        return new Effect(s.effectUnit(), value -> s.effect(value, permutedMean));
    }

    @Override
    public double bodyMoved(boolean[] candidate, double[] observed, double[] permutedMean) {
        int body = TextStatistics.WORD_BODY.ordinal();
        double moved = Math.max(0, observed[body] - permutedMean[body]);
        return Double.isNaN(moved) ? moved : Math.max(moved, foreign(candidate));
    }

    /**
     * How far the sides are from having words in common: 0 where at least half as much of one side's text as of mixed halves' is in words that
     * the other side uses too, 1 where nothing is. Two languages have marks, digits and names in common; the narrowest of collapses, one text
     * again and again, still is in the reference's words.
     */
    private double foreign(boolean[] candidate) {
        boolean[] mixed = new boolean[candidate.length];
        for (int g = 0; g < mixed.length; g++) {
            mixed[g] = g % 2 == 0;
        }
        double byChance = new TextSums(coded, mixed).inWordsOfBoth();
        double shared = new TextSums(coded, candidate).inWordsOfBoth();
        return byChance > 0 ? Math.max(0, 1 - shared / (FOREIGN * byChance)) : 0;
    }

    @Override
    public boolean lossHolds(
            int statistic, boolean[] candidate, double[] observed, double[] effect, boolean samePopulation) {
        return !TextStatistics.values()[statistic].shifts() && Double.isFinite(effect[statistic]);
    }

    @Override
    public boolean shiftHolds(int statistic, double effect) {
        return TextStatistics.values()[statistic].holds(effect);
    }

    @Override
    public Told tell(int statistic, boolean[] candidate, double effect, Interval floor) {
        return new TextTold(coded, new TextSums(coded, candidate))
                .tell(TextStatistics.values()[statistic], effect, floor);
    }

    @Override
    public double seen(int statistic, double need) {
        return TextStatistics.values()[statistic].seen(need);
    }
}

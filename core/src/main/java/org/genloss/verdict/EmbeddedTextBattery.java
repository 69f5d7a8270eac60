package org.genloss.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.genloss.metric.Interval;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.text.TextBattery;
import org.genloss.verdict.text.TextStatistics;
import org.genloss.verdict.vector.VectorBattery;
import org.genloss.verdict.vector.VectorStatistic;

/**
 * The statistics of texts and, behind them, those of points for the embeddings that came with the texts: one table of relabellings, so that both
 * share one false-alarm rate. The body has moved as far as its words or its points have, whichever moved farther.
 */
final class EmbeddedTextBattery implements Battery {
    private final Battery words;
    private final Battery points;
    private final int split;

    EmbeddedTextBattery(Pool pool) {
        this.words = new TextBattery(pool);
        this.points = new VectorBattery(pool);
        this.split = words.statistics().size();
    }

    /** The statistics of both, always in the same order. */
    static List<Statistic> all() {
        return Stream.concat(TextStatistics.all().stream(), VectorStatistic.all().stream())
                .toList();
    }

    @Override
    public List<Statistic> statistics() {
        return all();
    }

    @Override
    public void evaluate(boolean[] candidate, double[] out) {
        evaluate(new boolean[][] {candidate}, new double[][] {out});
    }

    @Override
    public void evaluate(boolean[][] candidate, double[][] out) {
        double[][] ofWords = new double[out.length][split];
        double[][] ofPoints = new double[out.length][points.statistics().size()];
        words.evaluate(candidate, ofWords);
        points.evaluate(candidate, ofPoints);
        for (int l = 0; l < out.length; l++) {
            System.arraycopy(ofWords[l], 0, out[l], 0, split);
            System.arraycopy(ofPoints[l], 0, out[l], split, ofPoints[l].length);
        }
    }

    @Override
    public double[] effect(boolean[] candidate, double[] observed, double[] permutedMean) {
        double[] ofWords = words.effect(candidate, words(observed), words(permutedMean));
        double[] ofPoints = points.effect(candidate, points(observed), points(permutedMean));
        double[] both = Arrays.copyOf(ofWords, split + ofPoints.length);
        System.arraycopy(ofPoints, 0, both, split, ofPoints.length);
        return both;
    }

    @Override
    public Effect effectOf(int statistic, boolean[] candidate, double permutedMean) {
        return of(statistic).effectOf(place(statistic), candidate, permutedMean);
    }

    @Override
    public double bodyMoved(boolean[] candidate, double[] observed, double[] permutedMean) {
        double ofWords = words.bodyMoved(candidate, words(observed), words(permutedMean));
        double ofPoints = points.bodyMoved(candidate, points(observed), points(permutedMean));
        return ofPoints > ofWords || Double.isNaN(ofWords) ? ofPoints : ofWords;
    }

    @Override
    public boolean lossHolds(
            int statistic, boolean[] candidate, double[] observed, double[] effect, boolean samePopulation) {
        boolean text = statistic < split;
        return of(statistic)
                .lossHolds(
                        place(statistic),
                        candidate,
                        text ? words(observed) : points(observed),
                        text ? words(effect) : points(effect),
                        samePopulation);
    }

    @Override
    public boolean shiftHolds(int statistic, double effect) {
        return of(statistic).shiftHolds(place(statistic), effect);
    }

    /** What points found is said to come from the embeddings. */
    @Override
    public Told tell(int statistic, boolean[] candidate, double effect, Interval floor) {
        Told told = of(statistic).tell(place(statistic), candidate, effect, floor);
        String sentence = told.sentence();
        return statistic < split
                ? told
                : new Told(
                        "By their embeddings: " + sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                                + sentence.substring(1),
                        told.examples(),
                        told.counts());
    }

    @Override
    public double seen(int statistic, double need) {
        return of(statistic).seen(place(statistic), need);
    }

    private Battery of(int statistic) {
        return statistic < split ? words : points;
    }

    private int place(int statistic) {
        return statistic < split ? statistic : statistic - split;
    }

    private double[] words(double[] both) {
        return Arrays.copyOf(both, split);
    }

    private double[] points(double[] both) {
        return Arrays.copyOfRange(both, split, both.length);
    }
}

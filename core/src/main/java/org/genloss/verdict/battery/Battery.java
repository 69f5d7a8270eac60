package org.genloss.verdict.battery;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.genloss.catalog.Card;
import org.genloss.metric.Interval;
import org.genloss.profile.Pool;

/**
 * All statistics of the permutation test for one kind of data. A battery codes the pool once, blind to labels; after that each relabelling
 * only counts. Batteries are safe to use from several threads at once.
 */
public interface Battery {
    /** Makes the battery for a pool. */
    interface Maker {
        Battery of(Pool pool);
    }

    /** The statistics, always in the same order. */
    List<Statistic> statistics();

    /**
     * Evaluates every statistic under a labelling.
     *
     * @param candidate candidate[g] is true where group g of the pool is labelled as candidate
     * @param out one number a statistic; NaN where it is undefined
     */
    void evaluate(boolean[] candidate, double[] out);

    /** Evaluates every statistic under several labellings; out[l] belongs to labelling l. */
    default void evaluate(boolean[][] candidate, double[][] out) {
        for (int l = 0; l < candidate.length; l++) {
            evaluate(candidate[l], out[l]);
        }
    }

    /**
     * The size of the effect under the true labelling, one a statistic: for losses the share retained (1 = all kept), for shifts the size
     * of the
     * change on the statistic's own scale (a total-variation excess, a ratio); NaN where undefined.
     *
     * @param observed the statistics under the true labels
     * @param permutedMean mean of each statistic over the relabellings
     */
    double[] effect(boolean[] candidate, double[] observed, double[] permutedMean);

    /**
     * How values of a statistic read as sizes of the effect: never falling, and the observed value gives {@link #effect}.
     *
     * @param candidate the true labels
     * @param permutedMean mean of the statistic over the relabellings
     */
    Effect effectOf(int statistic, boolean[] candidate, double permutedMean);

    /**
     * A scale of effects.
     *
     * @param unit of the effect: a share kept or moved, a ratio, a distance
     * @param of from values of the statistic
     */
    record Effect(Card.Unit unit, DoubleUnaryOperator of) {
        /** What is kept of the reference's. */
        public static Effect kept(DoubleUnaryOperator of) {
            return new Effect(Card.Unit.SHARE, of);
        }
    }

    /**
     * How far the body itself moved (S of the level rules): excess total variation of words or clusters; 0 for tables.
     *
     * @param candidate the true labels
     */
    double bodyMoved(boolean[] candidate, double[] observed, double[] permutedMean);

    /**
     * Whether guards hold for a loss, other than its floor: that it is a loss and not a move.
     *
     * @param samePopulation the candidate is declared to be the same population: guards that excuse missing fidelity do not apply
     */
    boolean lossHolds(int statistic, boolean[] candidate, double[] observed, double[] effect, boolean samePopulation);

    /** Whether a shift is larger than the floor for shifts of that statistic. */
    boolean shiftHolds(int statistic, double effect);

    /** What the statistic found, in plain words with its numbers, and examples by name (at most 12). */
    Told tell(int statistic, boolean[] candidate, double effect, Interval floor);

    /**
     * A sentence and its examples.
     *
     * @param counts how often each example was seen; empty where they are not counted
     */
    record Told(String sentence, List<String> examples, List<Counts> counts) {
        public Told(String sentence, List<String> examples) {
            this(sentence, examples, List.of());
        }
    }

    /**
     * The smallest loss that a test with this threshold would have seen in four of five cases, as retained share.
     *
     * @param need distance from no loss, on the statistic's own scale, that has 80 % power
     */
    double seen(int statistic, double need);
}

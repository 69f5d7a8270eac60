package org.genloss.lab.theory;

import java.util.Optional;
import org.genloss.lab.Regime;
import org.genloss.lab.regime.FixedReal;
import org.genloss.lab.regime.FreshMix;
import org.genloss.lab.regime.Mixed;
import org.genloss.lab.regime.Stream;
import org.genloss.lab.regime.WeightedMix;

/**
 * What one fit is made of: items drawn by the last model and real ones, the items of either kind all weighing the same.
 *
 * @param drawn items that the last model drew
 * @param share of the fit's weight that lies on these
 * @param real items that are real
 * @param fixed whether these are those of the first fit
 */
record Round(double drawn, double share, double real, boolean fixed) {
    /** Empty where a regime looks back farther, or mixes by chance. @param fit 2 or more */
    static Optional<Round> of(Regime regime, int items, int fit) {
        double drawn = regime.synthetic(items, fit);
        double fresh = regime.fresh(items, fit);
        if (regime instanceof FixedReal) {
            return Optional.of(new Round(drawn, drawn / (drawn + items), items, true));
        }
        if (regime instanceof WeightedMix weighted) {
            boolean fixed = weighted.source() == WeightedMix.RealItems.FIXED;
            return Optional.of(new Round(drawn, 1 - weighted.share(items), items, fixed));
        }
        boolean counted = regime instanceof Mixed
                || (regime instanceof FreshMix mix && mix.sampling() == FreshMix.Sampling.EXACT)
                || (regime instanceof Stream stream && stream.seen() == Stream.Seen.NEW);
        return counted ? Optional.of(new Round(drawn, drawn / (drawn + fresh), fresh, false)) : Optional.empty();
    }

    /** Sum of the squared weights of the drawn items, in units in which all weights sum to 1. */
    double drawnSquares() {
        return share == 0 ? 0 : share * share / drawn;
    }

    /** The same of the real ones. */
    double realSquares() {
        return share == 1 ? 0 : (1 - share) * (1 - share) / real;
    }
}

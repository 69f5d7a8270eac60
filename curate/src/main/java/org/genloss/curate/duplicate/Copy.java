package org.genloss.curate.duplicate;

import java.util.Comparator;
import org.genloss.data.Origin;

/**
 * What decides which of several copies stays.
 *
 * @param origin where it comes from
 * @param date when it was made, in a form whose alphabetical order is that of time ({@code 2019-04-30}); empty where not known
 * @param licensed whether its licence is known
 */
public record Copy(Origin origin, String date, boolean licensed) {
    /** The rank of what people wrote. */
    public static final int HUMAN = 0;

    /** The rank of what models wrote. */
    public static final int SYNTHETIC = 2;

    /**
     * The best copy first: human before unknown before synthetic, the lower belief or generation before the higher; then the older, undated ones last;
     * then those with a licence. Equal copies stay in the order in which they came.
     */
    public static final Comparator<Copy> BEST_FIRST = Comparator.comparingInt(Copy::rank)
            .thenComparingDouble(Copy::distance)
            .thenComparing(copy -> copy.date().isEmpty())
            .thenComparing(Copy::date)
            .thenComparing(copy -> !copy.licensed());

    /** Of unknown origin, without date and licence. */
    public static Copy unknown() {
        return new Copy(Origin.unknown(), "", false);
    }

    /** 0 for human, 1 for unknown, 2 for synthetic: the lower the better. */
    public int rank() {
        return origin instanceof Origin.Human ? HUMAN : origin instanceof Origin.Unknown ? 1 : SYNTHETIC;
    }

    /** Among copies of one rank, the lower the better: the belief that it is synthetic, or the generation. */
    public double distance() {
        if (origin instanceof Origin.Synthetic synthetic) {
            return synthetic.generation();
        }
        return origin instanceof Origin.Unknown unknown ? unknown.syntheticBelief() : 0;
    }
}

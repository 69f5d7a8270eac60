package org.genloss.lab.regime;

import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.History;
import org.genloss.lab.Regime;

/**
 * A regime whose fits use what the last model drew and fresh real items, in fixed numbers and nothing else: the two counts say all of it.
 * Closed forms for one such regime hold for all of them.
 */
public interface Mixed extends Regime {
    @Override
    default Corpus next(History past, Corpus fresh, Seed seed) {
        return Corpora.concat(List.of(Corpora.head(past.latest(), synthetic(past.items(), past.fits() + 1)), fresh));
    }

    /** A count as an int. @throws IllegalArgumentException where it is too large to be held in memory */
    static int count(String regime, double items) {
        if (!(items <= Integer.MAX_VALUE / 2)) {
            throw new IllegalArgumentException(String.format(
                    java.util.Locale.ROOT,
                    "%s asks for %.3g items in one fit, too many to hold in memory",
                    regime,
                    items));
        }
        return (int) Math.round(items);
    }
}

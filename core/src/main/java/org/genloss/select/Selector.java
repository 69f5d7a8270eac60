package org.genloss.select;

import java.util.Set;
import org.genloss.catalog.Carded;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Kind;
import org.genloss.profile.Profile;

/**
 * A way of choosing among items. A selector is a record: its settings are its components, with the published values as defaults. It sees the whole
 * corpus once, as a profile, and then judges items one by one.
 */
public interface Selector extends Carded {
    /** Whether it has a meaning for data of this shape. */
    boolean fits(Schema schema);

    /** What it must know of the whole before it can judge; nothing for rules that look at one item. */
    default Set<Kind<?>> needs(Schema schema) {
        return Set.of();
    }

    /** Fields of a record that its judges read beside the content, {@link org.genloss.data.Item#notes}; whoever reads the records brings these along. */
    default Set<String> fields() {
        return Set.of();
    }

    /** Whether its judges may give weights, with the settings as they are. */
    default boolean weighs() {
        return false;
    }

    /** Whether what it drops stays dropped, whatever a protection of tails or a quota wants back: it decides about the single item, not on its quality. */
    default boolean binding() {
        return false;
    }

    /**
     * Whether what its judges change is the same content written otherwise: repaired, or with names replaced by their kind. Data that what it leaves is compared with is changed alike; what
     * chooses parts of a content, lines of a page say, is no mending, since what it takes is a loss.
     */
    default boolean mends() {
        return false;
    }

    /**
     * A judge for a corpus.
     *
     * @param seen the corpus, with summaries of all kinds that {@link #needs} lists
     * @param seed for selectors that draw
     */
    Judge ready(Profile seen, Seed seed);
}

package org.genloss.curate.tail;

import java.util.Set;
import org.genloss.data.Item;
import org.genloss.data.Seed;
import org.genloss.profile.Kind;
import org.genloss.profile.Profile;

/** What makes an item one of the tail. A record: its settings are its components. What is rare is told by a reference, not by what is curated. */
public sealed interface Criterion permits RareWords, RareValue, SparseRegion, SmallCluster {
    /** The name under which reports tell it. */
    String id();

    /** What must be known of the reference. */
    Set<Kind<?>> needs();

    /**
     * A mark for items.
     *
     * @param reference with summaries of all kinds that {@link #needs} lists
     * @param seed for criteria that draw
     */
    Mark ready(Profile reference, Seed seed);

    /** Tells items of the tail from those of the body; any thread may ask. */
    interface Mark {
        boolean tail(Item item);
    }
}

package org.genloss.profile;

import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.genloss.data.Corpus;
import org.genloss.data.Item;

/** A mergeable state: any split of the items, folded in any order and merged in any order, gives the same bytes. */
public interface Summary<S extends Summary<S>> {
    void accept(Item item);

    /** Of which items {@link #accept} looks at the content; the others it may be given without. Empty where it looks at all. */
    default Optional<Corpus.Wanted> wanted() {
        return Optional.empty();
    }

    /** Takes in what the other has seen; the other is not used afterwards. */
    void merge(S other);

    void write(DataOutput out) throws IOException;
}

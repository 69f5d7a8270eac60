package org.genloss.profile;

import java.io.DataInput;
import java.io.IOException;

/** What makes a summary. A kind is a record: equal kinds share one pass. */
public interface Kind<S extends Summary<S>> {
    String name();

    /** Version of the layout that {@link Summary#write} writes. */
    int version();

    S empty();

    S read(DataInput in, int version) throws IOException;
}

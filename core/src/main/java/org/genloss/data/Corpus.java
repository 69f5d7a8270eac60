package org.genloss.data;

import java.util.stream.Stream;

/** A reopenable collection of items of one schema. The caller closes the stream. */
public interface Corpus {
    Schema schema();

    /** All items, in an order that is the same at every call. */
    Stream<Item> items();
}

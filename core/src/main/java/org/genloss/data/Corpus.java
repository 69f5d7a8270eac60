package org.genloss.data;

import java.util.function.LongFunction;
import java.util.stream.Stream;

/** A reopenable collection of items of one schema. The caller closes the stream. */
public interface Corpus {
    Schema schema();

    /** All items, in an order that is the same at every call. */
    Stream<Item> items();

    /** Says of which groups the content is asked for. */
    interface Wanted {
        /**
         * Whether it is of this group.
         *
         * @param named as {@link Item#named}
         */
        boolean wants(String group, boolean named);

        /**
         * Hears, before the first of them, of items that are certain to come and that the data does not name: what is wanted can be known the sooner.
         *
         * @param schema of all items
         * @param items their number
         * @param name the name of item 1, 2, .., which is its group's too
         */
        default void announce(Schema schema, long items, LongFunction<String> name) {}
    }

    /**
     * The same items for a reader that looks at the content of some only: an item of a group that is not wanted may come without its content and
     * notes, and without known origin. That its content can be read is checked as of any other.
     */
    default Stream<Item> items(Wanted wanted) {
        return items();
    }
}

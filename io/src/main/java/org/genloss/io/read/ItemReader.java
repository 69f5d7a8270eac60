package org.genloss.io.read;

import java.io.Closeable;
import org.genloss.data.Corpus;
import org.genloss.data.Item;

/** One pass over the items of one file. */
interface ItemReader extends Closeable {
    /** The next item, null at the end. @throws DamagedRow where a row cannot be used; the next call goes on behind it */
    Item next() throws DamagedRow;

    /** From here on the content of items is asked for where it is wanted; an item of another group may come without (see {@link Corpus#items(Corpus.Wanted)}). */
    default void only(Corpus.Wanted wanted) {}

    /** The column, in characters from 1, at which a cell begins in a line of the file; 0 where that means nothing. */
    default long column(String line, int cell) {
        return 0;
    }

    /** True where a damaged row is a line of the file that can be shown; false where rows are only counted. */
    default boolean lines() {
        return true;
    }

    /** The record behind the last item as a JSON object, as it stands in the file; null where the file does not hold one. */
    default String raw() {
        return null;
    }

    /** Whether the last item bears a name of its own. */
    default boolean identified() {
        return false;
    }

    /** Whether the name of the last item was that of another one before, so that its row was added. */
    default boolean repeats() {
        return false;
    }

    @Override
    void close();
}

package org.genloss.io.read;

import java.io.Closeable;

/** One pass over the records of one file. */
interface RecordReader extends Closeable {
    /** The next record, null at the end. @throws DamagedRow where one cannot be used; the next call goes on behind it */
    RawRow next() throws DamagedRow;

    /**
     * The number of records, which are numbered from 1, where it can be told beforehand that each can be read and holds single values, in these
     * fields finite numbers or none; 0 where not.
     */
    default long sound(int[] numbers) {
        return 0;
    }

    /** The place of a field in the records of the file, which need not be its place among the fields asked for. */
    default int cell(int field) {
        return -1;
    }

    /** See {@link ItemReader#column}. */
    default long column(String line, int cell) {
        return 0;
    }

    /** See {@link ItemReader#lines}. */
    default boolean lines() {
        return true;
    }

    /** See {@link ItemReader#raw}. */
    default String raw() {
        return null;
    }

    @Override
    void close();
}

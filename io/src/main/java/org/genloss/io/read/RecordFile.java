package org.genloss.io.read;

import java.util.List;

/** A file of records with named fields. */
interface RecordFile {
    DataFile file();

    Format format();

    /** Looks at the first records, or all. Damaged ones are passed over. */
    void scan(FieldStats stats, long limit);

    /** Reads these fields. @throws BadInput if the file has a header and a field is not in it */
    RecordReader open(List<String> fields);

    /**
     * Whether a record has a value in a field that the first records do not show. Only objects may: each has fields of its own, and they are read until one has it.
     */
    default boolean has(String field) {
        if (format() != Format.JSON_LINES && format() != Format.JSON_ARRAY) {
            return false;
        }
        try (RecordReader records = open(List.of(field))) {
            while (true) {
                try {
                    RawRow row = records.next();
                    if (row == null || row.value(0) != Values.MISSING) {
                        return row != null;
                    }
                } catch (DamagedRow damaged) {
                    continue; // counted when the items are read
                }
            }
        }
    }

    /** True where the file states the type of every field, so that a sample tells all. */
    default boolean typed() {
        return false;
    }

    /** The names of the fields where the file begins with them. */
    default List<String> header() {
        return List.of();
    }

    /** False where the names of the fields are made up. */
    default boolean named() {
        return true;
    }
}

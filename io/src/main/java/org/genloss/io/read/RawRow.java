package org.genloss.io.read;

/** One record of a file, before its fields have a meaning; it may be looked at until the next one is read. */
interface RawRow {
    /** Its number, for naming: the line in a JSONL file, the record below the header in a table. */
    long number();

    /** Where it begins. */
    long line();

    /** Fields that it has: those asked for, or those known so far where all were. */
    int width();

    /** One of the forms of {@link Values}. */
    Object value(int field);

    /** A record whose values are there. */
    record Of(long number, long line, Object[] values) implements RawRow {
        @Override
        public int width() {
            return values.length;
        }

        @Override
        public Object value(int field) {
            return values[field];
        }
    }
}

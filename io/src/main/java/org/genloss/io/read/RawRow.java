package org.genloss.io.read;

/**
 * One record of a file, before its fields have a meaning.
 *
 * @param number its number, for naming: the line in a JSONL file, the record below the header in a table
 * @param line where it begins
 * @param values one of the forms of {@link Values} for every field asked for
 */
record RawRow(long number, long line, Object[] values) {}

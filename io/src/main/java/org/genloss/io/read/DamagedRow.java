package org.genloss.io.read;

/** One row cannot be used; the rows after it can still be read. */
final class DamagedRow extends Exception {
    private static final long serialVersionUID = 1L;

    /** In place of a cell. */
    private static final int NOT_UTF8 = -2;

    private static final int TOO_LONG = -3;

    private final long line;
    private final long column;
    private final int cell;
    private final String remedy;
    private final String file;

    private DamagedRow(long line, long column, int cell, String[] words) {
        this("", line, column, cell, words);
    }

    private DamagedRow(String file, long line, long column, int cell, String[] words) {
        super(words[0], null, false, false);
        this.file = file;
        this.line = line;
        this.column = column;
        this.cell = cell;
        this.remedy = words[1];
    }

    /** Damage at a column of the line, counted in characters from 1; 0 where the whole line is meant. */
    static DamagedRow at(long line, long column, String what) {
        return new DamagedRow(line, column, -1, new String[] {what, "Repair the line"});
    }

    /** The same with something better to do than to repair the line. */
    static DamagedRow at(long line, long column, String what, String remedy) {
        return new DamagedRow(line, column, -1, new String[] {what, remedy});
    }

    /** Bytes that are no UTF-8. */
    static DamagedRow notUtf8(long line, long column, String what) {
        return new DamagedRow(
                line, column, NOT_UTF8, new String[] {what, "Convert the file (iconv -f WINDOWS-1252 -t UTF-8)"});
    }

    /**
     * An item beyond what is held in memory, which the rows after it do not suffer from.
     *
     * @param unit what an item is: "line"
     * @param most the longest: "16,777,216 bytes"
     */
    static DamagedRow tooLong(long line, String unit, String most, String remedy) {
        String what = "the " + unit + " is longer than " + most + " (16 MiB), and a " + unit + " is an item";
        return new DamagedRow(line, 0, TOO_LONG, new String[] {what, remedy});
    }

    /** Damage in a cell of a table, counted from 0 in the order of the file. */
    static DamagedRow inCell(long line, int cell, String what, String remedy) {
        return new DamagedRow(line, 0, cell, new String[] {what, remedy});
    }

    /** The same where the row is a file of its own: the place is that file, and has no line. */
    DamagedRow in(DataFile own) {
        return new DamagedRow(own.name(), 0, 0, cell, new String[] {getMessage(), remedy});
    }

    /** The file that the row fills; empty where it is one of several in a file. */
    String file() {
        return file;
    }

    long line() {
        return line;
    }

    long column() {
        return column;
    }

    /** True if the bytes are the damage, not what they say. */
    boolean isNotUtf8() {
        return cell == NOT_UTF8;
    }

    boolean isTooLong() {
        return cell == TOO_LONG;
    }

    int cell() {
        return cell;
    }

    /** What to do, an imperative without a full stop. */
    String remedy() {
        return remedy;
    }
}

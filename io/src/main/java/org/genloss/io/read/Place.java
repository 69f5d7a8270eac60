package org.genloss.io.read;

/**
 * A place in the input.
 *
 * @param file the name the user gave
 * @param unit what is counted: "line", or "row" where a file has no lines
 * @param line its number from 1; 0 where the message is about the file
 * @param column in characters, counted from 1; 0 where the message is about the line
 */
public record Place(String file, String unit, long line, long column) {
    /** A line of a text file. */
    public Place(String file, long line, long column) {
        this(file, "line", line, column);
    }

    /** The whole file. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public String toString() {
        return file + (line > 0 ? ", " + unit + " " + line : "") + (line > 0 && column > 0 ? ", column " + column : "");
    }
}

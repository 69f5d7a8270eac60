package org.genloss.io.read;

/**
 * A place in the input.
 *
 * @param file the name the user gave
 * @param line counted from 1; 0 where the message is about the file
 * @param column in characters, counted from 1; 0 where the message is about the line
 */
public record Place(String file, long line, long column) {
  /** The whole file. */
  public static Place of(String file) {
    return new Place(file, 0, 0);
  }

  @Override
  public String toString() {
    return file + (line > 0 ? ", line " + line : "") + (line > 0 && column > 0 ? ", column " + column : "");
  }
}

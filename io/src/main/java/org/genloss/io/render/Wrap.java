package org.genloss.io.render;

/** Breaks text at spaces. */
final class Wrap {
    private Wrap() {}

    /** Every line is indented, further lines by two more. */
    static String at(String text, int indent, int width) {
        StringBuilder out = new StringBuilder();
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        for (String word : text.strip().split(" +")) {
            if (!line.toString().isBlank() && line.length() + 1 + word.length() > width) {
                out.append(line).append('\n');
                line = new StringBuilder(" ".repeat(indent + 2));
            }
            line.append(line.toString().isBlank() ? "" : " ").append(word);
        }
        return out.append(line).toString();
    }
}

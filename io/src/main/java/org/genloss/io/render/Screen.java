package org.genloss.io.render;

/** Lines for a terminal of a certain width: what data holds never commands it. */
final class Screen {
    /** Narrower terminals get lines of this width. */
    static final int LEAST = 60;

    private final StringBuilder out = new StringBuilder();
    final Glyphs glyphs;
    final int width;

    Screen(Glyphs glyphs, int width) {
        this.glyphs = glyphs;
        this.width = Math.max(LEAST, width);
    }

    /** One line, or several with breaks in them. */
    Screen line(String text) {
        out.append(glyphs.plain(text).stripTrailing()).append('\n');
        return this;
    }

    /** Text broken at spaces. */
    Screen wrapped(String text, int indent) {
        return line(Wrap.at(text, indent, width));
    }

    /** The same, of second rank. */
    Screen note(String text, int indent) {
        for (String line : Wrap.at(text, indent, width).split("\n")) {
            line(glyphs.dim(line));
        }
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

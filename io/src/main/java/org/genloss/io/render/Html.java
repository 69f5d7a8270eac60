package org.genloss.io.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes markup that is well-formed XML and safe by construction: text and attribute values are escaped, elements are closed in order.
 * Characters that XML cannot hold become U+FFFD; marks that turn the direction of text are isolated.
 */
final class Html {
    private static final Set<String> CHILDLESS =
            Set.of("br", "img", "input", "rect", "line", "path", "circle", "polygon", "polyline", "use");

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are name, value, name, value, .. A null value leaves the attribute out. */
    Html open(String name, Object... attributes) {
        start(name, attributes).append('>');
        open.push(name);
        return this;
    }

    /** An element that has no content: a void one of HTML, or one of SVG. */
    Html empty(String name, Object... attributes) {
        if (!CHILDLESS.contains(name)) {
            throw new IllegalArgumentException("<" + name + "/> would stay open in HTML");
        }
        start(name, attributes).append("/>");
        return this;
    }

    /** An element that holds text. */
    Html text(String name, String content, Object... attributes) {
        return open(name, attributes).text(content).close();
    }

    /** Text, escaped. */
    Html text(String content) {
        out.append(escape(content));
        return this;
    }

    /** A sentence whose names stand between backticks: these are set as code. */
    Html sentence(String content) {
        Matcher name = NAME.matcher(content);
        int at = 0;
        while (name.find()) {
            text(content.substring(at, name.start())).text("code", name.group(1));
            at = name.end();
        }
        return text(content.substring(at));
    }

    /** Data from a file: never markup, direction isolated, marked as data. */
    Html data(String content) {
        return text("bdi", content, "class", "q-data");
    }

    /** The name of a file or generation: as safe as data, but part of the interface. */
    Html name(String content) {
        return text("bdi", content);
    }

    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes n elements. */
    Html close(int n) {
        for (int i = 0; i < n; i++) {
            close();
        }
        return this;
    }

    /** Takes over finished markup of another writer. */
    Html add(Html other) {
        if (!other.open.isEmpty()) {
            throw new IllegalStateException("unclosed " + other.open.peek());
        }
        out.append(other.out);
        return this;
    }

    /** The content of a style element: our own, from the jar. */
    Html style(String css) {
        if (css.contains("<") || css.contains("]]>")) {
            throw new IllegalArgumentException("style sheets hold no markup");
        }
        out.append("<style>").append(css).append("</style>");
        return this;
    }

    Html line() {
        out.append('\n');
        return this;
    }

    private StringBuilder start(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(escape(String.valueOf(attributes[i + 1])))
                        .append('"');
            }
        }
        return out;
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> escape(c, safe));
        return safe.toString();
    }

    private static void escape(int c, StringBuilder safe) {
        switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> {
                boolean control = c < 0x20 && c != '\n' && c != '\t';
                boolean turns =
                        (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f;
                boolean outside = (c >= 0xd800 && c <= 0xdfff) || c == 0xfffe || c == 0xffff || c == 0x7f;
                safe.appendCodePoint(control || turns || outside ? 0xfffd : c);
            }
        }
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("unclosed " + open.peek());
        }
        return out.toString();
    }
}

package org.genloss.io.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.genloss.verdict.Level;

/** What every report page shares: head, style, glyphs, top line and foot. One file, no script, no network. */
final class Page {
    private static final String[][] SYMBOLS = {
        {"healthy", "<circle cx=\"7\" cy=\"7\" r=\"5.2\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.7\"/>"},
        {
            "shifted",
            "<path d=\"M7 1.2 12.8 7 7 12.8 1.2 7Z\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.7\" stroke-linejoin=\"round\"/>"
        },
        {
            "early",
            "<circle cx=\"7\" cy=\"7\" r=\"5.2\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.7\"/><path d=\"M7 1.8a5.2 5.2 0 0 1 0 10.4Z\" fill=\"currentColor\"/>"
        },
        {"late", "<circle cx=\"7\" cy=\"7\" r=\"6\" fill=\"currentColor\"/>"},
        {
            "undecided",
            "<circle cx=\"7\" cy=\"7\" r=\"5.2\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.7\" stroke-dasharray=\"2.2 1.9\"/>"
        }
    };

    private Page() {}

    /**
     * A whole page.
     *
     * @param title of the window
     * @param css names of style sheets in the jar, beside page.css
     * @param moreCss rules made for this page
     * @param body everything between the skip link and the end
     */
    static String of(String title, String css, String moreCss, Html body) {
        StringBuilder symbols = new StringBuilder(
                "<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\"><defs>");
        for (String[] symbol : SYMBOLS) {
            symbols.append("<symbol id=\"")
                    .append(symbol[0])
                    .append("\" viewBox=\"0 0 14 14\">")
                    .append(symbol[1])
                    .append("</symbol>");
        }
        symbols.append("</defs></svg>");
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"
                + "<meta name=\"color-scheme\" content=\"light dark\"/><title>" + Html.escape(title) + "</title>"
                + new Html().style(sheet("page") + sheet(css) + moreCss) + "</head><body>" + symbols
                + "<a class=\"skip\" href=\"#main\">Skip to the result</a>\n<div class=\"page\">" + body
                + "</div></body></html>\n";
    }

    /** The top line: what this is, and on what. */
    static Html top(String command, String subject, String facts) {
        Html html = new Html()
                .open("header", "class", "top")
                .open("span")
                .text("b", "genloss")
                .text(" " + command + " · ")
                .name(subject)
                .close();
        return html.text("span", facts).close();
    }

    static Html foot(String version, String credit) {
        return new Html()
                .open("footer", "class", "foot")
                .text("span", "genloss " + version + " · one file, no network, no script")
                .text("span", credit)
                .close();
    }

    /** Glyph and words of a verdict, on a pill. */
    static Html pill(Level level) {
        String name = name(level);
        return new Html()
                .open("span", "class", "v pill " + name)
                .add(glyph(level, null))
                .text(level.words())
                .close();
    }

    static Html glyph(Level level, String style) {
        return new Html()
                .open("svg", "class", style == null ? null : "gl " + name(level), "style", style, "aria-hidden", "true")
                .empty("use", "href", "#" + name(level))
                .close();
    }

    /** The class and symbol of a level. */
    static String name(Level level) {
        return switch (level) {
            case HEALTHY -> "healthy";
            case SHIFTED -> "shifted";
            case EARLY_COLLAPSE -> "early";
            case LATE_COLLAPSE -> "late";
            case UNDECIDED -> "undecided";
        };
    }

    private static String sheet(String name) {
        try (InputStream in = Page.class.getResourceAsStream("/org/genloss/io/render/" + name + ".css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the jar lacks " + name + ".css", e);
        }
    }
}

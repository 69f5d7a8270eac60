package org.genloss.io.render;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.genloss.verdict.Level;

/** Verdicts as glyphs whose fill grows with severity; letters of plain ASCII where the terminal has no others. */
final class Glyphs {
    /** Control characters, escapes that are no colour, and marks that turn the direction of text. */
    private static final Pattern COMMANDS = Pattern.compile(
            "[\\x00-\\x09\\x0b-\\x1a\\x1c-\\x1f\\x7f\\x80-\\x9f\\u202a-\\u202e\\u2066-\\u2069]|\\x1b(?!\\[[0-9;]*m)");

    private final boolean unicode;
    private final boolean colour;

    Glyphs(boolean unicode, boolean colour) {
        this.unicode = unicode;
        this.colour = colour;
    }

    String of(Level level) {
        return switch (level) {
            case HEALTHY -> unicode ? "○" : "o";
            case SHIFTED -> unicode ? "◇" : "~";
            case EARLY_COLLAPSE -> unicode ? "◐" : "-";
            case LATE_COLLAPSE -> unicode ? "●" : "#";
            case UNDECIDED -> unicode ? "◌" : "?";
        };
    }

    /** Glyph and words in the colour of the verdict, padded to a width that the colour does not count in. */
    String words(Level level, int width) {
        String text = of(level) + " " + level.words();
        String padded = text + " ".repeat(Math.max(0, width - text.length()));
        return paint(
                padded,
                switch (level) {
                    case HEALTHY -> "36";
                    case SHIFTED -> "34";
                    case EARLY_COLLAPSE -> "33";
                    case LATE_COLLAPSE -> "1;31";
                    case UNDECIDED -> "2";
                });
    }

    String bold(String text) {
        return paint(text, "1");
    }

    String dim(String text) {
        return paint(text, "2");
    }

    String underlined(String text) {
        return paint(text, "4");
    }

    private String paint(String text, String code) {
        return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }

    /** Text in the characters that the terminal has; what would command it, other than our colours, is replaced. */
    String plain(String text) {
        return characters(COMMANDS.matcher(text).replaceAll(unicode ? "\ufffd" : "?"));
    }

    private String characters(String text) {
        return unicode
                ? text
                : text.replace('–', '-')
                        .replace('−', '-')
                        .replace('░', ':')
                        .replace('─', '-')
                        .replace("±", "+-")
                        .replace('≈', '~')
                        .replace('●', '*')
                        .replace('○', 'o')
                        .replace('↑', '^')
                        .replace('↓', 'v')
                        .replace('…', '.')
                        .replace('\u00a0', ' ')
                        .replaceAll("[^\\x00-\\x7f]", "?");
    }

    /**
     * One bar of eight heights a value, from 0, or the lowest where that lies below, to the largest, or 0 where that lies below; empty where all are
     * equal, which is no course. What is no number has the least height.
     */
    String spark(double[] values) {
        double[] numbers = Arrays.stream(values).filter(Double::isFinite).toArray();
        double least = Arrays.stream(numbers).min().orElse(0);
        double most = Arrays.stream(numbers).max().orElse(0);
        if (least == most) {
            return "";
        }
        double bottom = Math.min(0, least);
        double span = Math.max(0, most) - bottom;
        StringBuilder bars = new StringBuilder();
        for (double value : values) {
            int height = Double.isFinite(value) ? (int) Math.round(7 * (value - bottom) / span) : 0;
            bars.append(unicode ? "▁▂▃▄▅▆▇█".charAt(height) : Character.forDigit(height, 10));
        }
        return bars.toString();
    }
}
